import { decodeStateVector, decodeUpdate } from 'yjs';

/** A frame of the collaboration protocol, as far as a server must know it before anything acts on it. */
export interface Frame {
  readonly storyId: string;
  /** The Yjs update it carries, if it carries one. */
  readonly update: Uint8Array | null;
}

/** Types of messages (Hocuspocus, MessageType) that a person's editor may send. */
const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const QUERY_AWARENESS = 3;
const SYNC_REPLY = 4;
const CLOSE = 7;
const PONG = 10;
const allowed = new Set([SYNC, AWARENESS, AUTH, QUERY_AWARENESS, SYNC_REPLY, CLOSE, PONG]);

/** Types of sync messages (y-protocols): 0 asks, 1 answers with an update, 2 is an update. */
const ASKS = 0;
const LAST_SYNC = 2;

/** Where a cursor stands is said in a few hundred bytes, and everybody in the story is told of it. */
const LARGEST_WITHOUT_UPDATE = 16 * 1024;
/** What a draft holds already is asked for with a number for each window that ever wrote in it. */
const LARGEST_QUESTION = 256 * 1024;

/**
 * Reads a frame, or gives null for one that no editor of ours would send. `bytes` must be a buffer of its own: Yjs reads as
 * far as a length in the frame tells it to, and in a shared buffer that would be somebody else's bytes.
 */
export function readFrame(bytes: Uint8Array): Frame | null {
  try {
    return frameIn(bytes);
  } catch {
    return null;
  }
}

function frameIn(bytes: Uint8Array): Frame | null {
  const cursor = cursorOn(bytes);
  const [storyId = ''] = cursor.text().split('\0');
  const type = cursor.number();
  if (!allowed.has(type)) return null;
  if (type !== SYNC && type !== SYNC_REPLY)
    return bytes.length > LARGEST_WITHOUT_UPDATE ? null : { storyId, update: null };
  return { storyId, update: updateOf(cursor.number(), cursor.bytes()) };
}

function updateOf(syncType: number, payload: Uint8Array): Uint8Array | null {
  if (syncType > LAST_SYNC) throw new RangeError('no such sync message');
  if (syncType !== ASKS) {
    decodeUpdate(payload);
    return payload;
  }
  if (payload.length > LARGEST_QUESTION) throw new RangeError('no question is that long');
  decodeStateVector(payload);
  return null;
}

/** The frame that tells an editor why it may not have a story. Ids and reasons are shorter than 128 bytes, so a length is one byte. */
export function refusalFrame(storyId: string, reason: string): Uint8Array {
  const DENIED = 1;
  return Uint8Array.of(...textBytes(storyId), AUTH, DENIED, ...textBytes(reason));
}

function textBytes(text: string): number[] {
  const bytes = [...new TextEncoder().encode(text)].slice(0, 127);
  return [bytes.length, ...bytes];
}

/** Reads the variable-length numbers and texts of lib0's encoding. */
function cursorOn(bytes: Uint8Array) {
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let factor = 1; factor < 2 ** 49; factor *= 128) {
      const byte = bytes[at];
      if (byte === undefined) throw new RangeError('the frame ends too early');
      at += 1;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
    throw new RangeError('the number is too large');
  };
  const take = (): Uint8Array => {
    const length = number();
    if (length > bytes.length - at) throw new RangeError('the frame ends too early');
    at += length;
    return bytes.slice(at - length, at);
  };
  return { number, bytes: take, text: () => new TextDecoder('utf-8', { fatal: true }).decode(take()) };
}
