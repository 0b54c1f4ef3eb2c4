import { join } from 'node:path';
import type { ShelfItem } from '../shelf.ts';
import { tagOf } from './content.ts';
import { OWN } from './names.ts';
import { keyOf, type PackedRow, readFrame, type RowHead, type RowPlace } from './pack-form.ts';
import { openPackFile, type PackFile } from './pack-file.ts';
import type { ShelfFiles } from './shelf-files.ts';

/** Where the packs of a shelf lie. */
export const PACKS = join(OWN, 'packs');
export const ENDING = '.pack';

/** The packs of a shelf, read. What they hold is asked for by address and tag, so that nothing is ever given but what the log names now. */
export interface Packs {
  has(address: string, tag: string): Promise<boolean>;
  /** Null when no pack has it whole. */
  read(address: string, tag: string): Promise<ShelfItem | null>;
  /** The same without looking for packs that came since the last look. */
  readKnown(address: string, tag: string): Promise<ShelfItem | null>;
  /** Every row of every pack that is needed, whether it still stands or not. */
  rows(): AsyncIterable<RowHead>;
  /** The packs that are there now, by name. */
  all(): Promise<readonly PackFile[]>;
}

/** Decoded frames that are kept, in bytes: whoever asks for one page of a story often asks for the next. */
const KEPT = 8 * 1024 * 1024;

interface Kept {
  readonly rows: readonly PackedRow[];
  readonly bytes: number;
}

interface PackedAt extends RowPlace {
  readonly pack: PackFile;
}

type Known = ReadonlyMap<string, PackFile>;

export function openPacks(files: ShelfFiles, folder: string): Packs {
  const at = join(folder, PACKS);
  let known: Known | null = null;
  const list = async () => (known = await listPacks(files, at, known));
  const frames = keepFrames();
  const tryRead = async (packs: Known, address: string, tag: string) => {
    for (const place of placesIn(packs, address, tag)) {
      const row = await frames.rowAt(place).catch(() => null);
      if (row && row.address === address && tagOf(address, row.item) === tag) return apart(row.item);
    }
    return null;
  };
  /** What is not found is looked for once more: packs may have been replaced meanwhile. */
  const twice = async <T>(look: (packs: Known) => Promise<T | null>): Promise<T | null> => {
    if (files.mark(at) === null) return null;
    return (known && (await look(known))) ?? look(await list());
  };
  const isIn = async (packs: Known, address: string, tag: string) => !placesIn(packs, address, tag).next().done || null;
  return {
    has: async (address, tag) => (await twice((packs) => isIn(packs, address, tag))) ?? false,
    read: (address, tag) => twice((packs) => tryRead(packs, address, tag)),
    readKnown: async (address, tag) => known && tryRead(known, address, tag),
    rows: async function* rows() {
      const all = [...(await list()).values()];
      const replaced = new Set(all.flatMap(({ replaces }) => replaces));
      for (const pack of all)
        if (!replaced.has(pack.name)) for await (const { rows: some } of pack.heads()) yield* some;
    },
    all: async () => [...(await list()).values()],
  };
}

/** With bytes of its own: whoever keeps a page must not keep the frame that it came in. */
function apart(item: ShelfItem): ShelfItem {
  return item.is === 'redirect' ? item : { ...item, body: Buffer.from(item.body) };
}

function* placesIn(packs: Known, address: string, tag: string): Generator<PackedAt> {
  const key = keyOf(address);
  for (const pack of packs.values()) {
    if (!pack.mayHave(key)) continue;
    for (const row of pack.find(key) ?? []) if (row.tag === tag) yield { ...row, pack };
  }
}

async function listPacks(files: ShelfFiles, at: string, known: Known | null): Promise<Known> {
  const names: string[] = [];
  for await (const { name, is } of files.list(at)) if (is === 'file' && name.endsWith(ENDING)) names.push(name);
  const packs = names.toSorted().flatMap((name) => {
    const pack = known?.get(name) ?? openPackFile(files, join(at, name), name);
    return pack ? [[name, pack] as const] : [];
  });
  return new Map(packs);
}

/** Reads frames, and keeps the last of them. */
function keepFrames(): { rowAt(place: PackedAt): Promise<PackedRow | null> } {
  const kept = new Map<string, Kept>();
  let total = 0;
  const keep = (key: string, frame: Kept) => {
    if (kept.has(key)) return;
    kept.set(key, frame);
    total += frame.bytes;
    for (const [oldest, { bytes }] of kept) {
      if (total <= KEPT) return;
      kept.delete(oldest);
      total -= bytes;
    }
  };
  return {
    rowAt: async ({ pack, frame, row }) => {
      const key = `${pack.name} ${frame}`;
      const before = kept.get(key);
      if (before) return before.rows[row] ?? null;
      const raw = pack.frame(frame);
      if (raw === null) return null;
      const rows = await readFrame(raw);
      keep(key, { rows, bytes: sizeOf(rows) });
      return rows[row] ?? null;
    },
  };
}

function sizeOf(rows: readonly PackedRow[]): number {
  return rows.reduce((sum, { item }) => sum + (item.is === 'redirect' ? item.to.length : item.body.length) + 200, 0);
}
