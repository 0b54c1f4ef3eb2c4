import { sha256 } from '../base/hash.ts';

/** What is under a name: the tag that its bytes are known by, when it was put there (milliseconds since 1970), its size in bytes. */
export interface Standing {
  readonly tag: string;
  readonly at: number;
  readonly size: number;
}

/**
 * A name that something stands under or stood under: an address of the shelf (`/world`), or a file of the media shelf with `media/` before
 * its name. `was`: the tag of what stood there before.
 */
export interface Move {
  readonly name: string;
  readonly now: Standing | null;
  readonly was: string | null;
}

/** What one publication did, as it stands in the log of an object store, for good. */
export interface Entry {
  /** How many there were before it, and itself. */
  readonly number: number;
  /** Which publisher wrote it: one life of one newsroom's process. */
  readonly publisher: string;
  /** Higher than that of every publisher before: who finds a higher one than its own has been replaced. */
  readonly fence: number;
  /** When, in milliseconds since 1970, by the publisher's clock. */
  readonly at: number;
  /** Words were taken from readers: what is kept of pages before may have them still. */
  readonly takesAway: boolean;
  readonly moves: readonly Move[];
}

const FORMAT = 1;

/** An entry as bytes: a line of JSON and a line that says what it must be, so that a torn one is told from a whole. */
export function writeEntry(entry: Entry): string {
  return sealed(JSON.stringify({ format: FORMAT, ...entry }));
}

/** Null for what is no whole entry of this number, or one of a format that this build does not know. */
export function readEntry(bytes: Uint8Array, number: number): Entry | null {
  const entry = unsealed(bytes) as Entry | null;
  return entry?.number === number ? entry : null;
}

/** A line of JSON with what it must be behind it. */
export function sealed(json: string): string {
  return `${json}\n${sha256(json)}\n`;
}

/** What `sealed` was given; null when it is not whole. */
export function unsealed(bytes: Uint8Array): object | null {
  const [json = '', seal] = Buffer.from(bytes).toString().split('\n');
  if (seal !== sha256(json)) return null;
  const { format, ...value } = JSON.parse(json) as { format: number };
  return format === FORMAT ? value : null;
}

/** What one thing after another did, in one: the last word on each name. */
export function merged(entries: readonly Pick<Entry, 'moves'>[]): Map<string, Standing | null> {
  return new Map(entries.flatMap(({ moves }) => moves.map(({ name, now }) => [name, now] as const)));
}

/** Where things lie in an object store. Numbers are written so that their order is that of the keys. */
export const keys = {
  entry: (number: number): string => `log/${padded(number)}`,
  checkpoint: (number: number): string => `checkpoints/${padded(number)}`,
  part: (number: number, part: number): string => `parts/${padded(number)}/${part}`,
  /** Everything that ever stood under one name lies together, so that all of it can be found when it must go. */
  bytesOf: (name: string): string => `bytes/${sha256(name).slice(0, 32)}/`,
  bytes: (name: string, tag: string): string => `${keys.bytesOf(name)}${tag}`,
  node: (name: string): string => `nodes/${name}`,
  owner: 'owner',
};

function padded(number: number): string {
  return String(number).padStart(12, '0');
}

/** The number at the end of a key. */
export function numberIn(key: string): number {
  return Number(/\d+$/.exec(key)?.[0]);
}
