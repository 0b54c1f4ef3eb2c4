// A program that serves one story to several editors and publishes it now and then, started by collaborating.slow.test.ts as a
// process of its own and killed there. It waits for a line on standard input, then says one JSON line for each version.
//   node collaborating.ts DATA PORT SEED
import { once } from 'node:events';
import { createServer } from 'node:http';
import { flushCompileCache } from 'node:module';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type * as newsroomFolderRoom from '../../src/main/newsroom-folder.ts';
import type * as openLogRoom from '../../src/main/open-log.ts';
import type * as openRoomsRoom from '../../src/main/open-rooms.ts';
import type * as collaborateRoom from '../../src/newsroom/drafts/collaborate.ts';
import type * as actsRoom from '../../src/newsroom/acts.ts';
import type * as gateRoom from '../../src/newsroom/gate.ts';
import type * as draftsRoom from '../../src/store/drafts.ts';
import type * as versionsRoom from '../../src/store/versions.ts';
import { chance } from '../house/chance.ts';
import { publishingWith } from '../house/publishing-with.ts';
import { aStory, paragraph } from '../house/stories.ts';

const [folder = '', port = '0', seed = '0'] = process.argv.slice(2);
const built = (file: string) => import(new URL(`../../dist/${file}`, import.meta.url).href);

const { newsroomFolder } = (await built('main/newsroom-folder.js')) as typeof newsroomFolderRoom;
const { openOrSetUp } = (await built('main/open-rooms.js')) as typeof openRoomsRoom;
const { openLog } = (await built('main/open-log.js')) as typeof openLogRoom;
const { openCollaboration } = (await built('newsroom/drafts/collaborate.js')) as typeof collaborateRoom;
const { commitAndPress } = (await built('newsroom/acts.js')) as typeof actsRoom;
const { letThrough } = (await built('newsroom/gate.js')) as typeof gateRoom;
const { readDraft, saveDraft } = (await built('store/drafts.js')) as typeof draftsRoom;
const { readPublished } = (await built('store/versions.js')) as typeof versionsRoom;

const publishStory = publishingWith({ commitAndPress, letThrough, saveDraft });

const lines = createInterface({ input: process.stdin });
// It is killed, and would keep nothing of what it has compiled.
flushCompileCache();
process.stdout.write('ready\n');
await once(lines, 'line');
const rooms = await openOrSetUp(newsroomFolder(folder), openLog());
const story = aStory({
  section: 'news',
  body: [paragraph('The ferry came in at first light.'), paragraph('The end.')],
});
if (!(await readDraft(rooms.store.reader, story.id))) {
  await rooms.store.write((tx) => saveDraft(tx, story, { at: rooms.clock.now(), by: 'crash' }));
}

const person = (id: string) => ({ person: { id, name: id, role: 'reporter' as const }, sessionId: id });
const { attach, drafts } = await openCollaboration(
  rooms,
  { authenticate: async ({ headers }) => person(headers.cookie ?? ''), stillThere: async (who) => who },
  { pauseMs: 60, latestMs: 200 },
);
const server = createServer();
attach(server);
await new Promise<void>((resolve) => server.listen(Number(port), '127.0.0.1', resolve));

const pick = chance(Number(seed));
for (;;) {
  await sleep(pick.number(150));
  const current = await drafts.current(story.id).catch(() => null);
  if (!current) continue;
  const change = (await readPublished(rooms.store.reader, story.id)) ? 'minor' : 'first';
  const done = await publishStory(rooms, { story: current.story, change, note: null }, { name: 'crash' }).catch(
    () => null,
  );
  if (done) process.stdout.write(`${JSON.stringify({ version: done.version })}\n`);
}
