import { recentBylines } from '../../store/recent-drafts.ts';
import { listAccounts } from '../../store/people.ts';
import { deskContract } from '../../contract/desk.ts';
import { handle } from '../door.ts';

/** From how many of the drafts touched last names are taken. */
const LOOKED_AT = 500;

export const readBylines = handle(deskContract.readBylines, async ({ rooms: { store, isDemo } }) => {
  const colleagues = (await listAccounts(store.reader, { withDemo: isDemo })).filter(
    ({ state }) => state.is === 'active',
  );
  const past = await recentBylines(store.reader, LOOKED_AT);
  return { names: [...new Set([...colleagues.map(({ name }) => name), ...past])] };
});
