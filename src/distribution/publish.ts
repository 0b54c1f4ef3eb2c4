import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import { newId } from '../base/ids.ts';
import type { MediaShelf } from '../media/media-shelf.ts';
import { refuseOverwriting } from '../objects/try-condition.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { Shelf } from '../press/shelf.ts';
import { dropOld, writeCheckpoint } from './checkpoint.ts';
import { keys, type Move } from './entry.ts';
import { eachOf, type LettingGo, openLettingGo } from './let-go.ts';
import { distributedName, mediaFileOf } from './media-names.ts';
import { type News, type ObjectLog, openObjectLog } from './object-log.ts';
import { openPublished, type Published, takeStore } from './published.ts';
import { readAddresses, readMedia, type Reading } from './read-changes.ts';

export interface PublishingParts {
  readonly store: ObjectStore;
  readonly shelf: Shelf;
  readonly media: MediaShelf;
  /** Where it is remembered what has been published. */
  readonly folder: string;
  readonly isTakingOver: boolean;
  /** The number of the turn of this publisher, where several take turns; it remembers for itself alone then. */
  readonly turn?: number | null;
  /** Entries after which a checkpoint is written; a thousand unless said otherwise. */
  readonly checkpointAfter?: number;
}

/** Brings shelf and media shelf into an object store. */
export interface Publisher {
  /**
   * Publishes what has changed since, pages before it returns, files of the media shelf as they come to be in the store; gives the newest entry, and up to which settle of the shelf all is in the store with it, null when
   * something is owed still. Costs nothing when nothing has changed.
   */
  publish(): Promise<Reached>;
  /** A file of the media shelf came or went. */
  noteMedia(file: string): void;
  /** Looks whether files of the media shelf came or went by another process. */
  lookThroughMedia(): Promise<void>;
  /** What is due by itself: lets go of what nothing names any more, writes a checkpoint. */
  tidy(): Promise<void>;
  /** Puts the bytes of names again that somebody found missing or spoilt; what is not published is left alone. */
  mend(names: readonly string[]): Promise<void>;
  /** Whether all that is on the shelf is in the store. */
  isLevel(): boolean;
}

export interface Reached {
  readonly number: number;
  readonly upTo: number | null;
}

/** Moves and bytes of one entry at most. */
const MOST_MOVES = 1000;
const MOST_BYTES = 48 * 1024 * 1024;
/** Entries and moves after which a checkpoint is written. */
const CHECKPOINT_AFTER = 1000;
const CHECKPOINT_MOVES = 50_000;

interface Work extends PublishingParts {
  readonly log: ObjectLog;
  readonly published: Published;
  readonly lettingGo: LettingGo;
  readonly reading: Reading;
  /** What is known to differ and is still to be published. */
  readonly owed: Set<string>;
  /** Files of the media shelf on their way into the store, and what is there of them and in no entry yet. */
  lane: Promise<void> | null;
  readonly brought: Move[];
  laneFailed: { readonly error: unknown } | null;
  /** The shelf's stamp up to which changes are known; null before all has been compared. */
  seen: number | null;
}

/**
 * Opens the store for this newsroom, tries its condition, and finds out what has been published. Refuses a store that overwrites, that is
 * another newsroom's, or that cannot be used.
 */
export async function openPublisher(parts: PublishingParts): Promise<Publisher> {
  const { store, folder, shelf, media } = parts;
  await refuseOverwriting(store);
  await takeStore(folder, store, parts.isTakingOver);
  const { turn = null } = parts;
  const log = await openObjectLog(store, newId(), turn);
  const published = await openPublished(memoryOf(folder, turn), store, log);
  const lettingGo = openLettingGo(store, published);
  const expectedKey = (name: string, tag: string): string => {
    const key = keys.bytes(name, tag);
    lettingGo.expect(key);
    return key;
  };
  const reading: Reading = {
    ...{ shelf, media, standing: published.standing },
    putBytes: (name, tag, bytes) => store.put(expectedKey(name, tag), bytes),
    putFile: (name, tag, path) => store.putFile(expectedKey(name, tag), path),
  };
  const work: Work = {
    ...parts,
    log,
    published,
    lettingGo,
    reading,
    owed: new Set(),
    seen: null,
    ...{ lane: null, brought: [], laneFailed: null },
  };
  await compareMedia(work);
  return {
    publish: () => publish(work),
    noteMedia: (file) => void work.owed.add(distributedName(file)),
    lookThroughMedia: () => compareMedia(work),
    tidy: () => tidy(work),
    mend: (names) => mend(work, names),
    isLevel: () => !owesAnything(work) && work.seen === shelf.stamp(),
  };
}

const TURN = 'turn-';

/** What one remembers that slept is not what happened since: each turn has a memory of its own, made from the store, and lets go of those before. */
function memoryOf(folder: string, turn: number | null): string {
  if (turn === null) return folder;
  const isPast = (name: string) => name.startsWith(TURN) && Number(name.slice(TURN.length)) < turn;
  for (const name of readdirSync(folder).filter(isPast)) rmSync(join(folder, name), { recursive: true, force: true });
  return join(folder, `${TURN}${turn}`);
}

async function publish(work: Work): Promise<Reached> {
  const { shelf, published, owed } = work;
  const standings = shelf.standings();
  const now = shelf.stamp();
  if (work.seen !== now) {
    for (const address of (await addressesSince(work)) ?? []) owed.add(address);
    work.seen = now;
  }
  const takenAway = standings.takenAway !== published.numbers.takenAway && published.numbers.number > 0;
  if (owesAnything(work) || takenAway) await publishOwed(work, takenAway);
  const level = `${standings.number} ${standings.at}`;
  const isNews = published.numbers.shelf !== level || published.numbers.takenAway !== standings.takenAway;
  const isAllThere = !owesPages(work);
  if (isAllThere && isNews) published.set({ shelf: level, takenAway: standings.takenAway });
  // Whoever begins does so from a checkpoint, so that nobody serves half of a site that is on its way for the first time.
  if (!owesAnything(work) && published.numbers.checkpoint === 0) await check(work);
  await work.lettingGo.lookThrough();
  return { number: published.numbers.number, upTo: isAllThere ? standings.number : null };
}

/** What may have changed; a process that has just begun compares everything, unless the shelf is as it was left. */
async function addressesSince({ shelf, seen, published }: Work): Promise<readonly string[]> {
  const changes = seen === null ? null : shelf.changes(seen);
  if (changes !== null) return changes;
  const { number, at } = shelf.standings();
  if (seen === null && published.numbers.shelf === `${number} ${at}`) return [];
  const differing: string[] = [];
  let looked = 0;
  const look = async (name: string) => {
    if (name.startsWith('/') && (published.standing(name)?.tag ?? null) !== shelf.expected(name)) differing.push(name);
    if ((looked += 1) % 500 === 0) await breath();
  };
  for (const address of shelf.allExpected()) await look(address);
  for (const name of published.names()) await look(name);
  return [...new Set(differing)];
}

/** Pages before what they named is taken away: media that came go with the pages, media that went after them. */
async function publishOwed(work: Work, takesAway: boolean): Promise<void> {
  const { owed, reading } = work;
  const addresses = [...owed].filter((name) => mediaFileOf(name) === null);
  for (let from = 0; from < addresses.length; from += MOST_MOVES) {
    const some = addresses.slice(from, from + MOST_MOVES);
    const read = await taking(owed, some, async () => {
      const found = await readAddresses(reading, some);
      await addEntries(work, found.moves);
      return found;
    });
    for (const address of read.owed) owed.add(address);
  }
  await publishMedia(work);
  if (takesAway && !owesPages(work)) await addEntry(work, { moves: [], takesAway });
}

/** So many files are brought at a time, apart from all else: no page waits for a film. */
const LANE = 64;

async function publishMedia(work: Work): Promise<void> {
  const { owed, reading, media } = work;
  const files = [...owed].flatMap((name) => mediaFileOf(name) ?? []).slice(0, MOST_MOVES);
  const there = await Promise.all(files.map(async (file) => (await media.find(file)) !== null));
  await bring(reading, owed, { files: files.filter((_, at) => !there[at]), to: work.brought });
  const coming = files.filter((_, at) => there[at]).slice(0, LANE);
  if (work.lane === null && coming.length > 0) work.lane = startLane(work, coming);
  const failed = work.laneFailed;
  work.laneFailed = null;
  await addEntries(work, work.brought.splice(0));
  if (failed !== null) throw failed.error;
}

function startLane(work: Work, files: readonly string[]): Promise<void> {
  return bring(work.reading, work.owed, { files, to: work.brought })
    .catch((error: unknown) => void (work.laneFailed = { error }))
    .finally(() => void (work.lane = null));
}

function bring(
  reading: Reading,
  owed: Set<string>,
  { files, to }: { readonly files: readonly string[]; readonly to: Move[] },
): Promise<void> {
  return taking(owed, files.map(distributedName), () =>
    eachOf(files, async (file) => {
      const move = await readMedia(reading, file);
      if (move) to.push(move);
    }),
  );
}

function owesAnything({ owed, lane, brought }: Work): boolean {
  return owed.size > 0 || lane !== null || brought.length > 0;
}

function owesPages({ owed }: Work): boolean {
  return [...owed].some((name) => mediaFileOf(name) === null);
}

/** What is noted while the work is under way is owed again. */
async function taking<Answer>(
  owed: Set<string>,
  names: readonly string[],
  work: () => Promise<Answer>,
): Promise<Answer> {
  for (const name of names) owed.delete(name);
  try {
    return await work();
  } catch (error) {
    for (const name of names) owed.add(name);
    throw error;
  }
}

async function addEntries(work: Work, moves: readonly Move[]): Promise<void> {
  let some: Move[] = [];
  let bytes = 0;
  for (const move of moves) {
    const size = move.now?.size ?? 0;
    if (some.length > 0 && (some.length === MOST_MOVES || bytes + size > MOST_BYTES)) {
      await addEntry(work, { moves: some, takesAway: false });
      [some, bytes] = [[], 0];
    }
    some.push(move);
    bytes += size;
  }
  if (some.length > 0) await addEntry(work, { moves: some, takesAway: false });
}

/** What an earlier try left in the log, whose answer was lost, counts first; the rest comes after it. */
async function addEntry({ log, published, lettingGo }: Work, news: News): Promise<void> {
  let { takesAway } = news;
  const differing = (): Move[] =>
    news.moves.flatMap((move) => {
      const was = published.standing(move.name)?.tag ?? null;
      return was === (move.now?.tag ?? null) ? [] : [{ ...move, was }];
    });
  for (let moves = differing(); moves.length > 0 || takesAway; moves = differing()) {
    const entry = await log.append({ moves, takesAway });
    await published.note(entry.number, entry.moves);
    await lettingGo.after(entry);
    if (entry.takesAway) takesAway = false;
  }
}

async function compareMedia({ media, published, owed }: Work): Promise<void> {
  for await (const file of media.names()) {
    const there = published.standing(distributedName(file));
    if (there === null || there.size === 0) owed.add(distributedName(file));
  }
  for await (const file of media.retired())
    if (!published.standing(distributedName(file))) owed.add(distributedName(file));
  let looked = 0;
  for (const name of published.names()) {
    const file = mediaFileOf(name);
    if (file !== null && (await media.find(file)) === null && published.standing(name)?.size !== 0) owed.add(name);
    if ((looked += 1) % 500 === 0) await breath();
  }
}

async function tidy(work: Work): Promise<void> {
  const { published, lettingGo } = work;
  await lettingGo.sweep();
  const { number, checkpoint, movesSince } = published.numbers;
  if (number - checkpoint >= (work.checkpointAfter ?? CHECKPOINT_AFTER) || movesSince >= CHECKPOINT_MOVES)
    await check(work);
}

async function check({ store, published }: Work): Promise<void> {
  const { number } = published.numbers;
  if (number === 0) return;
  await writeCheckpoint(store, number, published.stands());
  published.set({ checkpoint: number, movesSince: 0 });
  await dropOld(store, published.numbers.sweptTo);
}

async function mend({ published, reading, shelf }: Work, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const there = published.standing(name);
    const file = mediaFileOf(name);
    if (there === null) continue;
    const bare = { ...reading, standing: () => null };
    if (file !== null) await readMedia(bare, file);
    else if (shelf.expected(name) === there.tag) await readAddresses(bare, [name]);
  }
}
