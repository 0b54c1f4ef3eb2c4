import { countNotices, markNotices, readNotices, readNoticeWays, saveNoticeWays } from '../../store/notices.ts';
import { inboxContract } from '../../contract/inbox.ts';
import { handle } from '../door.ts';

/** How much the inbox shows; what was done long ago is in the activity of its story. */
const SHOWN = 200;

export const readInbox = handle(inboxContract.readInbox, async ({ rooms: { store }, who: { person } }) => ({
  open: await countNotices(store.reader, person.id),
  notices: (await readNotices(store.reader, person.id, SHOWN)).map(
    ({ id, kind, storyId, headline, dir, byName, say, at, doneAt }) => ({
      ...{ id, kind, storyId, headline, dir, byName, say, at, doneAt },
    }),
  ),
}));

export const markInbox = handle(inboxContract.markInbox, async ({ rooms: { store, clock }, who: { person }, body }) => {
  const doneAt = body.isDone ? clock.now() : null;
  await store.write((tx) => markNotices(tx, person.id, { ids: body.ids, doneAt }));
  return {};
});

export const readWays = handle(
  inboxContract.readNoticeWays,
  async ({ rooms: { store, isMailing }, who: { person } }) => ({
    ...(await readNoticeWays(store.reader, person.id)),
    isMailing,
  }),
);

export const chooseWays = handle(
  inboxContract.chooseNoticeWays,
  async ({ rooms: { store }, who: { person }, body }) => {
    await store.write((tx) => saveNoticeWays(tx, person.id, body));
    return {};
  },
);
