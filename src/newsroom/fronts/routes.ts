import { frontsContract as contract } from '../../contract/fronts.ts';
import { contentName } from '../../base/hash.ts';
import { launchesOf } from '../../store/launch-history.ts';
import { frontPage } from './front-page.ts';
import { boardRevision, commandsAfter } from '../../store/arranging.ts';
import { frontsShowing, plannedLaunches, readFrontAt } from '../../store/launches.ts';
import { launchesWithEnd } from '../../store/released-launches.ts';
import type { Db } from '../../store/open-store.ts';
import type { Uses } from '../acts.ts';
import { handle, type Route } from '../door.ts';
import { launchView, receiptView } from '../publishing/views.ts';
import { foundStories } from './find-stories.ts';
import { beginFront, giveCommand, settle, takeBack } from './give-command.ts';
import { cancelLaunch, launchNow, planLaunch } from './launch.ts';
import { listFronts } from './read-fronts.ts';
import { commandedView, doneViews, frontView } from './views.ts';

const readFronts = handle(contract.readFronts, ({ rooms: { store } }) => store.snapshot(listFronts));

/** Does something that others who look at the front are to see as it is done. */
async function seenAtOnce<T>({ live }: Uses<'live'>, doing: Promise<T>): Promise<T> {
  const done = await doing;
  live.soon();
  return done;
}

const begin = handle(contract.beginFront, async ({ rooms, who, params: { front }, body: { hand } }) => {
  await seenAtOnce(rooms, beginFront(rooms, { front, hand }, who.person));
  return { revision: await boardRevision(rooms.store.reader) };
});

const readFront = handle(contract.readFront, ({ rooms: { store }, who, params: { front } }) =>
  // One moment for all of it: a screen that shows half of a command would make its next one on what never was.
  store.snapshot((db) => frontView(db, front, who.person)),
);

const find = handle(contract.findFrontStories, async ({ rooms: { store }, query }) => ({
  stories: await foundStories(store.reader, query),
}));

const readPast = handle(contract.readFrontPast, async ({ rooms: { store }, params: { front }, query: { at } }) => ({
  containers: await readFrontAt(store.reader, front, at),
}));

/** Answers 304 to who has these very bytes: whoever looks at a front that others arrange asks again and again. */
const showPage = handle(
  contract.showFrontPage,
  async ({ rooms, params, query: { at, lite, scheme }, request, reply }) => {
    const { html, policy } = await frontPage(rooms, { ...params, at, scheme, isLite: lite === 'yes' });
    const tag = `"${contentName(html)}"`;
    reply.header('content-security-policy', policy).header('etag', tag);
    if (request.headers['if-none-match'] === tag) return reply.status(304).send();
    return reply.type('text/html; charset=utf-8').send(html);
  },
);

const readLaunches = handle(contract.readFrontLaunches, async ({ rooms: { store }, params: { front } }) => ({
  launches: (await launchesOf(store.reader, front)).map(({ things, ...launched }) => ({
    ...launched,
    parts: things.length,
  })),
}));

const give = handle(contract.giveFrontCommand, async ({ rooms, who, body }) =>
  commandedView(rooms.store.reader, await seenAtOnce(rooms, giveCommand(rooms, body, who.person))),
);

const hold = handle(contract.holdCard, ({ rooms: { live }, who, body }) => {
  live.hold({ ...body, person: who.person.id });
  return Promise.resolve({});
});

const readCommands = handle(contract.readFrontCommands, async ({ rooms: { store }, query: { after, limit } }) => ({
  revision: await boardRevision(store.reader),
  commands: await doneViews(store.reader, await commandsAfter(store.reader, after, limit)),
}));

const undo = handle(contract.takeBack, async ({ rooms, who, body }) => {
  const commanded = await seenAtOnce(rooms, takeBack(rooms, body, who.person));
  return { outcome: commanded && (await commandedView(rooms.store.reader, commanded)) };
});

const choose = handle(contract.settleFrontChoice, async ({ rooms, who, params: { id }, body: { again } }) => {
  const commanded = await seenAtOnce(rooms, settle(rooms, { id, again }, who.person));
  return { outcome: commanded && (await commandedView(rooms.store.reader, commanded)) };
});

const launch = handle(contract.launch, async ({ rooms, who, body: { when, ...wanted } }) => {
  if (when) return { id: await planLaunch(rooms, { ...wanted, when }, who.person), receipt: null };
  const started = performance.now();
  const { id, press } = await seenAtOnce(rooms, launchNow(rooms, wanted, who.person));
  const fronts = await frontsShowing(rooms.store.reader, wanted.things);
  return { id, receipt: await receiptView(rooms, press, { started, fronts }) };
});

const listLaunches = handle(contract.listLaunches, async ({ rooms: { store, clock } }) => ({
  now: clock.now(),
  ...{ planned: await plannedViews(store.reader), live: await liveViews(store.reader) },
}));

const cancel = handle(contract.cancelLaunch, async ({ rooms, who, params: { id }, body: { why } }) => {
  await cancelLaunch(rooms, { id, why }, who.person);
  return { planned: await plannedViews(rooms.store.reader) };
});

async function plannedViews(db: Db) {
  return Promise.all((await plannedLaunches(db)).map((one) => launchView(db, one)));
}

async function liveViews(db: Db) {
  return Promise.all((await launchesWithEnd(db)).map((one) => launchView(db, one)));
}

export const frontsRoutes: readonly Route[] = [
  readFronts,
  begin,
  readFront,
  find,
  readPast,
  showPage,
  readLaunches,
  give,
  hold,
  readCommands,
  undo,
  choose,
  launch,
  listLaunches,
  cancel,
];
