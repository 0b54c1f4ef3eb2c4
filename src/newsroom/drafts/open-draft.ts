import { applyUpdate, type Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs';
import { type Instant, systemClock } from '../../base/clock.ts';
import { Refusal } from '../../base/problem.ts';
import type { LooseUpdate } from '../../store/draft-log.ts';
import type { Typed } from '../../story/blame.ts';
import type { Draft, Filing } from '../../story/draft-of.ts';
import type { DraftWriter, Keeping } from './draft-writer.ts';
import { partsUnder } from './attribution.ts';
import type { Heard } from './tell-people.ts';
import { openDryRun, type DryRun, type Hand } from './dry-run.ts';
import { limits } from './limits.ts';
import { type Hands, openHands } from './typed-by.ts';
import { draftIn, filingIn, mendDraft, partsOf } from './y-story.ts';

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
}

interface Counted {
  readonly pieces: number;
  readonly nodes: number;
  readonly letters: number;
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
  };
  for (const { bytes, by } of from.loose ?? []) held.hands.note(bytes, by);
  const hand = (by: string, rights: Rights): Hand => ({ by, now: held.now(), ...rights });
  const change: OpenDraft['change'] = async (work, by) => {
    if (writer.isFull()) throw new Refusal('disk-full', 507, 'The disk is full. Nothing of this was saved.');
    await tryAndKeep(held, (dryRun) => dryRun.change(work, hand(by, everything)), { by, whenFull: 'refuse' });
  };
  return {
    storyId,
    document,
    upTo: () => held.upTo,
    receive: (update, by, rights = everything) =>
      tryAndKeep(held, (dryRun) => taken(dryRun, update, hand(by, rights)), { by, whenFull: 'wait' }),
    change,
    mend: async () => {
      if (held.isMended) return;
      await change((doc) => mendDraft(doc, held.filing), 'system');
      held.isMended = true;
    },
    draft: () => draftIn(document, held.filing),
    typed: () => held.hands.typedIn(document),
    isKeeping: () => held.pending.length > 0,
  };
}

type Attempt = (dryRun: DryRun) => Promise<Uint8Array[]>;

interface Tried {
  readonly updates: Uint8Array[];
  readonly heard: Heard;
}

/**
 * One attempt after another: what one does to the dry run another must not see half done. What comes of it is asked to be kept before the
 * next begins; while it is kept, the next is tried.
 */
async function tryAndKeep(held: Held, work: Attempt, how: Pick<Keeping, 'by' | 'whenFull'>): Promise<void> {
  const tried = held.turn.then(async () => {
    const { updates, heard } = await attempt(held, work);
    return { kept: keep(held, { ...how, updates, heard }) };
  });
  held.turn = tried.catch(() => {});
  await (
    await tried
  ).kept;
}

/** Tries something in a dry run, which is made anew should that fail; what comes of it waits to be kept from now on. */
async function attempt(held: Held, work: Attempt): Promise<Tried> {
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

async function keep(held: Held, what: Pick<Keeping, 'updates' | 'by' | 'whenFull' | 'heard'>): Promise<void> {
  const { updates } = what;
  if (updates.length === 0) return;
  try {
    await held.writer.keep({ storyId: held.storyId, ...what, kept: () => apply(held, what) });
  } catch (error) {
    drop(held.pending, updates);
    renewDryRun(held);
    throw error;
  }
}

/** Puts what is on the disk into the document, from where it goes out to everybody. */
function apply(held: Held, { updates, by }: Pick<Keeping, 'updates' | 'by'>): void {
  for (const update of updates) held.hands.note(update, by);
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
  if (held.size > FEW_BYTES) held.counted = countsOf(held.dryRun.doc);
  const { pieces, nodes, letters } = held.counted;
  const isMore =
    held.size > limits.draftBytes ||
    (pieces > limits.draftPieces && pieces > before.pieces) ||
    (nodes > limits.draftNodes && nodes > before.nodes) ||
    (letters > limits.draftLetters && letters > before.letters);
  if (!isMore) return;
  held.counted = before;
  throw new Refusal('draft-too-large', 413, 'This draft has grown too large to be kept.');
}

const FEW_BYTES = 64 * 1024;

function countsOf(doc: Doc): Counted {
  const { story, comments, filing } = partsOf(doc);
  const { texts, elements } = partsUnder(story);
  return {
    pieces: [...doc.store.clients.values()].reduce((sum, structs) => sum + structs.length, 0),
    nodes: texts.length + elements.length + comments.size + filing.size,
    letters: texts.reduce((sum, text) => sum + text.length, 0),
  };
}

function drop(pending: Uint8Array[], updates: readonly Uint8Array[]): void {
  for (const update of updates) {
    const at = pending.indexOf(update);
    if (at >= 0) pending.splice(at, 1);
  }
}
