import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import { applyUpdate, decodeUpdate, Doc, encodeStateAsUpdate, Skip } from 'yjs';
import { readFrame } from '../../src/newsroom/drafts/frames.ts';
import type { Chance } from '../house/chance.ts';
import { editAtRandom } from '../house/typing.ts';

/** Somebody who types without end and notes what the server acknowledged, answer by answer. */
export interface Typist {
  readonly name: string;
  readonly doc: Doc;
  /** Everything of this typist's that was acknowledged, and nothing else; most of it waits for the words round it. */
  readonly acknowledged: Doc;
  /** How many frames were acknowledged. */
  answers(): number;
  type(): void;
  rest(): void;
  /** True when everything typed is acknowledged. */
  isDone(): boolean;
  leave(): void;
}

const SYNC_STATUS = 8;

/** The sync message (y-protocols) in which a window sends all that the server lacks, once on each connection. */
const CATCHES_UP = 1;

interface TypingAt {
  readonly port: number;
  readonly storyId: string;
  readonly pick: Chance;
  readonly word: () => string;
  /** Milliseconds between two edits at most; 25 unless given. */
  readonly pace?: number;
}

export function aTypist(name: string, at: TypingAt): Typist {
  const acknowledged = new Doc();
  let answers = 0;
  let waiting: { update: Uint8Array; catchesUp: boolean }[] = [];
  let caughtUp = false;

  // The server answers the updates of a connection in their order; what a dead connection left unanswered is sent anew.
  class Counted extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: name } });
      waiting = [];
      caughtUp = false;
      this.on('error', () => {});
      this.on('message', (data: Buffer) => {
        if (statusIn(new Uint8Array(data), at.storyId) !== 1) return;
        const answered = waiting.shift();
        if (!answered) throw new Error('An answer to nothing.');
        answers += 1;
        caughtUp ||= answered.catchesUp;
        applyUpdate(acknowledged, answered.update);
      });
    }

    override send(data: Uint8Array): void {
      const update = readFrame(new Uint8Array(data))?.update;
      if (update) waiting.push({ update, catchesUp: data[2 + at.storyId.length] === CATCHES_UP });
      super.send(data);
    }
  }
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${at.port}/api/collaborate`,
    WebSocketPolyfill: Counted,
    delay: 20,
    minDelay: 10,
    maxDelay: 50,
    jitter: true,
  });
  const doc = new Doc();
  const provider = new HocuspocusProvider({ websocketProvider, name: at.storyId, document: doc });
  provider.attach();

  return {
    name,
    doc,
    acknowledged,
    answers: () => answers,
    ...handOn(doc, at),
    isDone: () => caughtUp && waiting.length === 0,
    leave: () => {
      provider.destroy();
      websocketProvider.destroy();
    },
  };
}

function handOn(doc: Doc, { pick, word, pace = 25 }: TypingAt): Pick<Typist, 'type' | 'rest'> {
  let timer: NodeJS.Timeout | null = null;
  const typeOn = (): void => {
    if (doc.getXmlFragment('story').length > 0) editAtRandom(doc, pick, word());
    timer = setTimeout(typeOn, pick.number(pace));
  };
  return {
    type: () => (timer ? undefined : typeOn()),
    rest: () => {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}

function statusIn(frame: Uint8Array, storyId: string): number | null {
  return frame[1 + storyId.length] === SYNC_STATUS ? (frame[2 + storyId.length] ?? null) : null;
}

/**
 * True when a document holds everything another one says, deletions included. What waits for something typed before it, which its
 * typist has and was not told to be kept, counts as held: it is on the disk, and stands in the text when the rest comes.
 */
export function holdsAll(has: Doc, wanted: Doc): boolean {
  return lacking(has, wanted).length === 0;
}

/** What a document does not hold of another one: letters and deletions, each by the client that made it and its number. */
export function lacking(has: Doc, wanted: Doc): string[] {
  const held = piecesOf(has);
  return [...piecesOf(wanted)].filter((piece) => !held.has(piece));
}

/** Every letter, element and deletion of a document by its id, what waits included. */
function piecesOf(doc: Doc): Set<string> {
  const { structs, ds } = decodeUpdate(encodeStateAsUpdate(doc));
  const pieces = new Set<string>();
  const note = (kind: string, client: number, { clock, length }: { clock: number; length: number }): void => {
    for (let at = clock; at < clock + length; at += 1) pieces.add(`${kind} ${client} ${at}`);
  };
  for (const struct of structs) {
    // A gap stands for what is not there.
    if (!(struct instanceof Skip)) note('put', struct.id.client, { clock: struct.id.clock, length: struct.length });
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) note('taken', client, { clock, length: len });
  }
  return pieces;
}
