import { WebSocket } from 'ws';
import * as Y from 'yjs';

/** Updates as no editor sends them: as many pieces as one asks for, each of a kind that costs a newsroom work. */
export const floodKinds = {
  'letters suggested under another’s name': suggestedLetters,
  comments: (count: number) => made((doc) => write(doc.getMap('comments'), count, aComment)),
  paragraphs: (count: number) =>
    made((doc) =>
      put(
        doc,
        Array.from({ length: count }, () => paragraph('One.')),
      ),
    ),
  'blocks suggested under another’s name': (count: number) => made((doc) => put(doc, suggestedBlocks(count))),
  'texts in one paragraph': (count: number) => made((doc) => put(doc, [manyTexts(count)])),
  'blocks in blocks': (count: number) => made((doc) => put(doc, [nested(count)])),
  'marks that overlap': overlappingMarks,
  'entries of filing': (count: number) => made((doc) => write(doc.getMap('filing'), count, (at) => `value ${at}`)),
  topics: (count: number) =>
    made((doc) =>
      doc
        .getArray('topics')
        .push(Array.from({ length: count }, (_, at) => `topic-${String.fromCharCode(97 + (at % 26))}${at}`)),
    ),
  'letters of as many windows': lettersOfManyWindows,
} as const satisfies Readonly<Record<string, (count: number) => Uint8Array>>;

/** One update with so many one-letter insertions, each a suggestion that bears another person's name: 12,000 are 2 MB. */
function suggestedLetters(count: number): Uint8Array {
  return made((doc) => {
    const text = new Y.XmlText();
    const element = new Y.XmlElement('paragraph');
    element.insert(0, [text]);
    put(doc, [element]);
    text.applyDelta(
      Array.from({ length: count }, (_, at) => ({
        insert: 'x',
        attributes: { insertion: { id: `s${at}`, by: 'somebody-else', at: '2026-11-23T09:00:00Z' } },
      })),
    );
  });
}

/** A frame (Hocuspocus) about a story: its type and what comes after that. */
export function frameOf(storyId: string, ...bytes: readonly number[]): Uint8Array {
  return Buffer.concat([enclosed(Buffer.from(storyId)), Uint8Array.from(bytes)]);
}

/** The frame in which an editor sends an update of a story. */
export function updateFrame(storyId: string, update: Uint8Array): Uint8Array {
  return Buffer.concat([frameOf(storyId, 0, 2), enclosed(update)]);
}

/** The frame in which an editor asks for a story. */
export function enteringFrame(storyId: string): Uint8Array {
  return frameOf(storyId, 2, 0, 0, 0);
}

export interface SocketFlood {
  /** Frames sent so far. */
  sent(): number;
  /** Connections that are open now. */
  open(): number;
  stop(): void;
}

/**
 * One person with many sockets, each in all of these stories, who sends small updates to all of them as fast as they are taken.
 * `url` is that of the collaboration, `headers` what shows who they are. Resolves when the sockets stand.
 */
export async function floodOfSockets(
  url: string,
  {
    headers,
    stories,
    sockets = 100,
  }: { headers: Record<string, string>; stories: readonly string[]; sockets?: number },
): Promise<SocketFlood> {
  const all = Array.from({ length: sockets }, () => new WebSocket(url, { headers }));
  let sent = 0;
  const timers = all.map((ws) => {
    const update = (): Uint8Array => made((doc) => doc.getMap('filing').set('n', sent));
    ws.on('error', () => {});
    ws.once('open', () => {
      for (const story of stories) ws.send(enteringFrame(story));
    });
    return setInterval(() => {
      if (ws.readyState !== WebSocket.OPEN || ws.bufferedAmount > 65_536) return;
      for (const story of stories) ws.send(updateFrame(story, update()));
      sent += stories.length;
    }, 5);
  });
  await Promise.all(all.map((ws) => new Promise((resolve) => ws.once('open', resolve).once('close', resolve))));
  return {
    sent: () => sent,
    open: () => all.filter(({ readyState }) => readyState === WebSocket.OPEN).length,
    stop: () => {
      for (const timer of timers) clearInterval(timer);
      for (const ws of all) ws.terminate();
    },
  };
}

function made(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc);
}

/** Behind whatever stands in the story already. */
function put(doc: Y.Doc, elements: Y.XmlElement[]): void {
  doc.getXmlFragment('story').push(elements);
}

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}

function write(map: Y.Map<unknown>, count: number, value: (at: number) => unknown): void {
  for (let at = 0; at < count; at += 1) map.set(`k${at}`, value(at));
}

function aComment(at: number): object {
  return { thread: `k${at}`, by: 'somebody-else', at: '2026-11-23T09:00:00Z', text: 'When exactly?', settled: null };
}

function suggestedBlocks(count: number): Y.XmlElement[] {
  return Array.from({ length: count }, (_, at) => {
    const divider = new Y.XmlElement('divider');
    const said = { id: `b${at}`, by: 'somebody-else', at: '2026-11-23T09:00:00Z' };
    divider.setAttribute('insertion', said as unknown as string);
    return divider;
  });
}

function manyTexts(count: number): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(
    0,
    Array.from({ length: count }, () => new Y.XmlText('x')),
  );
  return element;
}

function nested(count: number): Y.XmlElement {
  let inner = paragraph('Deep down.');
  for (let depth = 0; depth < Math.min(count, 300); depth += 1) {
    const outer = new Y.XmlElement('factBox');
    outer.insert(0, [inner]);
    inner = outer;
  }
  return inner;
}

function overlappingMarks(count: number): Uint8Array {
  return made((doc) => {
    const element = paragraph('x'.repeat(count));
    put(doc, [element]);
    const text = element.get(0) as Y.XmlText;
    text.applyDelta(
      Array.from({ length: count }, (_, at) => ({
        retain: 1,
        attributes: { [`comment--${String(at).padStart(8, '0')}`]: { id: `c${at}` } },
      })),
    );
  });
}

/** Each letter written by another window, all in one place: what costs a merge most. */
function lettersOfManyWindows(count: number): Uint8Array {
  const first = new Y.Doc();
  put(first, [paragraph('')]);
  const start = Y.encodeStateAsUpdate(first);
  const updates = Array.from({ length: count }, () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, start);
    const before = Y.encodeStateVector(doc);
    ((doc.getXmlFragment('story').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'x');
    return Y.encodeStateAsUpdate(doc, before);
  });
  return Y.mergeUpdates([start, ...updates]);
}

/** Bytes with their length before them, as lib0 writes it. */
export function enclosed(bytes: Uint8Array): Uint8Array {
  const length: number[] = [];
  for (let rest = bytes.length; ; rest = Math.floor(rest / 128)) {
    length.push(rest < 128 ? rest : (rest % 128) + 128);
    if (rest < 128) return Buffer.concat([Uint8Array.from(length), bytes]);
  }
}
