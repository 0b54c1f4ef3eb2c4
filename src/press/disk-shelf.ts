import { messageOf } from '../base/problem.ts';
import { dirname, join } from 'node:path';
import { DamagedItem, type ScrubNote, type Shelf, type ShelfItem, type ShelfTurn, type ShelvedItem } from './shelf.ts';
import { HTML } from './shelf-types.ts';
import { claimedTag, decodeItem, encodeItem, sealTypeOf, tagOf } from './disk/content.ts';
import { asRefusal, isReadOnly } from './disk/failures.ts';
import { openLog, type ShelfLog } from './disk/log.ts';
import { findOnDisk, findPending, type Found } from './disk/lookup.ts';
import { openPacking } from './disk/packing.ts';
import { openPacks, type Packs } from './disk/packs.ts';
import { OWN, formFor, type FilesOf, filesOf } from './disk/names.ts';
import { nodeFiles } from './disk/node-files.ts';
import { openPending, type Pending } from './disk/pending.ts';
import { isSealed, LONGEST_SEAL } from './disk/seal.ts';
import type { Named } from './disk/log-lines.ts';
import type { FileMark, ShelfFiles } from './disk/shelf-files.ts';
import { openStaging, type Staging } from './disk/staging.ts';
import { addressesOnDisk } from './disk/walk.ts';

interface Parts {
  readonly folder: string;
  readonly files: ShelfFiles;
  readonly log: ShelfLog;
  readonly staging: Staging;
  /** For what is no item. */
  readonly notes: Staging;
  readonly pending: Pending;
  readonly packs: Packs;
}

/**
 * A shelf in a folder that nginx and Apache can serve as it is: `/news/k3x9abcd/a-slug` stands in `news/k3x9abcd/a-slug.html`,
 * `/` in `index.html`, `/feeds/uk.rss` in `feeds/uk.rss`, a redirect in `….redirect` (its text is the target) and a tombstone
 * in `….gone.html`. What plain file names cannot say stands under `.shelf`, where only this module finds it. What is text ends
 * with a seal (`disk/seal.ts`) and is never given unless the seal is right; anything else must be what the log names. What is asked for seldom
 * may lie in a pack instead of a file (`disk/packs.ts`).
 *
 * This process sees what it put at once, others from `settle` on at the latest. When `settle` returns, everything put before survives
 * a power cut. A full disk is a Refusal `disk-full` from `put` or `settle`; the old item stays whole.
 * Any number of processes may read and write one shelf; puts of one address must not overlap in time. Who only reads writes nothing.
 */
export function openDiskShelf(folder: string, files: ShelfFiles = nodeFiles): Shelf {
  const own = files.prepare(folder);
  const log = openLog(files, join(folder, OWN));
  const staging = openStaging(files, own);
  const parts: Parts = {
    ...{ folder, files, log, staging },
    notes: openStaging(files, join(own, 'notes')),
    pending: openPending({ files, folder, log, staging }),
    packs: openPacks(files, folder),
  };
  const packing = openPacking({
    ...{ ...parts, get: (path) => get(parts, path) },
    apart: openStaging(files, join(own, 'packs')),
  });
  const begin = beginning(parts);
  const refusing = <Result>(act: Promise<Result>) =>
    act.catch((error: unknown) => Promise.reject(asRefusal(error, folder)));
  return {
    get: (path) => get(parts, path),
    tag: (path) => tag(parts, path),
    put: (path, item, at) => refusing(begin().then(() => put(parts, path, item, at))),
    remove: (path) => refusing(begin().then(() => remove(parts, path))),
    after: (ready) => parts.pending.after(ready),
    paths: () => paths(parts),
    begin: (turn) => refusing(beginTurn(parts, turn)),
    settle: (news = {}) => refusing(begin().then((fresh) => parts.pending.settle({ ...news, ...fresh() }))),
    stamp: log.stamp,
    changes: log.changes,
    expected: (path) => log.named(filesOf(path)?.address ?? '')?.tag ?? null,
    allExpected: log.addresses,
    standings: log.standings,
    noteScrub: (note) => refusing(writeNote(parts, note)),
    lastScrub: () => readNote(parts),
    packing: {
      ...packing,
      pack: (order) => refusing(packing.pack(order)),
      forget: (addresses) => refusing(packing.forget(addresses)),
    },
  };
}

/**
 * What is done once before a process writes: a shelf that has neither log nor item is complete from its first settle on, and its
 * own name in the folder round it is made to last.
 */
function beginning({ files, folder, log }: Parts): () => Promise<() => { isComplete?: boolean }> {
  let isBare: Promise<boolean> | null = null;
  const look = async () => {
    await files.sync([dirname(folder)]).catch((error: unknown) => (isReadOnly(error) ? null : Promise.reject(error)));
    if (log.standings().number > 0) return false;
    for await (const _ of addressesOnDisk(files, folder)) return false;
    return true;
  };
  return async () => {
    isBare ??= look();
    const bare = await isBare;
    return () => (bare && !log.standings().isComplete ? { isComplete: true } : {});
  };
}

/** After a holder who did not give its turn back the log goes on in another file: what that one may still add to the old is read by nobody. */
async function beginTurn({ staging, pending, log }: Parts, { number, isAfterLoss }: ShelfTurn): Promise<void> {
  await staging.begin(number);
  pending.forget();
  if (isAfterLoss) await log.goOnAnew();
}

const NOTE = join(OWN, 'scrub.json');

async function writeNote({ files, folder, notes }: Parts, note: ScrubNote): Promise<void> {
  const waiting = await notes.write(Buffer.from(`${JSON.stringify(note, null, 2)}\n`));
  await files.sync([waiting]);
  await files.rename(waiting, join(folder, NOTE));
}

/** A note that cannot be read says nothing; the next scrub writes another. */
async function readNote({ files, folder }: Parts): Promise<ScrubNote | null> {
  try {
    const read = await files.read(join(folder, NOTE));
    return read && (JSON.parse(Buffer.from(read.bytes).toString()) as ScrubNote);
  } catch {
    return null;
  }
}

function find({ files, folder, pending }: Parts, place: FilesOf | null): Found | null {
  const move = place && pending.find(place.address);
  if (!move) return place && findOnDisk(files, folder, place);
  return findPending(files, move) ?? (move.put && findOnDisk(files, folder, move.place));
}

async function get(parts: Parts, path: string): Promise<ShelvedItem | null> {
  const place = filesOf(path);
  if (place === null) return null;
  // It may change between the question and the reading; asked again, it is what it became.
  const first = await tryGet(parts, place);
  if (!('why' in first)) return first.shelved;
  const second = await tryGet(parts, place);
  if ('why' in second) throw new DamagedItem(place.address, second.why);
  return second.shelved;
}

type Tried = { readonly shelved: ShelvedItem | null } | { readonly why: string };

async function tryGet(parts: Parts, place: FilesOf): Promise<Tried> {
  const found = find(parts, place);
  if (found === null) return fromPack(parts, place);
  try {
    const read = await parts.files.read(found.file);
    if (read === null) return { why: 'it went away' };
    const content = decodeItem({ address: place.address, form: found.form }, read.bytes);
    const { item, tag: itsTag } = content;
    const shelved = { item, tag: itsTag, modifiedAt: dateOf(parts, place, { tag: itsTag, mark: read.mark }) };
    if (content.isSealed || isUnsealedButRight(parts, place, { found, tag: itsTag, size: read.bytes.length }))
      return { shelved };
    return { why: isSealed(sealTypeOf(found.form)) ? 'it has no seal' : 'it is not what the log names' };
  } catch (error) {
    return { why: messageOf(error) };
  }
}

async function fromPack(parts: Parts, place: FilesOf): Promise<Tried> {
  const named = packable(parts, place);
  if (named === null) return { shelved: null };
  const item = await parts.packs.read(place.address, named.tag);
  if (item === null) return { why: 'there is nothing there, and there should be' };
  return { shelved: { item, tag: named.tag, modifiedAt: named.at } };
}

/** When an item was put here: the log says so; of what it does not know yet, the file does. */
function dateOf(
  { log, pending }: Parts,
  { address }: FilesOf,
  { tag: itsTag, mark }: { tag: string; mark: FileMark },
): number {
  const named = [pending.find(address)?.put?.named ?? null, log.named(address), log.namedBefore(address)];
  return named.find((one) => one?.tag === itsTag)?.at ?? mark.modifiedAt;
}

/** What should stand at an address without a file by the log, unless this process is about to change that; null for nothing. */
function packable({ log, pending }: Parts, { address }: FilesOf): Named | null {
  return pending.find(address) === undefined ? log.named(address) : null;
}

/** What has no seal must be what the log names, or named until just now; a shelf of an older build has neither, and is believed until it is pressed again. */
function isUnsealedButRight(
  { log, pending }: Parts,
  { address }: FilesOf,
  { found, tag: itsTag, size }: { found: Found; tag: string; size: number },
): boolean {
  const named = pending.find(address)?.put?.named ?? log.named(address);
  if (named !== null) return named.tag === itsTag || log.namedBefore(address)?.tag === itsTag;
  return size > 0 && !(isSealed(sealTypeOf(found.form)) && log.standings().isComplete);
}

async function tag(parts: Parts, path: string): Promise<string | null> {
  const place = filesOf(path);
  const found = find(parts, place);
  if (place === null) return null;
  if (found === null) return tagInPack(parts, place);
  try {
    return claimed(parts.files, found) ?? (await get(parts, path))?.tag ?? null;
  } catch {
    return `damaged-${found.mark.id}-${found.mark.size}`;
  }
}

async function tagInPack(parts: Parts, place: FilesOf): Promise<string | null> {
  const named = packable(parts, place);
  return named && (await parts.packs.has(place.address, named.tag)) ? named.tag : null;
}

/** The tag that the end of a file says. Synchronous like the stat before it: 10 µs here. */
function claimed(files: ShelfFiles, { form, file, mark }: Found): string | null {
  if (mark.is !== 'file' || !isSealed(sealTypeOf(form))) return null;
  const open = files.open(file);
  if (open === null) return null;
  try {
    const size = open.size();
    const from = Math.max(0, size - LONGEST_SEAL);
    return claimedTag(form, open.read(from, size - from));
  } finally {
    open.close();
  }
}

async function put(parts: Parts, path: string, item: ShelfItem, at?: number): Promise<'written' | 'same'> {
  const place = mustBeAddress(path);
  mustBeFit(path, item);
  const { address } = place;
  const form = formFor(place, item);
  const itsTag = tagOf(address, item);
  const old = await whatHolds(parts, place, itsTag);
  const isSame = old?.tag === itsTag;
  if (isSame && old.isSound && (old.found?.form ?? form).file === form.file) {
    const isNamed = parts.log.named(address)?.tag === itsTag || parts.pending.find(address) !== undefined;
    const named = { tag: itsTag, at: old.modifiedAt };
    if (!isNamed && old.found) parts.pending.confirm(address, { named, file: old.found.file });
    return 'same';
  }
  // The same content keeps its date, however often its file has to be written again.
  const named = { tag: itsTag, at: isSame ? old.modifiedAt : (at ?? dateAfter(old, parts.log)) };
  const bytes = encodeItem({ address, form }, item, itsTag);
  const waiting = await parts.staging.write(bytes);
  await parts.pending.add({ place, put: { form, waiting, size: bytes.length, named } });
  return isSame ? 'same' : 'written';
}

/**
 * The date of something new: never before anything that was put before it, whatever the clock says, and in a later second than what it
 * takes the place of, because readers' programs tell content apart by seconds.
 */
function dateAfter(old: Held | null, log: ShelfLog): number {
  const nextSecond = old ? (Math.floor(old.modifiedAt / 1000) + 1) * 1000 : 0;
  return Math.max(Date.now(), log.standings().at, nextSecond);
}

interface Held {
  /** Null for what lies in a pack. */
  readonly found: Found | null;
  readonly tag: string;
  readonly modifiedAt: number;
  /** True when nothing about its file has to be repaired, as far as was looked. */
  readonly isSound: boolean;
}

/**
 * What a file at a place holds, whatever the log says about it; null when there is none, or none that can be read. One that claims to hold
 * anything else than this tag is believed: it is written again, whatever is in it.
 */
async function whatHolds(parts: Parts, place: FilesOf, wanted: string): Promise<Held | null> {
  const found = find(parts, place);
  if (found === null) return heldInPack(parts, place);
  const claims = claimedSafely(parts.files, found);
  if (claims && claims !== wanted) return heldOf(parts, place, { found, tag: claims, isSound: true });
  const read = await parts.files.read(found.file).catch(() => null);
  if (!read) return null;
  try {
    const content = decodeItem({ address: place.address, form: found.form }, read.bytes);
    const isSound = content.isSealed || !isSealed(sealTypeOf(found.form));
    return heldOf(parts, place, { found, tag: content.tag, isSound });
  } catch {
    return null;
  }
}

/** Only what the log names now: a pack that is just being written anew leaves out everything else. It is read to its end, as a file is. */
async function heldInPack(parts: Parts, place: FilesOf): Promise<Held | null> {
  const named = packable(parts, place);
  const item = named && (await parts.packs.read(place.address, named.tag));
  return item && { found: null, tag: named.tag, modifiedAt: named.at, isSound: true };
}

function heldOf(parts: Parts, place: FilesOf, held: Omit<Held, 'modifiedAt'> & { readonly found: Found }): Held {
  return { ...held, modifiedAt: dateOf(parts, place, { tag: held.tag, mark: held.found.mark }) };
}

function claimedSafely(files: ShelfFiles, found: Found): string | null {
  try {
    return claimed(files, found);
  } catch {
    return null;
  }
}

async function remove(parts: Parts, path: string): Promise<void> {
  const place = mustBeAddress(path);
  if (find(parts, place) || packable(parts, place)) await parts.pending.add({ place, put: null });
}

async function* paths(parts: Parts): AsyncIterable<string> {
  const { files, folder, pending } = parts;
  const moving = new Set(pending.all().map(({ place }) => place.address));
  for (const address of moving) if (pending.find(address)?.put) yield address;
  for await (const { address, file } of addressesOnDisk(files, folder))
    if (!moving.has(address) && isFirst({ files, folder }, address, file)) yield address;
  for await (const { address, tag: itsTag } of parts.packs.rows())
    if (!moving.has(address) && isOnlyInPack(parts, address, itsTag)) yield address;
}

function isOnlyInPack({ files, folder, log }: Parts, address: string, itsTag: string): boolean {
  const place = filesOf(address);
  return place !== null && log.named(address)?.tag === itsTag && findOnDisk(files, folder, place) === null;
}

/** An address may have several files for a moment, and is told once: with the one that answers. */
function isFirst({ files, folder }: Pick<Parts, 'files' | 'folder'>, address: string, file: string): boolean {
  const place = filesOf(address);
  if (place === null || place.forms[0]?.file === file) return true;
  return findOnDisk(files, folder, place)?.form.file === file;
}

function mustBeAddress(path: string): FilesOf {
  const place = filesOf(path);
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
