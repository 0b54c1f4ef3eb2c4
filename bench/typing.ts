// Three editors type in a story of 3,000 words: from a keystroke leaving to its acknowledgement, and what it costs the server.
// node scripts/run.mjs bench/typing.ts
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../src/base/clock.ts';
import { silentLog } from '../src/base/log.ts';
import { openCollaboration } from '../src/newsroom/drafts/collaborate.ts';
import { saveDraft } from '../src/store/drafts.ts';
import { openStore } from '../src/store/open-store.ts';
import { plain } from '../src/story/rich-text.ts';
import { storySchema } from '../src/story/story.ts';
import { percentile, row } from './report.ts';
import { aTypist, keystroke, type Typist } from './typist.ts';

const EDITORS = 3;
const KEYSTROKES = 400;
const ID = 's2345678';

const story = storySchema.parse({
  id: ID,
  edition: 'uk',
  section: 'world',
  headline: 'A long story',
  urlSlug: 'a-long-story',
  body: Array.from({ length: 60 }, (_, at) => ({
    type: 'paragraph',
    ...plain(Array.from({ length: 50 }, (_word, n) => `word${(at * 50 + n) % 997}`).join(' ')),
  })),
});

if (process.argv.includes('serve')) await serve();
else await measure();

/** The server in a process of its own, so that what it costs is counted apart from the editors. */
async function serve(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-typing-'));
  const store = await openStore(join(folder, 'standfirst.db'));
  await store.write((tx) => saveDraft(tx, story, { at: systemClock.now(), by: 'bench' }));
  const { attach, close } = await openCollaboration(
    { store, clock: systemClock, log: silentLog },
    {
      authenticate: async ({ headers }) => ({
        person: { id: headers.cookie ?? '', name: 'Bench', role: 'reporter' },
        sessionId: '1',
      }),
      stillThere: async (who) => who,
    },
  );
  const server = createServer();
  attach(server);
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.on('message', (message) => {
    if (message === 'cpu') process.send?.(process.cpuUsage());
    else
      void close()
        .then(() => store.close())
        .then(() => end(folder));
  });
}

function end(folder: string): void {
  rmSync(folder, { recursive: true });
  process.exit(0);
}

async function measure(): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), ['serve']);
  const [port] = (await once(child, 'message')) as [number];
  const editors = Array.from({ length: EDITORS }, (_, at) => aTypist(port, { name: `editor${at}`, story: ID }));
  await Promise.all(editors.map(({ ready }) => ready));
  row('pause', 'keystrokes', 'ack p50', 'p95', 'p99', 'server CPU each');
  for (const pause of [100, 20, 0]) {
    const before = await cpuOf(child);
    const waits = (await Promise.all(editors.map((editor, at) => type(editor, at, pause)))).flat();
    const spent = (await cpuOf(child)) - before;
    row(
      pause === 0 ? 'none' : `${pause} ms`,
      waits.length,
      ...[0.5, 0.95, 0.99].map((share) => `${percentile(waits, share).toFixed(1)} ms`),
      `${(spent / waits.length / 1000).toFixed(2)} ms`,
    );
  }
  for (const { leave } of editors) leave();
  child.send('end');
  await once(child, 'exit');
}

async function cpuOf(child: ReturnType<typeof fork>): Promise<number> {
  child.send('cpu');
  const [{ user, system }] = (await once(child, 'message')) as [NodeJS.CpuUsage];
  return user + system;
}

/** Types a letter, waits for its acknowledgement, pauses, and so on; gives the waits in milliseconds. */
async function type(editor: Typist, at: number, pause: number): Promise<number[]> {
  const waits: number[] = [];
  for (let stroke = 0; stroke < KEYSTROKES; stroke += 1) {
    waits.push(await keystroke(editor, 10 + at));
    if (pause > 0) await sleep(pause * (0.5 + Math.random()));
  }
  return waits;
}
