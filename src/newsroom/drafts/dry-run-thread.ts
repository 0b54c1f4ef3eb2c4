import { parentPort } from 'node:worker_threads';
import { applyUpdate, Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs';
import { countsOf } from './counts.ts';
import { type DryRun, openDryRun } from './dry-run.ts';
import { stretchesOf } from './typed-by.ts';
import type { Order, Size, Tried, ApartAnswer } from './dry-runs-apart.ts';

// The thread in which large frames are tried (`dry-runs-apart.ts`). It holds one draft at a time and is told all that it needs: no store, no connection.

interface Held {
  /** The draft as it was before what is tried. */
  readonly before: Doc;
  readonly dryRun: DryRun;
}

let held: Held | null = null;

parentPort?.on('message', (order: Order) => void answer(order));

async function answer(order: Order): Promise<void> {
  const said = await obey(order).catch((error: unknown): ApartAnswer => ({ refused: String(error) }));
  parentPort?.postMessage(said, []);
}

async function obey(order: Order): Promise<ApartAnswer> {
  if (order.is === 'end') {
    held = null;
    return { ended: true };
  }
  if (order.is === 'begin') {
    const before = new Doc();
    applyUpdate(before, order.state);
    held = { before, dryRun: openDryRun(before, () => order.filing) };
    return { begun: true };
  }
  if (!held) throw new Error('No draft was given to try this on.');
  if (order.is === 'measure') return { size: sizeOf(held.dryRun) };
  return { tried: await tried(held, order) };
}

function sizeOf({ doc }: DryRun): Size {
  return { counted: countsOf(doc), bytes: encodeStateAsUpdate(doc).length };
}

async function tried({ before, dryRun }: Held, { update, hand }: Extract<Order, { is: 'take' }>): Promise<Tried> {
  const known = dryRun.suggesters(0).length;
  const updates = await dryRun.take(update, hand);
  const [, ...made] = updates;
  const whole = updates.length > 0 ? mergeUpdates(updates) : null;
  if (whole) applyUpdate(before, whole);
  return {
    ...{ whole, made },
    stretches: whole ? stretchesOf(whole) : [],
    suggesters: dryRun.suggesters(known),
    heard: { said: dryRun.said(), verdicts: dryRun.verdicts() },
  };
}
