import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaShelf } from '../media/media-shelf.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { openDiskShelf } from '../press/disk-shelf.ts';
import type { Shelf, ShelfItem } from '../press/shelf.ts';
import { type Checkpoint, standsIn } from './checkpoint.ts';
import type { Standing } from './entry.ts';
import { fetchItem, fetchMedia } from './fetch-bytes.ts';
import { eachOf } from './let-go.ts';
import { distributedName, mediaFileOf, RETIRED } from './media-names.ts';

/** The copy of a site that a delivery node serves, in a folder: its shelf and its media shelf. */
export interface CopyParts {
  readonly store: ObjectStore;
  readonly shelfFolder: string;
  readonly media: MediaShelf;
  /** Where things lie until they are whole. */
  readonly arriving: string;
}

export type Wanted = ReadonlyMap<string, Standing | null>;

/** Names whose bytes are missing in the store, or are not what the log names. */
export class Unsound extends Error {
  readonly names: readonly string[];

  constructor(names: readonly string[]) {
    super(
      `${names.length} objects in the store are missing or are not what its log names: ${names.slice(0, 3).join(', ')}.`,
    );
    this.name = 'Unsound';
    this.names = names;
  }
}

/**
 * Makes readers see what is wanted, all of it or, where something cannot be had whole, nothing. Only what takes words from readers does not
 * wait for the rest: it is done as far as it can be, and what cannot is taken away.
 */
export async function applyTo(parts: CopyParts & { shelf: Shelf }, wanted: Wanted, takesAway: boolean): Promise<void> {
  const { shelf, media } = parts;
  const lacking = await bringMedia(parts, wanted);
  const { items, lacking: lackingItems } = await bringItems(parts, wanted);
  const all = [...lacking, ...lackingItems];
  const isUrgent = takesAway || [...wanted.values()].some((now) => now === null || now.tag.startsWith('gone-'));
  if (all.length > 0 && !isUrgent) throw new Unsound(all);
  for (const [path, { item, at }] of items) await shelf.put(path, item, at);
  for (const path of lackingItems) await shelf.remove(path);
  for (const [name, now] of wanted) if (now === null && mediaFileOf(name) === null) await shelf.remove(name);
  await shelf.settle({ takesAway });
  for (const [name, now] of wanted) await takeMediaAway(media, name, now);
  if (all.length > 0) throw new Unsound(all);
}

async function bringMedia(parts: CopyParts, wanted: Wanted): Promise<string[]> {
  const lacking: string[] = [];
  await eachOf(wanted, async ([name, now]) => {
    const file = mediaFileOf(name);
    if (file === null || now === null || now.tag === RETIRED) return;
    if (!(await fetchMedia(parts, file, now))) lacking.push(name);
  });
  return lacking;
}

type Items = Map<string, { readonly item: ShelfItem; readonly at: number }>;

async function bringItems(
  { store, shelf }: CopyParts & { shelf: Shelf },
  wanted: Wanted,
): Promise<{ items: Items; lacking: string[] }> {
  const items: Items = new Map();
  const lacking: string[] = [];
  await eachOf(wanted, async ([name, now]) => {
    if (now === null || mediaFileOf(name) !== null) return;
    if (shelf.expected(name) === now.tag && (await shelf.tag(name)) === now.tag) return;
    const item = await fetchItem(store, name, now);
    if (item) items.set(name, { item, at: now.at });
    else lacking.push(name);
  });
  return { items, lacking };
}

async function takeMediaAway(media: MediaShelf, name: string, now: Standing | null): Promise<void> {
  const file = mediaFileOf(name);
  if (file === null) return;
  if (now === null) await media.remove(file);
  else if (now.tag === RETIRED) await media.retireUnseen(file);
}

/** So many names are brought at a time. */
const SLICE = 1000;

/**
 * Makes the copy what a checkpoint says. Where there is no shelf yet it is built aside and named when it is whole, so that nobody serves
 * half a site. One that is there is brought up to it slice by slice, each of which is whole.
 */
export async function applyCheckpoint(parts: CopyParts, checkpoint: Checkpoint): Promise<void> {
  const { shelfFolder, arriving, media } = parts;
  const isNew = !existsSync(shelfFolder);
  const building = isNew ? join(arriving, 'shelf') : shelfFolder;
  const shelf = openDiskShelf(building);
  const names = new Set<string>();
  let slice = new Map<string, Standing>();
  const bring = async () => {
    await applyTo({ ...parts, shelf }, slice, false);
    slice = new Map();
  };
  for await (const [name, now] of standsIn(parts.store, checkpoint)) {
    names.add(name);
    slice.set(name, now);
    if (slice.size === SLICE) await bring();
  }
  await bring();
  for (const path of [...shelf.allExpected()]) if (!names.has(path)) await shelf.remove(path);
  await shelf.settle({ takesAway: !isNew });
  for await (const file of media.names()) if (!names.has(distributedName(file))) await media.remove(file);
  if (isNew) await rename(building, shelfFolder);
}
