// What readers and editors feel while others open connections to both listeners and send a byte a second: halves of heads and halves of bodies, from
// one address and from many. From asking to the whole answer, a new connection each time. node scripts/run.mjs bench/slow.ts
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { percentile, row } from './report.ts';

const SITE = 4288;
const NEWSROOM = SITE + 1;
const ASKED = 300;
const main = fileURLToPath(new URL('../dist/main/main.js', import.meta.url));
const HEAD = 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ';
const BODY =
  'POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{';
const UPLOAD =
  'POST /api/pictures HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: 30000000\r\n\r\n';

const root = mkdtempSync(join(tmpdir(), 'standfirst-slow-'));
const child = spawn(
  process.execPath,
  [main, 'start', '--data', root, '--site-port', String(SITE), '--newsroom-port', String(NEWSROOM)],
  { stdio: 'ignore' },
);
try {
  await ready();
  row('slow', 'addresses', 'readers p50', 'p99', 'lost', 'newsroom p50', 'p99', 'lost');
  await measure('none', { many: 0, addresses: 1, opening: HEAD });
  for (const [name, opening] of [
    ['heads', HEAD],
    ['bodies', BODY],
    ['uploads', UPLOAD],
  ] as const)
    for (const addresses of [1, 200]) await measure(name, { many: 5_000, addresses, opening });
} finally {
  child.kill();
  rmSync(root, { recursive: true, force: true });
}

async function ready(): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const both = await Promise.all([SITE, NEWSROOM].map((port) => ask(port)));
    if (both.every((one) => one !== null)) return;
    await sleep(200);
  }
  throw new Error('The newsroom did not start.');
}

interface Attack {
  /** Connections to each listener; each that is ended is opened again. */
  readonly many: number;
  readonly addresses: number;
  readonly opening: string;
}

async function measure(name: string, attack: Attack): Promise<void> {
  const stop = [SITE, NEWSROOM].map((port) => drip(port, attack));
  await sleep(attack.many > 0 ? 8_000 : 0);
  const [readers, newsroom] = [await timesOf(SITE), await timesOf(NEWSROOM)];
  for (const end of stop) end();
  await sleep(1_000);
  row(name, attack.addresses, ...readers, ...newsroom);
}

function drip(port: number, { many, addresses, opening }: Attack): () => void {
  const open = new Set<Socket>();
  let next = 0;
  const begin = (): void => {
    next += 1;
    const socket = connect({ host: '127.0.0.1', port, localAddress: `127.0.1.${1 + (next % addresses)}` });
    open.add(socket);
    socket.on('error', () => {});
    socket.on('data', () => {});
    socket.once('connect', () => socket.write(opening));
    socket.once('close', () => open.delete(socket));
  };
  const fill = setInterval(() => {
    for (let n = 0; n < 500 && open.size < many; n += 1) begin();
  }, 200);
  const byte = setInterval(() => {
    for (const socket of open) if (!socket.connecting) socket.write('x');
  }, 1_000);
  return () => {
    clearInterval(fill);
    clearInterval(byte);
    for (const socket of open) socket.destroy();
  };
}

async function timesOf(port: number): Promise<string[]> {
  const times: number[] = [];
  let lost = 0;
  for (let n = 0; n < ASKED; n += 1) {
    const took = await ask(port);
    if (took === null) lost += 1;
    else times.push(took);
    await sleep(10);
  }
  return [`${percentile(times, 0.5).toFixed(1)} ms`, `${percentile(times, 0.99).toFixed(1)} ms`, String(lost)];
}

/** How long a whole answer took; null when there was none. */
function ask(port: number): Promise<number | null> {
  const began = performance.now();
  const path = port === SITE ? '/' : '/api/session';
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path, agent: false, headers: { host: 'localhost' } }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve((answer.statusCode ?? 500) < 500 ? performance.now() - began : null));
    });
    request.setTimeout(10_000, () => request.destroy());
    request.once('error', () => resolve(null));
  });
}
