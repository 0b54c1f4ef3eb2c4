// People connected to a newsroom, each from a browser of their own: a stream of events, and a story open that twenty have open. What the newsroom's
// process takes of memory and of a processor while nobody does anything, and while ten of them type; and until a keystroke is acknowledged.
// node scripts/run.mjs bench/connected.ts [people [seconds]]
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import { Doc, XmlElement, XmlText } from 'yjs';
import { newId } from '../src/base/ids.ts';
import { newSecret } from '../src/newsroom/people/secret.ts';
import { secondsAfter } from '../src/newsroom/people/time.ts';
import { saveDraft } from '../src/store/drafts.ts';
import { addAccount } from '../src/store/people.ts';
import { addSession } from '../src/store/sessions.ts';
import { madeStory, makeNewsroom } from './archive.ts';
import { percentile, row } from './report.ts';
import { keystroke, type Typist } from './typist.ts';

const [people = 1000, seconds = 20] = process.argv.slice(2).map(Number);
const IN_A_STORY = 20;
const TYPISTS = 10;
/** Of one address a newsroom takes no more than some hundred connections. */
const OF_ONE_ADDRESS = 200;

const { rooms, sections } = await makeNewsroom(20);
const stories = Array.from({ length: Math.ceil(people / IN_A_STORY) }, (_, at) => ({
  ...madeStory(at, sections),
  id: newId(),
  urlSlug: `open-${at}`,
}));
const cookies = await peopleSignedIn();
const { root } = rooms.folder;
await rooms.close();
const newsroom = await started(root);
row('connected', 'memory', 'idle', 'ten type', 'keystroke p50', 'p99');
try {
  await measure([]);
  await measure(await connected());
} finally {
  newsroom.child.kill('SIGTERM');
  await new Promise((resolve) => newsroom.child.once('exit', resolve));
  rmSync(root, { recursive: true });
}
process.exit();

/** As many people as are asked for, each with a session, and the stories that they open. */
async function peopleSignedIn(): Promise<string[]> {
  const at = rooms.clock.now();
  const made = Array.from({ length: people }, () => ({ id: newId(), secret: newSecret() }));
  await rooms.store.write(async (tx) => {
    for (const story of stories) await saveDraft(tx, story, { at, by: 'bench' });
    for (const [nth, { id, secret }] of made.entries()) {
      const account = {
        id,
        name: `Person ${nth}`,
        email: `${id}@bench.example`,
        role: 'sub-editor',
        isDemo: false,
      } as const;
      await addAccount(tx, account, at);
      const session = {
        id: newId(),
        personId: id,
        tokenHash: secret.hash,
        madeAt: at,
        expiresAt: secondsAfter(at, 86_400),
      };
      await addSession(tx, { ...session, agent: 'bench', address: '127.0.0.1', way: 'password' });
    }
  });
  return made.map(({ secret }) => `__Host-standfirst=${secret.token}`);
}

async function started(data: string): Promise<{ child: ChildProcess; port: number; pid: number }> {
  const main = new URL('../dist/main/main.js', import.meta.url).pathname;
  const words = ['start', '--data', data, '--site-port', '0', '--newsroom-port', '0'];
  const child = spawn(process.execPath, [main, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`It did not start: ${said}`)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('Ctrl-C')) resolve();
    });
  });
  const port = Number(/Newsroom\s+http:\/\/[^:\s]+:(\d+)/.exec(said)?.[1]);
  const all = execFileSync('ps', ['-eo', 'ppid=,pid=,args='], { encoding: 'utf8' }).split('\n');
  const own = all.find((line) => line.trim().startsWith(`${child.pid} `) && line.includes('/processes/newsroom.js'));
  return { child, port, pid: Number(own?.trim().split(/\s+/)[1]) };
}

/** Everybody at their screens; told once all have what they opened. */
async function connected(): Promise<Typist[]> {
  const all: Typist[] = [];
  for (const [nth, cookie] of cookies.entries()) {
    const localAddress = `127.0.0.${2 + Math.floor(nth / OF_ONE_ADDRESS)}`;
    const headers = { cookie, host: `localhost:${newsroom.port}` };
    get(
      { host: '127.0.0.1', port: newsroom.port, path: '/api/events', localAddress, headers, agent: false },
      (answer) => {
        if (answer.statusCode !== 200) throw new Error(`A stream of events was refused: ${answer.statusCode}`);
        answer.resume();
      },
    );
    all.push(inStory(stories[Math.floor(nth / IN_A_STORY)]!.id, headers, localAddress));
    // People come one after the other.
    if (nth % 25 === 24) await Promise.all(all.slice(-25).map(({ ready }) => ready));
  }
  await Promise.all(all.map(({ ready }) => ready));
  return all;
}

function inStory(story: string, headers: Readonly<Record<string, string>>, localAddress: string): Typist {
  class Socket extends WebSocket {
    constructor(url: string) {
      super(url, { headers, localAddress });
    }
  }
  const url = `ws://127.0.0.1:${newsroom.port}/api/collaborate`;
  const websocketProvider = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: Socket });
  const doc = new Doc();
  const provider = new HocuspocusProvider({ websocketProvider, name: story, document: doc });
  provider.attach();
  const ready = new Promise<void>((resolve) => provider.on('synced', () => resolve()));
  return { doc, provider, ready, leave: () => provider.destroy() };
}

async function measure(all: readonly Typist[]): Promise<void> {
  await sleep(3000);
  const idle = await busyDuring(() => sleep(seconds * 1000));
  const times: number[] = [];
  const typing = await busyDuring(() =>
    Promise.all(all.filter((_, nth) => nth % Math.ceil(all.length / TYPISTS) === 0).map((one) => typeOn(one, times))),
  );
  const ms = (share: number) => (times.length > 0 ? `${percentile(times, share).toFixed(1)} ms` : '–');
  row(all.length, `${memory()} MB`, `${idle} %`, all.length > 0 ? `${typing} %` : '–', ms(0.5), ms(0.99));
}

/** Five letters a second. */
async function typeOn(one: Typist, times: number[]): Promise<void> {
  const until = performance.now() + seconds * 1000;
  const block = aParagraphOf(one);
  while (performance.now() < until) {
    const took = await keystroke(one, block);
    times.push(took);
    await sleep(Math.max(0, 200 - took));
  }
}

/** The place of one with some words in it. */
function aParagraphOf({ doc }: Typist): number {
  const blocks = doc.getXmlFragment('story').toArray();
  return blocks.findIndex((block) => {
    const words = block instanceof XmlElement ? block.get(0) : null;
    return words instanceof XmlText && words.length > 20;
  });
}

/** The share of one processor that the newsroom took meanwhile, in per cent. */
async function busyDuring(work: () => Promise<unknown>): Promise<string> {
  const [before, from] = [processorSeconds(), performance.now()];
  await work();
  const passed = (performance.now() - from) / 1000;
  return passed < 1 ? '–' : ((100 * (processorSeconds() - before)) / passed).toFixed(1);
}

/** Of the newsroom's process, in its own and the system's code; a tick of Linux is a hundredth of a second. */
function processorSeconds(): number {
  const fields = readFileSync(`/proc/${newsroom.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function memory(): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${newsroom.pid}/status`, 'utf8'))?.[1]) / 1024);
}
