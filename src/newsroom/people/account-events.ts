import { accountEvents, eventsSeen, GRAVE, seeEvents as see } from '../../store/account-events.ts';
import { peopleContract } from '../../contract/people.ts';
import { handle } from '../door.ts';

const MOST = 20;

export const readEvents = handle(peopleContract.readEvents, async ({ rooms: { store }, who }) => {
  const { id } = who.person;
  const seen = await eventsSeen(store.reader, id);
  const events = await accountEvents(store.reader, id, MOST);
  return {
    events: events.map(({ seq, at, act, summary, name, details }) => ({
      ...{ seq, at, act, summary, by: name },
      address: typeof details['address'] === 'string' ? details['address'] : null,
      isNew: seq > seen && GRAVE.includes(act),
    })),
  };
});

export const seeEvents = handle(peopleContract.seeEvents, async ({ rooms: { store }, who, body }) => {
  await store.write((tx) => see(tx, who.person.id, body.upTo));
  return {};
});
