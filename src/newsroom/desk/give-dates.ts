import { deskContract } from '../../contract/desk.ts';
import { dateTogether } from '../date-stories.ts';
import { handle } from '../door.ts';

export const giveDates = handle(deskContract.giveDates, async ({ rooms, who, body: { dates } }) => {
  await dateTogether(rooms, dates, who.person);
  return {};
});
