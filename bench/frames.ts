// Somebody types while another person sends one frame of very many pieces into another story, and into the same: from a keystroke leaving to its
// acknowledgement, and for how long the server's loop was held.
// node scripts/run.mjs bench/frames.ts [KIND]
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import type { XmlElement, XmlText } from 'yjs';
import { enteringFrame, floodKinds, updateFrame } from '../test/house/floods.ts';
import { row } from './report.ts';
import { aTypist } from './typist.ts';

/** The most of each that a frame may bring. */
const MOST: Readonly<Record<keyof typeof floodKinds, number>> = {
  'letters suggested under another’s name': 3_950,
  comments: 9_000,
  paragraphs: 3_900,
  'blocks suggested under another’s name': 5_900,
  'texts in one paragraph': 9_900,
  'blocks in blocks': 300,
  'marks that overlap': 9_900,
  'entries of filing': 9_000,
  topics: 9_900,
  'letters of as many windows': 990,
};
const [OTHER, OWN] = ['s234567b', 's2345672'];
const only = process.argv[2];

const kinds = Object.entries(MOST) as [keyof typeof floodKinds, number][];
row('one frame of', 'bytes', 'key in another story', 'key in the same', 'loop held', 'of it CPU', 'taken after');
for (const [kind, count] of kinds.filter(([one]) => !only || one.startsWith(only)))
  await measure(kind, floodKinds[kind](count));

async function measure(kind: string, update: Uint8Array): Promise<void> {
  const server = fork(fileURLToPath(new URL('flood.ts', import.meta.url)), ['serve']);
  const [port] = (await once(server, 'message')) as [number];
  const [elsewhere, beside] = await Promise.all([aKeyboard(port, OWN), aKeyboard(port, OTHER)]);
  await Promise.all([elsewhere.type(400), beside.type(400)]);
  await held(server);
  const ws = await entered(port, OTHER);
  const sentAt = performance.now();
  let answered = 0;
  const answer = new Promise<string>((resolve) => {
    ws.on('close', () => resolve('cut off'));
    ws.on('message', (data: Buffer) => isStatus(data) && resolve('taken'));
  }).then((how) => {
    answered = performance.now() - sentAt;
    return how;
  });
  ws.send(updateFrame(OTHER, update));
  const lasts = answer.then(() => sleep(500));
  const [other, same] = await Promise.all([elsewhere.type(lasts), beside.type(lasts)]);
  const { max, mostCpu } = await held(server);
  row(
    kind,
    update.length,
    ...[other, same, max, mostCpu].map((ms) => `${ms.toFixed(0)} ms`),
    `${await answer} ${answered.toFixed(0)} ms`,
  );
  ws.terminate();
  elsewhere.leave();
  beside.leave();
  server.send('end');
  await once(server, 'exit');
}

/** For how long its loop was held at most since it was last asked, and how much of that it worked. */
async function held(server: ChildProcess): Promise<{ max: number; mostCpu: number }> {
  server.send('held');
  const [answer] = (await once(server, 'message')) as [{ max: number; mostCpu: number }];
  return answer;
}

async function entered(port: number, story: string, who = 'flooder'): Promise<WebSocket> {
  const ws = new WebSocket(`ws://127.0.0.1:${port}/api/collaborate`, { headers: { cookie: who } });
  await once(ws, 'open');
  ws.send(enteringFrame(story));
  await once(ws, 'message');
  await sleep(100);
  return ws;
}

/** That something was taken (Hocuspocus): the name of the story, and two bytes. */
function isStatus(data: Buffer): boolean {
  return data.length === OTHER.length + 3 && data.at(-2) === 8;
}

/** Somebody who types in a story and does nothing with what others send, so that only the server's time is measured. */
async function aKeyboard(port: number, story: string) {
  const typist = aTypist(port, { name: `ben-${story}`, story });
  await typist.ready;
  typist.leave();
  const ws = await entered(port, story, `ben-${story}`);
  const text = (typist.doc.getXmlFragment('story').get(2) as XmlElement).get(0) as XmlText;
  const key = async (): Promise<number> => {
    const typed = new Promise<Uint8Array>((resolve) => typist.doc.once('update', resolve));
    text.insert(5, 'x');
    const sent = performance.now();
    const answer = new Promise<void>((resolve) => {
      const hear = (data: Buffer): void => {
        if (!isStatus(data)) return;
        ws.off('message', hear);
        resolve();
      };
      ws.on('message', hear);
    });
    ws.send(updateFrame(story, await typed));
    await answer;
    return performance.now() - sent;
  };
  /** Types for so long; gives the longest wait. */
  const type = async (lasts: number | Promise<unknown>): Promise<number> => {
    const over = new AbortController();
    void (typeof lasts === 'number' ? sleep(lasts) : lasts).then(() => over.abort());
    let worst = 0;
    while (!over.signal.aborted) {
      worst = Math.max(worst, await key());
      await sleep(10);
    }
    return worst;
  };
  return { type, leave: () => ws.terminate() };
}
