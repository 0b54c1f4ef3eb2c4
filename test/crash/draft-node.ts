// A program that serves two stories of a database to their editors, one node of several, started by typing-on-nodes.slow.test.ts as a process of its own and
// killed there. It says when it listens.
//   node draft-node.ts ADDRESS PORT
import { createServer } from 'node:http';
import type * as logRoom from '../../src/base/log.ts';
import type * as collaborateRoom from '../../src/newsroom/drafts/collaborate.ts';
import type * as draftsRoom from '../../src/store/drafts.ts';
import type * as openStoreRoom from '../../src/store/open-store.ts';
import { aStory, idOf, paragraph } from '../house/stories.ts';

const [address = '', port = '0'] = process.argv.slice(2);
const built = (file: string) => import(new URL(`../../dist/${file}`, import.meta.url).href);

const { openStore } = (await built('store/open-store.js')) as typeof openStoreRoom;
const { readDraft, saveDraft } = (await built('store/drafts.js')) as typeof draftsRoom;
const { openCollaboration } = (await built('newsroom/drafts/collaborate.js')) as typeof collaborateRoom;
const { silentLog } = (await built('base/log.js')) as typeof logRoom;

const store = await openStore(address);
const { clock } = store;
const body = [paragraph('The ferry came in at first light.'), paragraph('The end.')];
await store.write(async (tx) => {
  for (const number of [1, 2]) {
    if (await readDraft(tx, idOf(number))) continue;
    await saveDraft(tx, aStory({ id: idOf(number), section: 'news', body }), { at: clock.now(), by: 'crash' });
  }
});

const person = (id: string) => ({ person: { id, name: id, role: 'sub-editor' as const }, sessionId: id });
const { attach } = await openCollaboration(
  { store, clock, log: silentLog },
  { authenticate: async ({ headers }) => person(headers.cookie ?? ''), stillThere: async (who) => who },
  { pauseMs: 300, latestMs: 1_000 },
);
const server = createServer();
attach(server);
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('listens\n'));
