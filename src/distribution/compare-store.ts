import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../base/ids.ts';
import type { MediaShelf } from '../media/media-shelf.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { Shelf } from '../press/shelf.ts';
import { newestCheckpoint, standsIn } from './checkpoint.ts';
import { keys, merged, type Standing } from './entry.ts';
import { encodeItem } from './item-bytes.ts';
import { eachOf } from './let-go.ts';
import { distributedName, mediaFileOf, mediaTagOf, RETIRED } from './media-names.ts';
import { entriesFrom } from './object-log.ts';

/** A name under which a folder and an object store do not have the same bytes. */
export interface Difference {
  readonly name: string;
  readonly is: 'missing-there' | 'missing-here' | 'other';
}

interface Compared {
  readonly store: ObjectStore;
  readonly shelf: Shelf;
  readonly media: MediaShelf;
}

interface Comparing extends Compared {
  /** Where files of the store are brought to be read. */
  readonly aside: string;
}

const MOST_NAMES = 1000;

/**
 * Reads everything that readers may get from an object store and compares it, byte for byte, with what they get from a folder: every page,
 * and every file of the media shelf. What is brought to be read is put aside in `folder`. Gives how many there are, and the differences.
 */
export async function compareStore(
  parts: Compared & { readonly folder: string },
  progress: (now: { done: number; total: number }) => void = () => {},
): Promise<{ readonly names: number; readonly differences: readonly Difference[] }> {
  const there = await standingsOf(parts.store);
  const here = await namesHere(parts);
  const aside = await mkdtemp(join(parts.folder, 'comparing-'));
  const all = [...new Set([...here, ...there.keys()])].toSorted();
  const differences: Difference[] = [];
  let done = 0;
  const compare = async (name: string): Promise<void> => {
    const standing = there.get(name);
    if (!standing) differences.push({ name, is: 'missing-there' });
    else if (!here.has(name)) differences.push({ name, is: 'missing-here' });
    else if (!(await isSame({ ...parts, aside }, name, standing))) differences.push({ name, is: 'other' });
    done += 1;
    progress({ done, total: all.length });
  };
  try {
    await eachOf(all, compare);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  return { names: all.length, differences };
}

/** What stands in a store under each name: by its newest checkpoint, and the entries since. */
async function standingsOf(store: ObjectStore): Promise<Map<string, Standing>> {
  const checkpoint = await newestCheckpoint(store);
  const standing = new Map(checkpoint ? await Array.fromAsync(standsIn(store, checkpoint)) : []);
  for (let from = (checkpoint?.number ?? 0) + 1; ;) {
    const entries = await entriesFrom(store, from, MOST_NAMES);
    const last = entries.at(-1);
    if (!last) return standing;
    for (const [name, now] of merged(entries))
      if (now === null) standing.delete(name);
      else standing.set(name, now);
    from = last.number + 1;
  }
}

async function namesHere({ shelf, media }: Pick<Compared, 'shelf' | 'media'>): Promise<Set<string>> {
  const names = new Set(shelf.allExpected());
  for await (const file of media.names()) names.add(distributedName(file));
  for await (const file of media.retired()) names.add(distributedName(file));
  return names;
}

async function isSame({ store, shelf, media, aside }: Comparing, name: string, { tag }: Standing): Promise<boolean> {
  const file = mediaFileOf(name);
  if (file === null) {
    const [its, ours] = await Promise.all([store.get(keys.bytes(name, tag)), shelf.get(name)]);
    return its !== null && ours !== null && Buffer.compare(its, encodeItem(ours.item)) === 0;
  }
  const found = await media.find(file);
  if (found === null || tag === RETIRED) return found === null && tag === RETIRED;
  if ((await mediaTagOf(name, found.path)) !== tag) return false;
  // A tag is made of all bytes of a file. What lies under it in the store may be something else.
  const path = join(aside, newId());
  const isThere = await store.getInto(keys.bytes(name, tag), path);
  const its = isThere ? await mediaTagOf(name, path) : null;
  await rm(path, { force: true });
  return its === tag;
}
