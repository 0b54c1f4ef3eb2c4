import { encodeStateAsUpdate, mergeUpdates } from 'yjs';
import { Refusal } from '../../base/problem.ts';
import type { Hand } from './dry-run.ts';
import type { DryRunApart, Tried } from './dry-runs-apart.ts';
import { othersFirst } from './others-first.ts';
import { align, inTurn, isOvertaken, keep, type Meanwhile, refuseBeyond, type Trying } from './trying.ts';
import { stretchesOf } from './typed-by.ts';

/** What was tried apart, and how it stood here when that began. */
interface Apart {
  readonly apart: DryRunApart;
  readonly hand: Hand;
  /** What came of it, and then of what others did meanwhile. */
  readonly all: Tried[];
  /** How many had to be tried again by then: whatever it stands on may be among those that come later. */
  readonly returned: number;
}

/** Tries a large update in a thread apart, and keeps it. Whatever it stood on may turn out not to be kept: then it is tried again, and nothing else meanwhile. */
export async function tryApart(draft: Trying, update: Uint8Array, hand: Hand): Promise<void> {
  for (let times = 0; times < MOST_TIMES; times += 1) {
    const isAlone = times > 0;
    const attempt = (): Promise<boolean> => attemptApart(draft, { update, hand, isAlone });
    if (!(await (isAlone ? holding(draft, () => inTurn(draft, attempt)) : attempt()))) continue;
    // Hocuspocus applies it once more, and finds nothing new in it: that is some work too.
    return othersFirst();
  }
  throw new Refusal('not-kept', 422, 'What this stands on was not kept.');
}

/** A turn in which something is kept is waited for by nobody who keeps. */
async function holding<T>(draft: Trying, turn: () => Promise<T>): Promise<T> {
  draft.holding += 1;
  try {
    return await turn();
  } finally {
    draft.holding -= 1;
  }
}

const MOST_TIMES = 3;
/** So many rounds of what others do meanwhile are tried on top of it. */
const MOST_ROUNDS = 3;
/** So often others on other machines may come before it. */
const MOST_OVERTAKEN = 20;

interface Large {
  readonly update: Uint8Array;
  readonly hand: Hand;
  readonly isAlone: boolean;
}

/** True when it was kept; false where it has to be tried again. */
async function attemptApart(draft: Trying, { update, hand, isAlone }: Large): Promise<boolean> {
  const turn = <T>(work: () => Promise<T>): Promise<T> => (isAlone ? work() : inTurn(draft, work));
  const from = await turn(async () => {
    await othersFirst();
    await align(draft);
    draft.meanwhile = [];
    return { state: encodeStateAsUpdate(draft.dryRun.doc), filing: draft.filing, returned: draft.returned };
  });
  try {
    return await draft.dryRunsApart.on(from, async (apart) => {
      const one: Apart = { apart, hand, all: [await apart.take(update, hand)], returned: from.returned };
      // What others did meanwhile is tried on top of it. The last of that is tried in their turn, so that nothing comes between.
      for (let round = 0; round < MOST_ROUNDS; round += 1) await tryOnTop(draft, one);
      return holding(draft, () => turn(() => keepWhole(draft, one)));
    });
  } finally {
    draft.meanwhile = null;
  }
}

/** Tries what others did on what is tried apart. */
async function tryOnTop(draft: Trying, { apart, all }: Apart): Promise<void> {
  for (const { updates, hand } of byHand(draft.meanwhile?.splice(0) ?? []))
    all.push(await apart.take(mergeUpdates([...updates]), hand));
}

/** Those of one person together: they wait for nobody, and a keystroke costs as much as a thousand in a row. */
function byHand(meanwhile: readonly Meanwhile[]): Meanwhile[] {
  const all = Map.groupBy(meanwhile, ({ hand }) => hand.by);
  return [...all.values()].flatMap((own) => {
    const hand = own.at(-1)?.hand;
    return hand ? [{ updates: own.flatMap(({ updates }) => updates), hand }] : [];
  });
}

/** Keeps it with what it takes to be on top of all that others did; what they do until then is tried on top of it, too. */
async function keepWhole(draft: Trying, one: Apart): Promise<boolean> {
  for (let times = 0; times < MOST_OVERTAKEN; times += 1) {
    await tryOnTop(draft, one);
    const size = await one.apart.size();
    if (draft.returned !== one.returned) return false;
    await align(draft);
    if ((draft.meanwhile ?? []).length > 0) continue;
    const end = await takeOver(draft, one, size);
    if (end === 'kept') return true;
  }
  return false;
}

/** Has what was tried apart stand in the dry run here, and keeps it, unless others were there first. */
async function takeOver(
  draft: Trying,
  { all, hand }: Apart,
  size: Awaited<ReturnType<DryRunApart['size']>>,
): Promise<'kept' | 'moved'> {
  const [first, ...later] = all;
  if (!first?.whole) return 'kept';
  refuseBeyond(draft, size.bytes, size.counted);
  // Of what others did only the repairing is new here.
  const mending = later.flatMap(({ made }) => made);
  const updates = [first.whole, ...mending];
  await draft.dryRun.follow(
    updates,
    all.flatMap(({ suggesters }) => suggesters),
  );
  // It is kept and stands in the draft in one stretch.
  await othersFirst();
  if (isOvertaken(draft)) return 'moved';
  [draft.size, draft.counted] = [size.bytes, size.counted];
  const stretches = [...first.stretches, ...mending.flatMap(stretchesOf)];
  return keep(draft, { updates, stretches, heard: first.heard, hand, whenFull: 'wait' });
}
