// What readers and whoever types feel while fifty photographs come in at once, beside none: 500 requests a second on a schedule, and a keystroke every
// 100 ms, from leaving to its acknowledgement. node scripts/run.mjs bench/uploads.ts
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { percentile, row, title } from './report.ts';
import { aTypist, keystroke, type Typist } from './typist.ts';

const SITE = 4298;
const NEWSROOM = SITE + 1;
const ROOM = `http://127.0.0.1:${NEWSROOM}`;
const ROUNDS = 2;
const MANY = 50 * ROUNDS;
const A_SECOND = 500;
const LASTS_MS = 15_000;
const STROKE_EVERY_MS = 100;
const main = fileURLToPath(new URL('../dist/main/main.js', import.meta.url));

const root = mkdtempSync(join(tmpdir(), 'standfirst-uploads-'));
const ports = ['--site-port', String(SITE), '--newsroom-port', String(NEWSROOM)];
const server = spawn(process.execPath, [main, 'start', '--demo', '--data', root, ...ports], { stdio: 'ignore' });
try {
  await measure();
} finally {
  server.kill();
  await sleep(2000);
  rmSync(root, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const photographs = await Promise.all(Array.from({ length: MANY }, (_, at) => photograph(at)));
  await ready();
  const cookie = await signedIn();
  const typist = aTypist(NEWSROOM, { name: cookie, story: await leadOf(`http://127.0.0.1:${SITE}/`) });
  await typist.ready;
  row('', 'readers p50', 'p99', 'keystroke p50', 'p95', 'uploads');
  const share = MANY / ROUNDS;
  for (let round = 0; round < ROUNDS; round += 1) {
    await felt('none', typist, async () => 0);
    await felt(`${share} at once`, typist, () =>
      sendAll(photographs.slice(round * share, (round + 1) * share), cookie),
    );
  }
  typist.leave();
  title('Wanted: readers’ p99 at most 5 ms more, a keystroke’s p95 at most 20 ms more.');
}

/** A photograph of six megapixels whose every pixel is its own, so that nothing of it is quick to take in. */
async function photograph(seed: number): Promise<Buffer> {
  const grain = { type: 'gaussian' as const, mean: 100 + seed, sigma: 30 };
  const noise = sharp({ create: { width: 750, height: 500, channels: 3, background: '#888', noise: grain } });
  return noise.resize(3000, 2000).jpeg({ quality: 85 }).toBuffer();
}

async function ready(): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const isThere = await fetch(`${ROOM}/api/session/ways`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    await sleep(500);
  }
  throw new Error('The newsroom did not start.');
}

async function signedIn(): Promise<string> {
  const ways = (await (await fetch(`${ROOM}/api/session/ways`)).json()) as {
    demoPeople: readonly { id: string; role: string }[];
  };
  const id = ways.demoPeople.find(({ role }) => role === 'editor')?.id;
  const headers = { 'content-type': 'application/json', origin: ROOM };
  const answer = await fetch(`${ROOM}/api/session/demo`, { method: 'POST', headers, body: JSON.stringify({ id }) });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

/** The id of the story that leads a front. */
async function leadOf(front: string): Promise<string> {
  const page = await (await fetch(front)).text();
  return /<main.*?href="\/news\/([^/"]+)/s.exec(page)?.[1] ?? '';
}

/** What is felt from the moment that `act` begins. */
async function felt(name: string, typist: Typist, act: () => Promise<number>): Promise<void> {
  const acting = act();
  const [reads, strokes] = await Promise.all([reading(), typing(typist)]);
  const at = (times: readonly number[], share: number): string => `${percentile(times, share).toFixed(1)} ms`;
  row(name, at(reads, 0.5), at(reads, 0.99), at(strokes, 0.5), at(strokes, 0.95), await acting);
}

/** How many of them the newsroom took. */
async function sendAll(photographs: readonly Buffer[], cookie: string): Promise<number> {
  const headers = { 'content-type': 'image/jpeg', cookie, origin: ROOM };
  const answers = await Promise.all(
    photographs.map((body) => fetch(`${ROOM}/api/pictures`, { method: 'POST', headers, body: new Uint8Array(body) })),
  );
  return answers.filter(({ status }) => status === 201).length;
}

/** Asks on a schedule, whatever became of what was asked before; a request counts from when it was due. */
async function reading(): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const times: Promise<number>[] = [];
  const began = performance.now();
  while (performance.now() - began < LASTS_MS) {
    const due = ((performance.now() - began) / 1000) * A_SECOND;
    while (times.length < due) times.push(readOne(agent, began + (times.length * 1000) / A_SECOND));
    await sleep(1);
  }
  const all = await Promise.all(times);
  agent.destroy();
  return all;
}

function readOne(agent: Agent, due: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = get({ host: '127.0.0.1', port: SITE, path: '/', agent }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(performance.now() - due));
    });
    asked.once('error', reject);
  });
}

async function typing(typist: Typist): Promise<number[]> {
  const times: number[] = [];
  const began = performance.now();
  while (performance.now() - began < LASTS_MS) {
    times.push(await keystroke(typist, 2));
    await sleep(STROKE_EVERY_MS);
  }
  return times;
}
