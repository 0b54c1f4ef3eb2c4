import { execFileSync } from 'node:child_process';
import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { aNewsroom } from '../cli/newsrooms.ts';
import { atTheEnd } from '../house/endings.ts';
import { aSmallDisk, fillDisk, noSmallDisk } from '../house/folders.ts';
import { enteringFrame, floodKinds, floodOfSockets, updateFrame } from '../house/floods.ts';
import { chance } from '../house/chance.ts';
import { isLong, rounds, SEED } from '../house/proof.ts';
import { childrenOf, type Served, serve, until } from '../house/standfirst.ts';
import { aChild, type Child } from './children.ts';
import type { Phase } from './open-loop.ts';

// Readers under load, 500 of them a second who do not wait for each other, through everything that ends or stops a newsroom, in
// one run: not one read fails. `npm test` tries a few of them, others each time; `npm run proof -- readers` tries all, takes its time for
// each, and says how long readers waited.

const RATE = 500;
/** How long each trouble lasts, in milliseconds. */
const LASTS = isLong ? 15_000 : 1500;
/** How many troubles are tried. */
const TRIED = rounds({ short: 2, long: 1000 });
const some = chance(SEED);
process.stdout.write(`readers, seed ${SEED}\n`);

interface Site extends Served {
  readonly data: string;
  /** False where this user may not mount one. */
  readonly isOnOwnDisk: boolean;
}

/** What happens to a newsroom; `begin` gives what ends it, and takes care that it has begun when it returns. */
type Trouble = (site: Site) => Promise<() => Promise<void> | void>;

const kill = ({ pid }: Site) => {
  const { newsroom } = childrenOf(pid);
  if (newsroom > 0) signalIfThere(newsroom, 'SIGKILL');
};

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

/** Something is done to the data, and the newsroom is started anew on them. */
const ofData =
  (spoil: (site: Site) => () => void): Trouble =>
  async (site) => {
    const mend = spoil(site);
    kill(site);
    return () => mend();
  };

const database = ({ data }: Site) => join(data, 'standfirst.db');

function hold(site: Site, holder: DatabaseSync): boolean {
  kill(site);
  try {
    holder.exec('pragma locking_mode = exclusive; begin exclusive');
    return true;
  } catch {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return false;
  }
}

/** Keeps the file of the database as it is, and gives what puts it back. */
function kept(site: Site): () => void {
  kill(site);
  const file = database(site);
  const copy = join(mkdtempSync(join(tmpdir(), 'standfirst-kept-')), 'standfirst.db');
  cpSync(file, copy);
  return () => {
    kill(site);
    for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
    cpSync(copy, file);
  };
}

const QUIET = 'quiet';

/** Suggested letters of a frame that is within the limits (`drafts/limits.ts`). */
const LARGEST_TAKEN = 3_900;

/** One frame of so many letters, each suggested under another's name. */
const aFrame = async (site: Site, letters: number): Promise<() => void> => {
  const { cookie, story } = await signedIn(site);
  const socket = new WebSocket(`${site.office.replace('http', 'ws')}/api/collaborate`, {
    headers: { cookie, origin: site.office },
  });
  socket.on('error', () => {});
  await new Promise((done) => socket.once('open', done).once('close', done));
  if (socket.readyState === WebSocket.OPEN) {
    socket.send(enteringFrame(story));
    socket.send(updateFrame(story, floodKinds['letters suggested under another’s name'](letters)));
  }
  return () => socket.terminate();
};

const troubles: Readonly<Record<string, Trouble>> = {
  'the newsroom is killed again and again': async (site) => {
    const timer = setInterval(() => kill(site), 700);
    return () => clearInterval(timer);
  },
  'the newsroom hangs': async ({ pid }) => {
    const { newsroom } = childrenOf(pid);
    process.kill(newsroom, 'SIGSTOP');
    return () => signalIfThere(newsroom, 'SIGCONT');
  },
  'nothing but a restart': async () => () => {},
  'one frame with 12,000 suggested letters': (site) => aFrame(site, 12_000),
  'the largest frame that is taken, and large acts without a pause': async (site) => {
    const end = await aFrame(site, LARGEST_TAKEN);
    const { cookie, story } = await signedIn(site);
    const asked = ['preview', 'plan', 'history'].map((what) => `stories/${story}/${what}`);
    const over = new AbortController();
    const asks = [...asked, 'desk?lane=all&text=the'].map(async (path) => {
      while (!over.signal.aborted)
        await fetch(`${site.office}/api/${path}`, { headers: { cookie } })
          .then((answer) => answer.text())
          .catch(() => sleep(50));
    });
    return async () => {
      over.abort();
      end();
      await Promise.all(asks);
    };
  },
  'one person with 100 sockets': async (site) => {
    const { cookie, story } = await signedIn(site);
    const url = `${site.office.replace('http', 'ws')}/api/collaborate`;
    const flood = await floodOfSockets(url, { headers: { cookie, origin: site.office }, stories: [story] });
    return () => flood.stop();
  },
  'six pictures of 50 megapixels at once': async (site) => {
    const { cookie } = await signedIn(site);
    const picture = await aBigPicture();
    const headers = { cookie, origin: site.office, 'content-type': 'image/png', 'x-file-name': 'big.png' };
    const sent = Array.from({ length: 6 }, () =>
      fetch(`${site.office}/api/pictures`, { method: 'POST', headers, body: picture }).catch(() => null),
    );
    return async () => void (await Promise.all(sent));
  },
  'a damaged database': ofData((site) => {
    const mend = kept(site);
    const handle = openSync(database(site), 'r+');
    writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, 0);
    closeSync(handle);
    return mend;
  }),
  'a missing database': ofData((site) => {
    const file = database(site);
    kill(site);
    renameSync(file, `${file}.aside`);
    return () => renameSync(`${file}.aside`, file);
  }),
  'a locked database': ofData((site) => {
    const holder = new DatabaseSync(database(site));
    // The newsroom that is started again has it open as well: whoever is quicker.
    for (let isHeld = false; !isHeld;) isHeld = hold(site, holder);
    return () => holder.close();
  }),
  'a database of a newer version': ofData((site) => {
    const mend = kept(site);
    const file = new DatabaseSync(database(site));
    file.exec("insert into kysely_migration (name, timestamp) values ('9999-of-tomorrow', '2030-01-01T00:00:00Z')");
    file.close();
    return mend;
  }),
};

/** What only a disk of one's own can show. */
const troublesOfDisks: Readonly<Record<string, Trouble>> = {
  'a full disk': ofData(({ data }) => {
    const rubbish = fillDisk(join(data, '..'));
    return () => rmSync(rubbish);
  }),
  'a disk that nothing can be written to': ofData(({ data }) => {
    // Mounted over itself: then those who have files open for writing do not matter.
    const mount = (...words: string[]) => execFileSync('mount', [...words, data], { stdio: 'pipe' });
    mount('--bind', data);
    mount('-o', 'remount,bind,ro');
    return () => mount('-o', 'remount,bind,rw');
  }),
};

const all = { ...troubles, ...troublesOfDisks };

test('not one read fails, whatever happens to the newsroom, and with a restart in the midst of each', async (context) => {
  const site = await aSite();
  const readers = aLoad(site);
  await readers.nextLine();
  // Nobody is measured while everything is read for the first time.
  await sleep(1000);
  const possible = Object.entries(site.isOnOwnDisk ? all : troubles);
  const tried: [string, Trouble][] = [[QUIET, async () => () => {}], ...some.few(TRIED, possible)];
  for (const [name, begin] of tried) {
    await countAs(readers, name);
    const end = await begin(site);
    await sleep(LASTS / 2);
    if (name !== QUIET) process.kill(site.pid, 'SIGHUP');
    await sleep(LASTS / 2);
    await end();
    await countAs(readers, 'between');
    await isBack(site);
  }
  readers.tell('end');
  const phases = JSON.parse((await readers.nextLine()) ?? '{}') as Record<string, Phase>;
  report(phases);
  for (const [name, { asked, failed }] of Object.entries(phases)) {
    expect([name, failed]).toEqual([name, {}]);
    expect(asked).toBeGreaterThan(0);
  }
  expect(Object.keys(phases)).toEqual(expect.arrayContaining(tried.map(([name]) => name)));
  expect(await site.stop()).toEqual({ code: 0, signal: null });
  context.skip(!site.isOnOwnDisk, noSmallDisk);
});

test('a start of everything in each of these states serves readers', async (context) => {
  const states = some.few(
    TRIED,
    Object.entries(all).filter(([name]) => /database|disk/.test(name)),
  );
  for (const [name, begin] of states) {
    const before = await aSite();
    context.skip(name in troublesOfDisks && !before.isOnOwnDisk, noSmallDisk);
    const end = await begin(before);
    await before.stop('SIGKILL');
    const started = performance.now();
    const ports = ['--site-port', new URL(before.site).port, '--newsroom-port', new URL(before.office).port];
    const again = aChild('../../dist/main/main.js', 'start', '--data', before.data, ...ports);
    await until(async () => (await statusOf(`${before.site}/`)) === 200);
    const took = Math.round(performance.now() - started);
    process.stdout.write(`reads resume after a start of everything, ${name}: ${took} ms\n`);
    await again.kill();
    await end();
  }
});

async function countAs(readers: Child, name: string): Promise<void> {
  readers.tell(`phase ${name}`);
  expect(await readers.nextLine()).toBe(`phase ${name}`);
}

async function aSite(): Promise<Site> {
  const disk = aSmallDisk(40_000);
  const data = disk === null ? await aNewsroom() : join(disk, 'data');
  if (disk !== null) cpSync(await aNewsroom(), data, { recursive: true });
  const served = await serve(data);
  atTheEnd(() => served.stop('SIGKILL'));
  return { ...served, data, isOnOwnDisk: disk !== null };
}

function aLoad({ site, data }: Site): Child {
  const pages = [
    '/',
    '/lite',
    '/corrections',
    '/feeds/uk.rss',
    ...storiesOn(readFileSync(join(data, 'shelf', 'index.html'), 'utf8')),
  ];
  return aChild('open-loop.ts', site, String(RATE), ...pages);
}

function storiesOn(front: string): string[] {
  return [...new Set([...front.matchAll(/href="(\/news\/[^"]+)"/g)].map(([, path = '']) => path))];
}

const statusOf = (url: string) =>
  fetch(url).then(
    ({ status }) => status,
    () => 0,
  );

/** A newsroom that was in trouble comes back by itself. */
function isBack({ office }: Site): Promise<void> {
  return until(async () => (await statusOf(`${office}/`)) === 200, 60);
}

let cookie = '';

/** The first administrator, who came in by the link in the file, and a story to write in. */
async function signedIn({ office, data }: Site): Promise<{ cookie: string; story: string }> {
  const token = readFileSync(join(data, 'first-administrator.txt'), 'utf8').trim().split('#')[1];
  const headers = { 'content-type': 'application/json', origin: office };
  if (cookie === '') {
    const person = { name: 'Ada Reed', email: 'ada@courier.example', password: 'a long walk by the harbour' };
    const body = JSON.stringify({ token, ...person });
    const answer = await answered(`${office}/api/welcome`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(await answer.text());
    cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  }
  // One that has just begun again may refuse first.
  let desk: unknown = null;
  await until(async () => {
    const answer = await answered(`${office}/api/desk?lane=all`, { headers: { cookie } });
    desk = await answer.json();
    return answer.ok;
  }, 60);
  return { cookie, story: (desk as { stories: { id: string }[] }).stories[0]?.id ?? '' };
}

/** What the newsroom answers; the one that was just asked may be giving way to the one after a restart. */
async function answered(url: string, init: RequestInit): Promise<Response> {
  let answer: Response | null = null;
  await until(async () => (answer = await fetch(url, init).catch(() => null)) !== null, 60);
  if (!answer) throw new Error(`${url} gave no answer`);
  return answer;
}

let picture: Promise<Buffer<ArrayBuffer>> | null = null;

function aBigPicture(): Promise<Buffer<ArrayBuffer>> {
  const create = { width: 8000, height: 6250, channels: 4, background: '#446688' } as const;
  picture ??= sharp({ create }).toColourspace('rgb16').png().toBuffer();
  return picture;
}

function report(phases: Readonly<Record<string, Phase>>): void {
  const quiet = phases[QUIET]?.p99 ?? 0;
  const limit = Math.max(10, 2 * quiet);
  const lines = Object.entries(phases).map(
    ([name, { asked, median, p99, slowest }]) =>
      `${name.padEnd(44)} ${String(asked).padStart(6)} reads  median ${median} ms  p99 ${p99} ms${p99 > limit ? ' (over)' : ''}  p99.99 ${slowest} ms`,
  );
  process.stdout.write(`readers at ${RATE} a second (limit for p99: ${limit} ms)\n${lines.join('\n')}\n`);
}
