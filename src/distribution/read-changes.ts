import { setTimeout as sleep } from 'node:timers/promises';
import type { MediaShelf } from '../media/media-shelf.ts';
import type { Shelf, ShelfItem } from '../press/shelf.ts';
import { eachOf } from './let-go.ts';
import type { Move, Standing } from './entry.ts';
import { encodeItem } from './item-bytes.ts';
import { distributedName, mediaTagOf, RETIRED } from './media-names.ts';

/** What is read from, where bytes go, and what is there already. */
export interface Reading {
  readonly shelf: Shelf;
  readonly media: MediaShelf;
  readonly standing: (name: string) => Standing | null;
  readonly putBytes: (name: string, tag: string, bytes: Uint8Array) => Promise<void>;
  readonly putFile: (name: string, tag: string, path: string) => Promise<void>;
}

export interface Read {
  readonly moves: readonly Move[];
  /** Addresses that were being changed all the while, or are damaged: they come later. */
  readonly owed: readonly string[];
}

const TRIES = 5;
const PAUSE_MS = 20;

/**
 * Reads what is at addresses of the shelf as it was at one moment, and puts its bytes, and those of the media that it names, into the
 * store; what is there already is left out. While the press goes on settling, what changed is read again.
 */
export async function readAddresses(reading: Reading, addresses: readonly string[]): Promise<Read> {
  const { shelf } = reading;
  const moves = new Map<string, Move | null>();
  let open: readonly string[] = addresses;
  for (let tries = 0; open.length > 0 && tries < TRIES; tries += 1) {
    if (tries > 0) await sleep(PAUSE_MS);
    const before = shelf.stamp();
    const failed: string[] = [];
    await eachOf(open, async (address) => {
      const found = await readAddress(reading, address, moves);
      if (found === 'moving') failed.push(address);
      else moves.set(address, found);
    });
    const changed = shelf.stamp() === before ? [] : (shelf.changes(before) ?? addresses);
    open = [...new Set([...failed, ...changed])];
  }
  for (const address of open) moves.delete(address);
  return { moves: [...moves.values()].filter((move) => move !== null), owed: open };
}

type Moves = Map<string, Move | null>;

async function readAddress(reading: Reading, address: string, moves: Moves): Promise<Move | null | 'moving'> {
  const { shelf, standing, putBytes } = reading;
  const expected = shelf.expected(address);
  const there = standing(address);
  if (expected === (there?.tag ?? null)) return null;
  const was = there?.tag ?? null;
  if (expected === null) return { name: address, now: null, was };
  const shelved = await shelf.get(address).catch(() => null);
  if (shelved?.tag !== expected) return 'moving';
  await readNamedMedia(reading, shelved.item, moves);
  const bytes = encodeItem(shelved.item);
  await putBytes(address, expected, bytes);
  return { name: address, now: { tag: expected, at: shelved.modifiedAt, size: bytes.length }, was };
}

const MEDIA = /\/media\/([a-z0-9]{8,64}\/[a-z0-9-]{1,40}\.[a-z0-9]{2,5})/g;

/** What a page names is there before the page is. */
async function readNamedMedia(reading: Reading, item: ShelfItem, moves: Moves): Promise<void> {
  if (item.is !== 'page' || !/^text\/html|xml|json/.test(item.type)) return;
  const text = Buffer.from(item.body).toString('latin1');
  const files = new Set([...text.matchAll(MEDIA)].map(([, file = '']) => file));
  for (const file of files) {
    const name = distributedName(file);
    if (moves.has(name) || reading.standing(name)) continue;
    moves.set(name, null);
    moves.set(name, await readMedia(reading, file));
  }
}

/** What became of a file of the media shelf; null when that is known. */
export async function readMedia(reading: Reading, file: string): Promise<Move | null> {
  const { media, standing, putFile } = reading;
  const name = distributedName(file);
  const there = standing(name);
  const was = there?.tag ?? null;
  const found = await media.find(file);
  if (found === null) {
    const isRetired = await media.wasThere(file);
    if (isRetired && was !== RETIRED) return { name, now: { tag: RETIRED, at: Date.now(), size: 0 }, was };
    return isRetired || was === null ? null : { name, now: null, was };
  }
  // A name is made of its content, so what was put under it once is what is there.
  if (was !== null && was !== RETIRED) return null;
  const tag = await mediaTagOf(name, found.path);
  await putFile(name, tag, found.path);
  return { name, now: { tag, at: found.modifiedAt, size: found.size }, was };
}
