import { type Doc, encodeStateAsUpdate } from 'yjs';
import { type Instant, systemClock } from '../../base/clock.ts';
import { Refusal } from '../../base/problem.ts';
import type { LooseUpdate } from '../../store/draft-log.ts';
import type { Typed } from '../../story/blame.ts';
import type { Draft, Filing } from '../../story/draft-of.ts';
import { countsOf } from './counts.ts';
import type { DraftWriter, Follower } from './draft-writer.ts';
import { type DryRun, type Hand, openDryRun } from './dry-run.ts';
import { type DryRunsApart, openDryRunsApart } from './dry-runs-apart.ts';
import { limits } from './limits.ts';
import { piecesIn } from './pieces.ts';
import { follow, tryAgain, type Trying, tryAndKeep } from './trying.ts';
import { tryApart } from './trying-apart.ts';
import { openHands } from './typed-by.ts';
import { draftIn, mendDraft } from './y-story.ts';

/** What somebody may do in a draft beside writing in it. */
export type Rights = Pick<Hand, 'decides' | 'comments'>;

const everything: Rights = { decides: true, comments: true };

/** A draft that is open on this server. Everything in `document` is on the disk: nothing is applied to it before. */
export interface OpenDraft extends Follower {
  readonly document: Doc;
  /**
   * Takes in what somebody typed. Resolves when it is kept and stands in `document`; waits while the disk is full. Throws a
   * `Refusal` (422) for what cannot be applied, and (413) for what makes the draft too large; nothing of it is kept then. What
   * `rights` do not let them do is undone.
   */
  receive(update: Uint8Array, by: string, rights?: Rights): Promise<void>;
  /** Makes a change in somebody's name; a full disk refuses it (507). Resolves when it is kept and stands in `document`. */
  change(work: (doc: Doc) => void, by: string): Promise<void>;
  /** Brings a draft into its form that was opened out of it. What comes afterwards is repaired as it comes. */
  mend(): Promise<void>;
  /** What the draft says now. */
  draft(): Draft;
  /** Who typed which of its letters, as far as it is known. */
  typed(): Typed[];
  /** Whether anything is on its way to the disk. */
  isKeeping(): boolean;
  /** Resolves when `document` holds all that anybody had kept when this was called. */
  catchUp(): Promise<void>;
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
    dryRunsApart: from.dryRunsApart ?? openDryRunsApart(),
    follower: {
      storyId,
      upTo: () => held.upTo,
      follow: (news) => follow(held, news),
      again: () => tryAgain(held),
    },
    dryRun: openDryRun(document, () => held.filing),
    ...{
      isStale: false,
      news: [],
      tasks: [],
      came: 0,
      returned: 0,
      holding: 0,
      turn: Promise.resolve(),
      pending: new Set(),
    },
    size: encodeStateAsUpdate(document).length,
    counted: countsOf(document),
    hands: openHands(document),
    meanwhile: null,
    behind: new Map(),
    large: Promise.resolve(),
  };
  for (const { bytes, by } of from.loose ?? []) held.hands.note(bytes, by);
  return opened(held);
}

interface Held extends Trying {
  /** What people have under way who sent something large: what they send next waits for that, and nobody else does. */
  readonly behind: Map<string, Promise<unknown>>;
  /** The large one under way; the next begins when it ends. */
  large: Promise<unknown>;
}

function opened(held: Held): OpenDraft {
  const { document, writer, follower } = held;
  let isMended = false;
  const hand = (by: string, rights: Rights): Hand => ({ by, now: held.now(), ...rights });
  const change: OpenDraft['change'] = async (work, by) => {
    if (writer.isFull()) throw new Refusal('disk-full', 507, 'The disk is full. None of this was saved.');
    const own = hand(by, everything);
    await tryAndKeep(held, (dryRun) => dryRun.change(work, own), { hand: own, whenFull: 'refuse' });
  };
  return {
    ...follower,
    document,
    receive: (update, by, rights = everything) => receive(held, update, hand(by, rights)),
    change,
    mend: async () => {
      if (isMended) return;
      await change((doc) => mendDraft(doc, held.filing), 'system');
      isMended = true;
    },
    draft: () => draftIn(document, held.filing),
    typed: () => held.hands.typedIn(document),
    isKeeping: () => held.pending.size > 0 || held.behind.size > 0 || held.tasks.length > 0,
    catchUp: () => writer.catchUp(follower),
  };
}

/** A large one is tried apart. Whatever its person sends next may stand on it, and waits; what others send does not. */
function receive(held: Held, update: Uint8Array, hand: Hand): Promise<void> {
  const before = held.behind.get(hand.by);
  const isApart = isLarge(update);
  const take = (): Promise<void> =>
    isApart
      ? takeLarge(held, update, hand)
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

/** One large update of this draft after another. */
function takeLarge(held: Held, update: Uint8Array, hand: Hand): Promise<void> {
  const tried = held.large.then(() => tryApart(held, update, hand));
  held.large = tried.catch(() => {});
  return tried;
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

async function taken(dryRun: DryRun, update: Uint8Array, hand: Hand): Promise<Uint8Array[]> {
  try {
    return await dryRun.take(update, hand);
  } catch (error) {
    throw new Refusal('update-unfit', 422, `This update cannot be applied: ${String(error)}`);
  }
}
