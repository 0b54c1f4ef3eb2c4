// Somebody types while another person sends small updates over 100 connections to 20 stories, as fast as they are taken: from a keystroke
// leaving to its acknowledgement, before it and meanwhile, and for how long the server's loop was held.
// node scripts/run.mjs bench/flood.ts
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../src/base/clock.ts';
import { silentLog } from '../src/base/log.ts';
import { openCollaboration } from '../src/newsroom/drafts/collaborate.ts';
import { saveDraft } from '../src/store/drafts.ts';
import { openStore } from '../src/store/open-store.ts';
import { plain } from '../src/story/rich-text.ts';
import { storySchema } from '../src/story/story.ts';
import { floodOfSockets } from '../test/house/floods.ts';
import { percentile, row } from './report.ts';
import { aTypist, keystroke, type Typist } from './typist.ts';

const LASTS_MS = 8_000;
const STORIES = [...'bcdfghjkmnpqrstvwxyz2'].map((letter) => `s234567${letter}`);
const [OWN = ''] = STORIES;

const [, , as] = process.argv;
if (as === 'serve') await serve();
else if (as === 'flood') await flood();
else await measure();

async function serve(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-flood-'));
  const store = await openStore(join(folder, 'standfirst.db'));
  const body = Array.from({ length: 20 }, () => ({
    type: 'paragraph',
    ...plain('The ferry came in at first light. '.repeat(10)),
  }));
  for (const id of STORIES) {
    const story = storySchema.parse({
      id,
      edition: 'uk',
      section: 'world',
      headline: 'A story',
      urlSlug: 'a-story',
      body,
    });
    await store.write((tx) => saveDraft(tx, story, { at: systemClock.now(), by: 'bench' }));
  }
  const { attach } = await openCollaboration(
    { store, clock: systemClock, log: silentLog },
    {
      authenticate: async ({ headers }) => ({
        person: { id: headers.cookie ?? '', name: headers.cookie ?? '', role: 'reporter' },
        sessionId: headers.cookie ?? '',
      }),
      stillThere: async (who) => who,
    },
  );
  const server = createServer();
  attach(server);
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  // Of this thread alone: what waits for a processor on a busy machine is no work of ours.
  let [cpuBefore, mostCpu] = [threadCpu(), 0];
  setInterval(() => {
    const cpu = threadCpu();
    mostCpu = Math.max(mostCpu, cpu - cpuBefore);
    cpuBefore = cpu;
  }, 1);
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.on('message', (message) => {
    if (message === 'held') {
      const { user, system } = process.cpuUsage();
      process.send?.({
        p99: delay.percentile(99) / 1e6,
        max: delay.max / 1e6,
        mostCpu,
        cpu: user + system,
        rss: process.memoryUsage().rss,
      });
      delay.reset();
      mostCpu = 0;
    } else {
      rmSync(folder, { recursive: true });
      process.exit(0);
    }
  });
}

/** Milliseconds of processor that this thread has had. */
function threadCpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function flood(): Promise<void> {
  const url = `ws://127.0.0.1:${process.argv[3]}/api/collaborate`;
  const flooding = await floodOfSockets(url, { headers: { cookie: 'flooder' }, stories: STORIES.slice(0, 20) });
  process.on('message', () => process.send?.({ sent: flooding.sent(), open: flooding.open() }));
  process.send?.('standing');
}

async function measure(): Promise<void> {
  const server = fork(fileURLToPath(import.meta.url), ['serve']);
  const [port] = (await once(server, 'message')) as [number];
  const ben = aTypist(port, { name: 'ben', story: OWN });
  await ben.ready;
  row('meanwhile', 'keystrokes', 'ack p50', 'p95', 'max', 'loop held p99', 'max', 'server CPU', 'rss');
  await typed('nothing', server, ben);
  await typed('nothing', server, ben);
  const flooder = fork(fileURLToPath(import.meta.url), ['flood', String(port)]);
  await once(flooder, 'message');
  for (let round = 1; round <= 4; round += 1) await typed(`the flood, ${round}`, server, ben);
  const { sent, open } = (await asked(flooder, 'sent')) as { sent: number; open: number };
  row('sent', sent, 'still open', open);
  flooder.kill('SIGKILL');
  ben.leave();
  server.send('end');
  await once(server, 'exit');
}

async function typed(meanwhile: string, server: ChildProcess, ben: Typist): Promise<void> {
  const before = (await asked(server, 'held')) as Held;
  const waits = await type(ben);
  const { p99, max, cpu, rss } = (await asked(server, 'held')) as Held;
  const times = [percentile(waits, 0.5), percentile(waits, 0.95), Math.max(...waits), p99, max];
  row(
    meanwhile,
    waits.length,
    ...times.map((ms) => `${ms.toFixed(1)} ms`),
    `${((cpu - before.cpu) / LASTS_MS / 10).toFixed(0)} %`,
    `${Math.round(rss / 1e6)} MB`,
  );
}

interface Held {
  readonly p99: number;
  readonly max: number;
  readonly cpu: number;
  readonly rss: number;
}

async function asked(child: ChildProcess, what: string): Promise<unknown> {
  child.send(what);
  return (await once(child, 'message'))[0];
}

async function type(typist: Typist): Promise<number[]> {
  const waits: number[] = [];
  const until = performance.now() + LASTS_MS;
  while (performance.now() < until) {
    waits.push(await keystroke(typist, 2));
    await sleep(50);
  }
  return waits;
}
