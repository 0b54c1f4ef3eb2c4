import { mkdirSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shelf, ShelfItem } from './shelf.ts';
import { HTML } from './shelf-types.ts';
import { encodeItem } from './disk/content.ts';
import { asRefusal, markOf, readRegular } from './disk/files.ts';
import type { FileMark } from './disk/files.ts';
import { findOnDisk, findPending, readFound } from './disk/lookup.ts';
import type { Found } from './disk/lookup.ts';
import { OWN, formFor, placeOf } from './disk/names.ts';
import type { Form, Place } from './disk/names.ts';
import { openPending } from './disk/pending.ts';
import type { Pending } from './disk/pending.ts';
import { openStaging } from './disk/staging.ts';
import type { Staging } from './disk/staging.ts';
import { openStamp } from './disk/stamp.ts';
import { addressesOnDisk } from './disk/walk.ts';

interface Parts {
  readonly folder: string;
  readonly staging: Staging;
  readonly pending: Pending;
}

/**
 * A shelf in a folder that nginx and Apache can serve as it is: `/news/k3x9abcd/a-slug` stands in `news/k3x9abcd/a-slug.html`,
 * `/` in `index.html`, `/feeds/uk.rss` in `feeds/uk.rss`, a redirect in `….redirect` (its text is the target) and a tombstone
 * in `….gone.html`. What plain file names cannot say stands under `.shelf`, where only this module finds it.
 *
 * This process sees what it put at once, others from `settle` on at the latest. When `settle` returns, everything put before survives
 * a power cut. A full disk is a Refusal `disk-full` from `put` or `settle`; the old item stays whole.
 * Any number of processes may read and write one shelf; puts of one address must not overlap in time.
 */
export function openDiskShelf(folder: string): Shelf {
  mkdirSync(folder, { recursive: true });
  const parts = { folder, staging: openStaging(folder), pending: openPending(folder) };
  const stamp = openStamp(join(folder, OWN, 'stamp'));
  const refusing = <Result>(act: Promise<Result>) =>
    act.catch((error: unknown) => Promise.reject(asRefusal(error, folder)));
  return {
    get: (path) => get(parts, path),
    tag: async (path) => {
      const found = find(parts, placeOf(path));
      return found && `${found.form.is}-${found.mark.tag}`;
    },
    put: (path, item) => refusing(put(parts, path, item)),
    remove: (path) => refusing(remove(parts, path)),
    paths: () => paths(parts),
    settle: () => refusing(parts.pending.settle().then(stamp.bump)),
    stamp: stamp.read,
  };
}

function find({ folder, pending }: Parts, place: Place | null): Found | null {
  const move = place && pending.find(place.address);
  if (!move) return place && findOnDisk(folder, place);
  return findPending(move) ?? (move.put && findOnDisk(folder, move.place));
}

async function get(parts: Parts, path: string) {
  const place = placeOf(path);
  const found = find(parts, place);
  const read = found && (await readFound(found));
  if (read || !found) return read;
  // It changed between the question and the reading; asked again, it is what it became.
  const again = find(parts, place);
  return again && readFound(again);
}

async function put(parts: Parts, path: string, item: ShelfItem): Promise<'written' | 'same'> {
  const place = mustBeAddress(path);
  mustBeFit(path, item);
  const form = formFor(place, item);
  const bytes = encodeItem(place, form, item);
  const old = find(parts, place);
  if (old && (await holds(old, form, bytes))) return 'same';
  const waiting = await parts.staging.write(bytes);
  await makeLater(waiting, old?.mark ?? null);
  await parts.pending.add({ place, put: { form, waiting, size: bytes.length } });
  return 'written';
}

async function remove(parts: Parts, path: string): Promise<void> {
  const place = mustBeAddress(path);
  if (find(parts, place)) await parts.pending.add({ place, put: null });
}

async function holds(old: Found, form: Form, bytes: Uint8Array): Promise<boolean> {
  if (old.form.file !== form.file || old.mark.size !== bytes.length) return false;
  const read = await readRegular(old.file).catch(() => null);
  return read !== null && Buffer.compare(read.bytes, bytes) === 0;
}

/** File systems count time in milliseconds at best: a file that replaces another must be seen to be the later one. */
async function makeLater(file: string, old: FileMark | null): Promise<void> {
  const mark = markOf(file);
  if (old === null || mark === null || mark.modifiedAt > old.modifiedAt) return;
  const later = new Date(old.modifiedAt + 1);
  await utimes(file, later, later);
}

async function* paths({ folder, pending }: Parts): AsyncIterable<string> {
  const seen = new Set<string>();
  const fresh = (address: string) => !seen.has(address) && seen.add(address);
  for (const { place, put: item } of pending.all()) if (fresh(place.address) && item) yield place.address;
  for await (const address of addressesOnDisk(folder)) if (fresh(address)) yield address;
}

function mustBeAddress(path: string): Place {
  const place = placeOf(path);
  if (place === null) throw new Error(`not an address of a shelf: ${JSON.stringify(path)}`);
  return place;
}

/** Guards against our own mistakes; no reader and no editor can cause these. */
function mustBeFit(path: string, item: ShelfItem): void {
  if (item.is === 'gone' && item.type !== HTML) throw new Error(`a tombstone is ${HTML}, not ${item.type} (${path})`);
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (item.is === 'redirect' && /[\u0000-\u0020\u007f]/.test(item.to))
    throw new Error(`not a target: ${JSON.stringify(item.to)} (${path})`);
}
