// A program that publishes without end, started by publishing.slow.test.ts as a process of its own and killed there. It waits
// for a line on standard input, then says one JSON line for each version that the newsroom acknowledged.
//   node publishing.ts DATA SEED
import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { createInterface } from 'node:readline';
import { chance } from '../house/chance.ts';
import { publishingWith } from '../house/publishing-with.ts';
import { aStory, idOf, paragraph } from '../house/stories.ts';
import type * as newsroomFolderRoom from '../../src/main/newsroom-folder.ts';
import type * as openOrSetUpRoom from '../../src/main/open-rooms.ts';
import type * as openLogRoom from '../../src/main/open-log.ts';
import type * as actsRoom from '../../src/newsroom/acts.ts';
import type * as gateRoom from '../../src/newsroom/gate.ts';
import type * as draftsRoom from '../../src/store/drafts.ts';
import type * as readPublishedRoom from '../../src/store/versions.ts';
import type { Acknowledged } from './acknowledged.ts';

const [folder = '', seed = '0'] = process.argv.slice(2);
const built = (file: string) => import(new URL(`../../dist/${file}`, import.meta.url).href);

const { newsroomFolder } = (await built('main/newsroom-folder.js')) as typeof newsroomFolderRoom;
const { openOrSetUp } = (await built('main/open-rooms.js')) as typeof openOrSetUpRoom;
const { openLog } = (await built('main/open-log.js')) as typeof openLogRoom;
const { commitAndPress } = (await built('newsroom/acts.js')) as typeof actsRoom;
const { letThrough } = (await built('newsroom/gate.js')) as typeof gateRoom;
const { saveDraft } = (await built('store/drafts.js')) as typeof draftsRoom;
const { readPublished } = (await built('store/versions.js')) as typeof readPublishedRoom;

const publishStory = publishingWith({ commitAndPress, letThrough, saveDraft });

/** So many stories are published over and over. */
const STORIES = 12;

const lines = createInterface({ input: process.stdin });
// It is killed, and would keep nothing of what it has compiled.
flushCompileCache();
process.stdout.write('ready\n');
await once(lines, 'line');
const rooms = await openOrSetUp(newsroomFolder(folder), openLog());
const pick = chance(Number(seed));
for (;;) {
  const id = idOf(pick.number(STORIES));
  const before = await readPublished(rooms.store.reader, id);
  const story = aStory({
    id,
    section: pick.of(['world', 'sport', 'news']),
    edition: 'uk',
    urlSlug: pick.of(['one', 'two', 'three']),
    headline: `Headline ${seed}-${pick.number(1_000_000)}`,
    body: Array.from({ length: pick.number(40) + 1 }, (_, at) =>
      paragraph(`Paragraph ${at} of ${pick.number(1_000_000)}.`),
    ),
  });
  const change = before ? pick.of(['minor', 'update', 'correction'] as const) : 'first';
  const { version } = await publishStory(rooms, { story, change, note: 'What changed.' }, { name: 'crash' });
  const said: Acknowledged = { story, version };
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
