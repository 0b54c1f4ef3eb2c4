// A program that publishes, corrects, withdraws and kills without end, while older stories are laid into packs over and over; started by
// packing.slow.test.ts as a process of its own and killed there. It says one JSON line before each act and one after it.
//   node packing.ts DATA SEED FIRST-NUMBER
import { flushCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { chance } from '../house/chance.ts';
import { publishingWith } from '../house/publishing-with.ts';
import { aStory, idOf, paragraph } from '../house/stories.ts';
import type * as newsroomFolderRoom from '../../src/main/newsroom-folder.ts';
import type * as openOrSetUpRoom from '../../src/main/open-rooms.ts';
import type * as openLogRoom from '../../src/main/open-log.ts';
import type * as actsRoom from '../../src/newsroom/acts.ts';
import type * as gateRoom from '../../src/newsroom/gate.ts';
import type * as takeAwayRoom from '../../src/newsroom/publishing/take-away.ts';
import type * as packColdRoom from '../../src/press/pack-cold.ts';
import type * as draftsRoom from '../../src/store/drafts.ts';
import type * as readPublishedRoom from '../../src/store/versions.ts';
import type { Said } from './packed-stories.ts';

const [folder = '', seed = '0', first = '0'] = process.argv.slice(2);
const built = (file: string) => import(new URL(`../../dist/${file}`, import.meta.url).href);

const { newsroomFolder } = (await built('main/newsroom-folder.js')) as typeof newsroomFolderRoom;
const { openOrSetUp } = (await built('main/open-rooms.js')) as typeof openOrSetUpRoom;
const { openLog } = (await built('main/open-log.js')) as typeof openLogRoom;
const { commitAndPress } = (await built('newsroom/acts.js')) as typeof actsRoom;
const { letThrough } = (await built('newsroom/gate.js')) as typeof gateRoom;
const { killWithProof, withdrawWithProof } = (await built('newsroom/publishing/take-away.js')) as typeof takeAwayRoom;
const { packCold } = (await built('press/pack-cold.js')) as typeof packColdRoom;
const { saveDraft } = (await built('store/drafts.js')) as typeof draftsRoom;
const { readPublished } = (await built('store/versions.js')) as typeof readPublishedRoom;

const publishStory = publishingWith({ commitAndPress, letThrough, saveDraft });

/** Stories that are alive at a time, more or less, and how many of them stay in files. */
const STORIES = 9;
const HOT = 2;
/** So small that a month soon has several packs. */
const LIMIT = 30_000;
const actor = { name: 'crash' };

const say = (said: Said) => process.stdout.write(`${JSON.stringify(said)}\n`);

// It is killed, and would keep nothing of what it has compiled.
flushCompileCache();
const rooms = await openOrSetUp(newsroomFolder(folder), openLog());
const pick = chance(Number(seed));
let next = Number(first);

async function publish(id: string): Promise<void> {
  const before = await readPublished(rooms.store.reader, id);
  const headline = `Headline ${seed}-${pick.number(1_000_000)}`;
  say({ is: 'begun', id, headline });
  const body = Array.from({ length: pick.number(20) + 1 }, (_, at) =>
    paragraph(`Paragraph ${at} of ${pick.number(1_000_000)}.`),
  );
  const story = aStory({ id, section: 'news', edition: 'uk', urlSlug: pick.of(['one', 'two']), headline, body });
  const at = `2007-0${5 + pick.number(3)}-10T08:00:00Z`;
  const version = { story, note: 'What changed.', stated: { firstPublishedAt: at, lastUpdatedAt: at } };
  await publishStory(rooms, { ...version, change: before ? pick.of(['update', 'correction']) : 'first' }, actor);
  say({ is: 'live', id, headline });
}

async function takeAway(id: string, is: 'withdrawn' | 'killed'): Promise<void> {
  say({ is: 'begun', id, headline: null });
  const taking = { storyId: id, reason: 'It was not so.', confirm: 'KILL' };
  await (is === 'killed' ? killWithProof : withdrawWithProof)(rooms, taking, actor);
  say({ is, id });
}

async function isKilled(id: string): Promise<boolean> {
  return (await readPublished(rooms.store.reader, id))?.state.is === 'killed';
}

async function act(): Promise<void> {
  const id = idOf(Math.max(0, next - STORIES) + pick.number(STORIES));
  const before = await readPublished(rooms.store.reader, id);
  if (!before || before.state.is !== 'live') return (await isKilled(id)) ? publish(idOf((next += 1))) : publish(id);
  return pick.of([
    () => publish(id),
    () => publish(id),
    () => publish(idOf((next += 1))),
    () => takeAway(id, 'withdrawn'),
    () => takeAway(id, 'killed'),
  ])();
}

async function packWithoutEnd(): Promise<never> {
  for (;;) {
    say({ is: 'packed', pages: (await packCold(rooms, { hot: HOT, limit: LIMIT })).pages });
    await sleep(5);
  }
}

if (next === 0) while (next < STORIES) await publish(idOf((next += 1)));
say({ is: 'ready' });
void packWithoutEnd();
for (;;) await act();
