import { decodeStateVector, decodeUpdate } from 'yjs';
import { isDraftPart } from '../../story/draft-parts.ts';
import { limits } from './limits.ts';
import { type Cursor, cursorOn, piecesIn } from './pieces.ts';

/** A frame of the collaboration protocol, as far as a server must know it before anything acts on it. */
export interface Frame {
  readonly storyId: string;
  /** The Yjs update it carries, if it carries one. */
  readonly update: Uint8Array | null;
  /** True when it asks for the story at all, which must come first. */
  readonly enters: boolean;
  /** True when it asks what the story says. */
  readonly asks: boolean;
  /** Pieces in the update, and the windows whose they are. */
  readonly pieces: number;
  readonly windows: readonly number[];
}

/** Types of messages (Hocuspocus, MessageType) that a person's editor may send. */
const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const QUERY_AWARENESS = 3;
const SYNC_REPLY = 4;
const CLOSE = 7;

/** Types of sync messages (y-protocols): 0 asks, 1 answers with an update, 2 is an update. */
const ASKS = 0;
const LAST_SYNC = 2;

/**
 * Reads a frame, or gives null for one that no editor of ours would send: nothing that comes after has to fear what is in it.
 * `bytes` must be a buffer of its own: Yjs reads as far as a length in the frame tells it to, and in a shared buffer that
 * would be somebody else's bytes.
 */
export function readFrame(bytes: Uint8Array): Frame | null {
  try {
    return frameIn(bytes);
  } catch {
    return null;
  }
}

function frameIn(bytes: Uint8Array): Frame {
  const cursor = cursorOn(bytes);
  const storyId = cursor.text();
  // Hocuspocus would take what follows a zero for another window on the same connection; ours have a connection each.
  if (storyId.includes('\0')) throw new RangeError('one window to a connection');
  const type = cursor.number();
  const plain = { storyId, update: null, enters: type === AUTH, asks: false, pieces: 0, windows: [] };
  if (type === SYNC || type === SYNC_REPLY) {
    const sync = cursor.number();
    const payload = cursor.take();
    return sync === ASKS
      ? { ...plain, asks: asked(payload) }
      : { ...plain, update: payload, ...checked(sync, payload) };
  }
  if (bytes.length > limits.cursorBytes) throw new RangeError('nothing is that long but an update');
  checkPlain(type, cursor);
  return plain;
}

function asked(question: Uint8Array): true {
  if (question.length > limits.questionBytes) throw new RangeError('no question is that long');
  decodeStateVector(question);
  return true;
}

/** Counted before it is taken apart, so that no frame costs more than a frame may. */
function checked(syncType: number, update: Uint8Array): Pick<Frame, 'pieces' | 'windows'> {
  if (syncType > LAST_SYNC) throw new RangeError('no such sync message');
  const { pieces, windows, parts, deletions, valuesBytes, largestValue } = piecesIn(update, limits.framePieces);
  if (pieces > limits.framePieces || windows.length > limits.frameWindows || deletions > limits.draftPieces)
    throw new RangeError('more than one frame may bring');
  if (valuesBytes > limits.valuesBytes || largestValue > limits.valueBytes)
    throw new RangeError('more than one frame may bring');
  // Each would be one more part of the draft for ever.
  if (![...parts].every(isDraftPart)) throw new RangeError('no such part of a draft');
  // A large one is taken apart in the thread in which it is tried.
  if (pieces <= limits.piecesHere && update.length <= limits.bytesHere) decodeUpdate(update);
  return { pieces: pieces + deletions, windows: [...new Set(windows)] };
}

function checkPlain(type: number, cursor: Cursor): void {
  if (type === AWARENESS) return checkAwareness(cursorOn(cursor.take()));
  if (type === AUTH) {
    if (cursor.number() !== 0) throw new RangeError('no such message about who one is');
    cursor.text();
    if (!cursor.isAtEnd()) cursor.text();
    return undefined;
  }
  if (type !== QUERY_AWARENESS && type !== CLOSE) throw new RangeError('no such message');
  return undefined;
}

/** A number for each window, how often it has spoken, and its state as JSON: an object, or null once it is gone. */
function checkAwareness(cursor: Cursor): void {
  const count = cursor.number();
  for (let window = 0; window < count; window += 1) {
    cursor.number();
    cursor.number();
    const state: unknown = parsed(cursor.text());
    if (typeof state !== 'object' || Array.isArray(state)) throw new RangeError('no such state');
  }
}

/** A state that is deeper could not be written down again to be sent on. */
const DEEPEST = 32;

function parsed(json: string): unknown {
  let depth = 0;
  for (const letter of json.replace(/"(?:[^"\\]|\\.)*"/g, '')) {
    if (letter === '{' || letter === '[') depth += 1;
    if (letter === '}' || letter === ']') depth -= 1;
    if (depth > DEEPEST) throw new RangeError('a state too deep');
  }
  return JSON.parse(json);
}

/** The story for which a frame that was read already carries an update; null where it carries none. */
export function carriesUpdate(bytes: Uint8Array): string | null {
  const cursor = cursorOn(bytes);
  const storyId = cursor.text();
  const type = cursor.number();
  return (type === SYNC || type === SYNC_REPLY) && cursor.number() !== ASKS ? storyId : null;
}
