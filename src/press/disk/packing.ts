import { dirname, join } from 'node:path';
import { DamagedItem, type Packing, type PackOrder, type ShelvedItem } from '../shelf.ts';
import { claimedTag, sealTypeOf } from './content.ts';
import type { ShelfLog } from './log.ts';
import { findOnDisk } from './lookup.ts';
import { filesOf, formFor } from './names.ts';
import type { PackFile } from './pack-file.ts';
import { keyOf, type PackedRow, readFrame, type RowHead } from './pack-form.ts';
import { openPackWriter, type PackWriter } from './pack-writer.ts';
import { PACKS, type Packs } from './packs.ts';
import type { Pending } from './pending.ts';
import { isSealed, LONGEST_SEAL } from './seal.ts';
import type { ShelfFiles } from './shelf-files.ts';
import type { Staging } from './staging.ts';
import { folderOf, namesOnDisk, plainOnDisk } from './walk.ts';

export interface PackingParts {
  readonly files: ShelfFiles;
  readonly folder: string;
  readonly log: ShelfLog;
  readonly packs: Packs;
  readonly pending: Pick<Pending, 'find'>;
  /** Where packs wait for their names, whoever's turn it is. */
  readonly apart: Pick<Staging, 'write'>;
  readonly staging: Pick<Staging, 'need' | 'takeAway'>;
  readonly get: (address: string) => Promise<ShelvedItem | null>;
}

const LIMIT = 64 * 1024 * 1024;
/** Less than this part of a full pack is written anew with what comes new to its month. */
const ROOM = 0.75;

export function openPacking(parts: PackingParts): Packing {
  const { files, folder } = parts;
  return {
    names: (under) => namesOnDisk(files, folder, under),
    loose: (address) => plainOnDisk(files, folder, address),
    pack: (order) => pack(parts, order),
    letGo: (addresses) => letGo(parts, addresses),
    clear: async (under) => {
      const at = folderOf(under);
      if (at !== null) await clear(parts, join(folder, at));
    },
    forget: (addresses) => forget(parts, addresses),
    packed: async () => {
      const all = await parts.packs.all();
      const sum = (of: (pack: PackFile) => number) => all.reduce((total, one) => total + of(one), 0);
      return { packs: all.length, pages: sum(({ rows }) => rows), bytes: sum(({ size }) => size) };
    },
  };
}

async function pack(parts: PackingParts, { month, stories, limit = LIMIT }: PackOrder): Promise<readonly string[]> {
  const there = await withoutReplaced(parts);
  const open = there.find(({ name, size }) => monthOf(name) === month && size < limit * ROOM);
  const writer = openPackWriter({ ...writingIn(parts), month, limit, replaces: open ? [open.name] : [] });
  if (open) await copyWhatStands(parts, open, writer);
  const wanted: RowHead[] = [];
  for await (const addresses of stories) {
    const rows = await rowsAt(parts, addresses);
    await writer.add(await thoseInNoPack(parts, rows));
    wanted.push(...rows.map(({ address, tag }) => ({ address, tag })));
  }
  await writer.end();
  if (open) await takeAway(parts, [open]);
  return readableIn(parts, wanted);
}

async function thoseInNoPack({ packs }: PackingParts, rows: readonly PackedRow[]): Promise<PackedRow[]> {
  const fresh: PackedRow[] = [];
  for (const row of rows) if ((await packs.readKnown(row.address, row.tag)) === null) fresh.push(row);
  return fresh;
}

async function readableIn({ packs }: PackingParts, rows: readonly RowHead[]): Promise<string[]> {
  const read: string[] = [];
  for (const { address, tag } of rows) if ((await packs.read(address, tag)) !== null) read.push(address);
  return read;
}

function writingIn({ files, folder, apart }: PackingParts) {
  return { files, folder, staging: apart };
}

/** As its file is called: `2007-07.k3x9abcdef.pack`. */
function monthOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/**
 * What stands at addresses, as rows. What only the log vouches for stays in its file, and so does what is not whole or about to change: a scrub mends the one, the
 * next night takes the other.
 */
async function rowsAt(parts: PackingParts, addresses: readonly string[]): Promise<PackedRow[]> {
  const rows: PackedRow[] = [];
  for (const address of addresses) {
    const shelved = await parts.get(address).catch((error: unknown) => {
      if (error instanceof DamagedItem) return null;
      throw error;
    });
    const place = filesOf(address);
    if (shelved === null || place === null || !stands(parts, { address, tag: shelved.tag })) continue;
    if (isSealed(sealTypeOf(formFor(place, shelved.item))))
      rows.push({ address, item: shelved.item, tag: shelved.tag });
  }
  return rows;
}

/** True while the log names it. */
function stands({ log }: PackingParts, { address, tag }: RowHead): boolean {
  return log.named(address)?.tag === tag;
}

async function copyWhatStands(parts: PackingParts, from: PackFile, to: PackWriter): Promise<void> {
  for await (const frame of from.heads()) {
    const standing = frame.rows.map((row) => stands(parts, row));
    if (standing.every((one) => !one)) continue;
    if (standing.every((one) => one)) await to.copy(frame);
    else await to.add((await readFrame(frame).catch(() => [])).filter((_, at) => standing[at]));
  }
}

async function forget(parts: PackingParts, addresses: readonly string[]): Promise<number> {
  const keyed = addresses.map((address) => ({ key: keyOf(address), tag: parts.log.named(address)?.tag ?? null }));
  const holding = (await withoutReplaced(parts)).filter((one) =>
    keyed.some(({ key, tag }) => one.mayHave(key) && one.find(key)?.some((row) => row.tag !== tag)),
  );
  for (const old of holding) {
    const writer = openPackWriter({
      ...writingIn(parts),
      month: monthOf(old.name),
      limit: Infinity,
      replaces: [old.name],
    });
    await copyWhatStands(parts, old, writer);
    await writer.end();
    await takeAway(parts, [old]);
  }
  return holding.length;
}

/** The packs that are there. Those that a process which died had written anew, and not taken away, are taken away first. */
async function withoutReplaced(parts: PackingParts): Promise<readonly PackFile[]> {
  const all = await parts.packs.all();
  const replaced = new Set(all.flatMap(({ replaces }) => replaces));
  const old = all.filter(({ name }) => replaced.has(name));
  await takeAway(parts, old);
  return all.filter((one) => !old.includes(one));
}

async function takeAway({ files, folder }: PackingParts, packs: readonly PackFile[]): Promise<void> {
  if (packs.length === 0) return;
  for (const { file } of packs) await files.remove(file);
  await files.sync([join(folder, PACKS)]);
}

async function letGo(parts: PackingParts, addresses: readonly string[]): Promise<number> {
  const { files, staging } = parts;
  const touched = new Set<string>();
  let gone = 0;
  for (const address of addresses) {
    const file = await fileThatLiesTwice(parts, address);
    if (file === null) continue;
    await staging.takeAway(file);
    touched.add(dirname(file));
    gone += 1;
  }
  staging.need();
  // What comes back after a power cut could otherwise stand where something else was taken away meanwhile.
  await files.sync([...touched]);
  return gone;
}

/** The file of an address that is what the log names, and lies in a pack as well; null when there is none. */
async function fileThatLiesTwice(
  { files, folder, log, packs, pending }: PackingParts,
  address: string,
): Promise<string | null> {
  const place = filesOf(address);
  const named = log.named(address);
  const found = place && findOnDisk(files, folder, place);
  if (!named || !found || pending.find(address)) return null;
  // A press that was cut off may have left another form beneath, which would be the answer then.
  if (place.forms.filter(({ file }) => files.mark(join(folder, file)) !== null).length > 1) return null;
  const open = files.open(found.file);
  const size = open?.size() ?? 0;
  const claims = open && claimedTag(found.form, open.read(Math.max(0, size - LONGEST_SEAL), LONGEST_SEAL));
  open?.close();
  return claims === named.tag && (await packs.has(address, named.tag)) ? found.file : null;
}

/** Takes away folders in which nothing lies, this one at last. One that comes back after a power cut holds nothing either. */
async function clear(parts: Pick<PackingParts, 'files'>, folder: string): Promise<void> {
  for await (const { name, is } of parts.files.list(folder))
    if (is === 'folder') await clear(parts, join(folder, name));
  await parts.files.removeEmpty(folder);
}
