import { applyUpdate, type Doc, encodeStateAsUpdate } from 'yjs';
import { Refusal } from '../../base/problem.ts';
import type { Draft, Filing } from '../../story/draft-of.ts';
import type { DraftWriter, Keeping } from './draft-writer.ts';
import { openDryRun, type DryRun } from './dry-run.ts';
import { draftIn, filingIn, mendDraft } from './y-story.ts';

/** No story needs a hundredth of it; more is a fault or an attack. */
const LARGEST_DRAFT = 16 * 1024 * 1024;

/** A draft that is open on this server. Everything in `document` is on the disk: nothing is applied to it before. */
export interface OpenDraft {
  readonly storyId: string;
  readonly document: Doc;
  /** The last update of the log that `document` holds. */
  upTo(): number;
  /**
   * Takes in what somebody typed. Resolves when it is kept and stands in `document`; waits while the disk is full. Throws a
   * `Refusal` (422) for what cannot be applied, and (413) for what makes the draft too large; nothing of it is kept then.
   */
  receive(update: Uint8Array, by: string): Promise<void>;
  /** Makes a change in somebody's name; a full disk refuses it (507). Resolves when it is kept and stands in `document`. */
  change(work: (doc: Doc) => void, by: string): Promise<void>;
  /** Brings the draft into its form, should it have left it. */
  mend(): Promise<void>;
  /** What the draft says now. */
  draft(): Draft;
  /** Whether anything is on its way to the disk. */
  isKeeping(): boolean;
}

interface Held {
  readonly storyId: string;
  readonly document: Doc;
  readonly writer: DraftWriter;
  trial: DryRun;
  upTo: number;
  /** About the bytes of the whole, never less. */
  size: number;
  filing: Filing;
  /** Tried and not kept yet, oldest first. */
  readonly pending: Uint8Array[];
}

export function openDraft(
  writer: DraftWriter,
  from: { storyId: string; document: Doc; upTo: number; filing: Filing },
): OpenDraft {
  const { storyId, document } = from;
  const held: Held = {
    ...from,
    writer,
    trial: openDryRun(document, [], () => held.filing),
    size: encodeStateAsUpdate(document).length,
    pending: [],
  };
  const change: OpenDraft['change'] = async (work, by) => {
    if (writer.isFull()) throw new Refusal('disk-full', 507, 'The disk is full. Nothing of this was saved.');
    const updates = attempt(held, (trial) => trial.change(work, by));
    await keep(held, { updates, by, whenFull: 'refuse' });
  };
  return {
    storyId,
    document,
    upTo: () => held.upTo,
    receive: async (update, by) => {
      const updates = attempt(held, (trial) => taken(trial, update, by));
      await keep(held, { updates, by, whenFull: 'wait' });
    },
    change,
    mend: () => change((doc) => mendDraft(doc, held.filing), 'system'),
    draft: () => draftIn(document, held.filing),
    isKeeping: () => held.pending.length > 0,
  };
}

/** Tries something on the trial, which is made anew should that fail. */
function attempt(held: Held, work: (trial: DryRun) => Uint8Array[]): Uint8Array[] {
  try {
    const updates = work(held.trial);
    for (const update of updates) held.size += update.length;
    refuseTooLarge(held);
    return updates;
  } catch (error) {
    renewTrial(held);
    throw error;
  }
}

function renewTrial(held: Held): void {
  held.trial = openDryRun(held.document, held.pending, () => held.filing);
}

async function keep(held: Held, what: Pick<Keeping, 'updates' | 'by' | 'whenFull'>): Promise<void> {
  const { updates } = what;
  if (updates.length === 0) return;
  held.pending.push(...updates);
  try {
    await held.writer.keep({ storyId: held.storyId, ...what, kept: () => apply(held, updates) });
  } catch (error) {
    drop(held.pending, updates);
    renewTrial(held);
    throw error;
  }
}

/** Puts what is on the disk into the document, from where it goes out to everybody. */
function apply(held: Held, updates: readonly Uint8Array[]): void {
  for (const update of updates) applyUpdate(held.document, update, LOCAL);
  held.upTo += updates.length;
  drop(held.pending, updates);
  held.filing = filingIn(held.document, held.filing);
}

/** As what this server does itself: Hocuspocus sends it on and has nothing to store. */
const LOCAL = { source: 'local', skipStoreHooks: true } as const;

function taken(trial: DryRun, update: Uint8Array, by: string): Uint8Array[] {
  try {
    return trial.take(update, by);
  } catch (error) {
    throw new Refusal('update-unfit', 422, `This update cannot be applied: ${String(error)}`);
  }
}

/** Deleted words leave the draft, so what was added up may be more than it is. */
function refuseTooLarge(held: Held): void {
  if (held.size <= LARGEST_DRAFT) return;
  held.size = encodeStateAsUpdate(held.trial.doc).length;
  if (held.size > LARGEST_DRAFT)
    throw new Refusal('draft-too-large', 413, 'This draft has grown too large to be kept.');
}

function drop(pending: Uint8Array[], updates: readonly Uint8Array[]): void {
  for (const update of updates) {
    const at = pending.indexOf(update);
    if (at >= 0) pending.splice(at, 1);
  }
}
