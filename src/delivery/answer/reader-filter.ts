import { hash, randomBytes } from 'node:crypto';

/** Knows who has read what within the last hour, without keeping who, nor what. */
export interface ReaderFilter {
  /** False when this address was seen with this path within the hour; true marks it as seen. */
  isNew(path: string, address: string): boolean;
}

const HOUR_MS = 60 * 60_000;
/** 2 MB. Of a million reads in an hour about one in fifty is taken for one that was counted. */
const BITS = 2 ** 24;
/** Bits a read sets: at a million reads in an hour more would fill the filter, and fewer would confuse more of them. */
const MARKS = 4;

/**
 * A Bloom filter, renewed each hour, with the one of the hour before beside it: a story counts once for an address within
 * one to two hours. Bounded memory, whoever asks for whatever; where it errs, a read is not counted. The salt is made at the
 * start and never leaves the process, so nobody can learn from the filter who read what.
 */
export function makeReaderFilter(now: () => number): ReaderFilter {
  const salt = randomBytes(16).toString('hex');
  let [current, before] = [emptyFilter(), emptyFilter()];
  let begun = now();
  const turn = () => {
    const age = now() - begun;
    if (age < HOUR_MS) return;
    before = age < 2 * HOUR_MS ? current : emptyFilter();
    current = emptyFilter();
    begun = now();
  };
  return {
    isNew: (path, address) => {
      turn();
      const marks = marksOf(`${salt} ${networkOf(address)} ${path}`);
      const isKnown = holds(current, marks) || holds(before, marks);
      for (const bit of marks) current[bit >>> 5]! |= 1 << (bit & 31);
      return !isKnown;
    },
  };
}

/** The system gives the pages of it only as they are written to. */
function emptyFilter(): Uint32Array {
  return new Uint32Array(BITS / 32);
}

function marksOf(text: string): number[] {
  const digest = hash('sha256', text, 'buffer');
  return Array.from({ length: MARKS }, (_, at) => digest.readUInt32LE(at * 4) % BITS);
}

function holds(filter: Uint32Array, marks: readonly number[]): boolean {
  return marks.every((bit) => (filter[bit >>> 5]! & (1 << (bit & 31))) !== 0);
}

/** A household has one IPv4 address, and of IPv6 all that begin with the same 64 bits. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head.split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
  const all = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ?? '').split(':').filter(Boolean)];
  return all
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}
