import { applyUpdate, type Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs';
import { type Instant, systemClock } from '../../base/clock.ts';
import { Refusal } from '../../base/problem.ts';
import type { LooseUpdate } from '../../store/draft-log.ts';
import type { Typed } from '../../story/blame.ts';
import type { Draft, Filing } from '../../story/draft-of.ts';
import type { DraftWriter, Keeping } from './draft-writer.ts';
import { type Counted, countsOf } from './counts.ts';
import type { Heard } from './tell-people.ts';
import { openDryRun, type DryRun, type Hand } from './dry-run.ts';
import { limits } from './limits.ts';
import { keystrokeBegins, othersFirst } from './others-first.ts';
import { type Hands, openHands, type Stretch, stretchesOf } from './typed-by.ts';
import { piecesIn } from './pieces.ts';
import { openDryRunsApart, type Size, type Tried, type DryRunApart, type DryRunsApart } from './dry-runs-apart.ts';
import { draftIn, filingIn, mendDraft } from './y-story.ts';

/** What somebody may do in a draft beside writing in it. */
export type Rights = Pick<Hand, 'decides' | 'comments'>;

const everything: Rights = { decides: true, comments: true };

/** A draft that is open on this server. Everything in `document` is on the disk: nothing is applied to it before. */
export interface OpenDraft {
  readonly storyId: string;
  readonly document: Doc;
  /** The last update of the log that `document` holds. */
  upTo(): number;
  /**
   * Takes in what somebody typed. Resolves when it is kept and stands in `document`; waits while the disk is full. Throws a
   * `Refusal` (422) for what cannot be applied, and (413) for what makes the draft too large; nothing of it is kept then. What
   * `rights` do not let them do is undone.
   */
  receive(update: Uint8Array, by: string, rights?: Rights): Promise<void>;
  /** Makes a change in somebody's name; a full disk refuses it (507). Resolves when it is kept and stands in `document`. */
  change(work: (doc: Doc) => void, by: string): Promise<void>;
  /** Brings a draft into its form that was opened out of it. What comes afterwards is mended as it comes. */
  mend(): Promise<void>;
  /** What the draft says now. */
  draft(): Draft;
  /** Who typed which of its letters, as far as it is known. */
  typed(): Typed[];
  /** Whether anything is on its way to the disk. */
  isKeeping(): boolean;
}

interface Held {
  readonly storyId: string;
  readonly document: Doc;
  readonly writer: DraftWriter;
  readonly now: () => Instant;
  dryRun: DryRun;
  /** The attempt under way; the next begins when it ends. */
  turn: Promise<unknown>;
  upTo: number;
  /** About the bytes of the whole, never less. */
  size: number;
  /** Pieces and nodes as they were when last counted. */
  counted: Counted;
  filing: Filing;
  readonly hands: Hands;
  isMended: boolean;
  /** Tried and not kept yet, oldest first. */
  readonly pending: Uint8Array[];
  readonly dryRunsApart: DryRunsApart;
  /** What people have under way who sent something large: what they send next waits for that, and nobody else does. */
  readonly behind: Map<string, Promise<unknown>>;
  /** The large one under way; the next begins when it ends. */
  large: Promise<unknown>;
  /** What others changed since it began, in whose hand; null when there is none. */
  meanwhile: Meanwhile[] | null;
}

interface Meanwhile {
  readonly updates: readonly Uint8Array[];
  readonly hand: Hand;
}

export interface OpenFrom {
  readonly storyId: string;
  readonly document: Doc;
  readonly upTo: number;
  readonly filing: Filing;
  /** The updates of the log that say who sent them. */
  readonly loose?: readonly LooseUpdate[];
  /** The newsroom's clock, by which everything that is written is dated. */
  readonly now?: () => Instant;
  /** Where large updates are tried. */
  readonly dryRunsApart?: DryRunsApart;
}

export function openDraft(writer: DraftWriter, from: OpenFrom): OpenDraft {
  const { storyId, document } = from;
  const held: Held = {
    now: systemClock.now,
    ...from,
    writer,
    dryRun: openDryRun(document, [], () => held.filing),
    turn: Promise.resolve(),
    size: encodeStateAsUpdate(document).length,
    counted: countsOf(document),
    hands: openHands(document),
    isMended: false,
    pending: [],
    dryRunsApart: from.dryRunsApart ?? openDryRunsApart(),
    behind: new Map(),
    large: Promise.resolve(),
    meanwhile: null,
  };
  for (const { bytes, by } of from.loose ?? []) held.hands.note(bytes, by);
  const hand = (by: string, rights: Rights): Hand => ({ by, now: held.now(), ...rights });
  const change: OpenDraft['change'] = async (work, by) => {
    if (writer.isFull()) throw new Refusal('disk-full', 507, 'The disk is full. Nothing of this was saved.');
    const own = hand(by, everything);
    await tryAndKeep(held, (dryRun) => dryRun.change(work, own), { hand: own, whenFull: 'refuse' });
  };
  return {
    storyId,
    document,
    upTo: () => held.upTo,
    receive: (update, by, rights = everything) => receive(held, update, hand(by, rights)),
    change,
    mend: async () => {
      if (held.isMended) return;
      await change((doc) => mendDraft(doc, held.filing), 'system');
      held.isMended = true;
    },
    draft: () => draftIn(document, held.filing),
    typed: () => held.hands.typedIn(document),
    isKeeping: () => held.pending.length > 0 || held.behind.size > 0,
  };
}

/** A large one is tried apart. Whatever its person sends next may stand on it, and waits; what others send does not. */
function receive(held: Held, update: Uint8Array, hand: Hand): Promise<void> {
  const before = held.behind.get(hand.by);
  const isApart = isLarge(update);
  const take = (): Promise<void> =>
    isApart
      ? tryApart(held, update, hand)
      : tryAndKeep(held, (dryRun) => taken(dryRun, update, hand), { hand, whenFull: 'wait' });
  if (!before && !isApart) return take();
  const mine = before ? before.then(take, take) : take();
  held.behind.set(hand.by, mine);
  const isOver = (): void => {
    if (held.behind.get(hand.by) === mine) held.behind.delete(hand.by);
  };
  mine.then(isOver, isOver);
  return mine;
}

/** Fewer bytes than that hold no crowd. */
const FEW_PIECES_BYTES = 4 * 1024;

function isLarge(update: Uint8Array): boolean {
  if (update.length < FEW_PIECES_BYTES) return false;
  if (update.length > limits.bytesHere) return true;
  try {
    const { pieces, deletions } = piecesIn(update, limits.piecesHere);
    return pieces + deletions > limits.piecesHere;
  } catch {
    // What is no update is refused where it is tried.
    return false;
  }
}

/** One large update of this draft after another. Whatever it stood on may turn out not to be kept: then it is tried again. */
async function tryApart(held: Held, update: Uint8Array, hand: Hand): Promise<void> {
  const tried = held.large.then(async () => {
    for (let times = 0; times < MOST_TIMES; times += 1) {
      const kept = await attemptApart(held, update, hand);
      if (kept) return kept;
    }
    throw new Refusal('not-kept', 422, 'What this stands on was not kept.');
  });
  held.large = tried.catch(() => {});
  await (
    await tried
  ).kept;
  // Hocuspocus applies it once more, and finds nothing new in it: that is some work too.
  await othersFirst();
}

const MOST_TIMES = 3;

/** Gives what keeping it comes to; null where it has to be tried again. */
async function attemptApart(held: Held, update: Uint8Array, hand: Hand): Promise<{ kept: Promise<void> } | null> {
  const from = await inTurn(held, async () => {
    await othersFirst();
    held.meanwhile = [];
    return { dryRun: held.dryRun, state: encodeStateAsUpdate(held.dryRun.doc), filing: held.filing };
  });
  try {
    return await held.dryRunsApart.on(from, async (apart) => {
      const all = [await apart.take(update, hand)];
      // What others did meanwhile is tried on top of it. The last of that is tried in their turn, so that nothing comes between.
      for (let round = 0; round < MOST_TIMES; round += 1) all.push(...(await onTop(held, apart)));
      const size = await apart.size();
      return inTurn(held, async () => {
        all.push(...(await onTop(held, apart)));
        return from.dryRun === held.dryRun ? takeOver(held, { all, size, hand, on: from.dryRun }) : null;
      });
    });
  } finally {
    held.meanwhile = null;
  }
}

/** What comes of what others did, tried on what is tried apart. */
async function onTop(held: Held, apart: DryRunApart): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const { updates, hand } of byHand(held.meanwhile?.splice(0) ?? []))
    tried.push(await apart.take(mergeUpdates([...updates]), hand));
  return tried;
}

/** Those of one person together: they wait for nobody, and a keystroke costs as much as a thousand in a row. */
function byHand(meanwhile: readonly Meanwhile[]): Meanwhile[] {
  const all = Map.groupBy(meanwhile, ({ hand }) => hand.by);
  return [...all.values()].flatMap((own) => {
    const hand = own.at(-1)?.hand;
    return hand ? [{ updates: own.flatMap(({ updates }) => updates), hand }] : [];
  });
}

interface Apart {
  readonly all: readonly Tried[];
  readonly size: Size;
  readonly hand: Hand;
  readonly on: DryRun;
}

/** Has what was tried apart stand in the dry run here, and asks for it to be kept; null where the dry run was made anew meanwhile. */
async function takeOver(held: Held, { all, size, hand, on }: Apart): Promise<{ kept: Promise<void> } | null> {
  const [first, ...later] = all;
  if (!first?.whole) return { kept: Promise.resolve() };
  refuseBeyond(held, size.bytes, size.counted);
  // Of what others did only the mending is new here.
  const mending = later.flatMap(({ made }) => made);
  await on.follow(
    [first.whole, ...mending],
    all.flatMap(({ suggesters }) => suggesters),
  );
  if (held.dryRun !== on) return null;
  // It is kept and stands in the draft in one stretch.
  await othersFirst();
  if (held.dryRun !== on) return null;
  [held.size, held.counted] = [size.bytes, size.counted];
  const updates = [first.whole, ...mending];
  held.pending.push(...updates);
  const stretches = [...first.stretches, ...mending.flatMap(stretchesOf)];
  return { kept: keep(held, { updates, stretches, heard: first.heard, hand, whenFull: 'wait' }) };
}

type Attempt = (dryRun: DryRun) => Promise<Uint8Array[]>;

interface Attempted {
  readonly updates: Uint8Array[];
  readonly heard: Heard;
}

/**
 * One attempt after another: what one does to the dry run another must not see half done. What comes of it is asked to be kept before the
 * next begins; while it is kept, the next is tried.
 */
async function tryAndKeep(held: Held, work: Attempt, how: Pick<ToKeep, 'hand' | 'whenFull'>): Promise<void> {
  let isKept = (): void => {};
  try {
    const tried = await inTurn(held, async () => {
      isKept = keystrokeBegins();
      const { updates, heard } = await attempt(held, work);
      if (updates.length > 0) held.meanwhile?.push({ updates, hand: how.hand });
      return { kept: keep(held, { ...how, updates, heard }) };
    });
    await tried.kept;
  } finally {
    isKept();
  }
}

function inTurn<T>(held: Held, work: () => Promise<T>): Promise<T> {
  const done = held.turn.then(work);
  held.turn = done.catch(() => {});
  return done;
}

/** Tries something in a dry run, which is made anew should that fail; what comes of it waits to be kept from now on. */
async function attempt(held: Held, work: Attempt): Promise<Attempted> {
  const { dryRun } = held;
  try {
    const updates = await work(dryRun);
    // Something before it was not kept meanwhile, so it stood on what is no more.
    if (dryRun !== held.dryRun) return await attempt(held, work);
    for (const update of updates) held.size += update.length;
    refuseTooLarge(held);
    held.pending.push(...updates);
    return { updates, heard: { said: dryRun.said(), verdicts: dryRun.verdicts() } };
  } catch (error) {
    renewDryRun(held);
    throw error;
  }
}

function renewDryRun(held: Held): void {
  held.dryRun = openDryRun(held.document, held.pending, () => held.filing);
}

interface ToKeep extends Pick<Keeping, 'updates' | 'whenFull'> {
  readonly heard: Heard;
  readonly hand: Hand;
  /** The pieces of the updates, where they are known already. */
  readonly stretches?: readonly Stretch[];
}

async function keep(held: Held, what: ToKeep): Promise<void> {
  const { updates, whenFull, heard, hand } = what;
  if (updates.length === 0) return;
  try {
    await held.writer.keep({
      ...{ storyId: held.storyId, by: hand.by, updates, whenFull, heard },
      kept: () => apply(held, what),
    });
  } catch (error) {
    drop(held.pending, updates);
    renewDryRun(held);
    throw error;
  }
}

/** Puts what is on the disk into the document, from where it goes out to everybody. */
function apply(held: Held, { updates, stretches, hand: { by } }: ToKeep): void {
  if (stretches) held.hands.noteStretches(stretches, by);
  else for (const update of updates) held.hands.note(update, by);
  // As one, so that it goes out as one: nobody is to see what was not mended yet.
  applyUpdate(held.document, mergeUpdates([...updates]), LOCAL);
  held.upTo += updates.length;
  drop(held.pending, updates);
  held.filing = filingIn(held.document, held.filing);
}

/** As what this server does itself: Hocuspocus sends it on and has nothing to store. */
const LOCAL = { source: 'local', skipStoreHooks: true } as const;

async function taken(dryRun: DryRun, update: Uint8Array, hand: Hand): Promise<Uint8Array[]> {
  try {
    return await dryRun.take(update, hand);
  } catch (error) {
    throw new Refusal('update-unfit', 422, `This update cannot be applied: ${String(error)}`);
  }
}

/** Deleted words leave the draft, so what was added up may be more than it is. A draft that has been too large may shrink. */
function refuseTooLarge(held: Held): void {
  if (held.size > limits.draftBytes) held.size = encodeStateAsUpdate(held.dryRun.doc).length;
  const before = held.counted;
  // Fewer bytes than that hold no crowd.
  const counted = held.size > FEW_BYTES ? countsOf(held.dryRun.doc) : before;
  refuseBeyond(held, held.size, counted);
  held.counted = counted;
}

const FEW_BYTES = 64 * 1024;

function refuseBeyond({ counted: before }: Held, size: number, { pieces, nodes, letters }: Counted): void {
  const isMore =
    size > limits.draftBytes ||
    (pieces > limits.draftPieces && pieces > before.pieces) ||
    (nodes > limits.draftNodes && nodes > before.nodes) ||
    (letters > limits.draftLetters && letters > before.letters);
  if (isMore) throw new Refusal('draft-too-large', 413, 'This draft has grown too large to be kept.');
}

function drop(pending: Uint8Array[], updates: readonly Uint8Array[]): void {
  for (const update of updates) {
    const at = pending.indexOf(update);
    if (at >= 0) pending.splice(at, 1);
  }
}
