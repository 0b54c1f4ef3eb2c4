import { Refusal } from '../base/problem.ts';
import { lastSeq, readCursor } from '../store/changes.ts';
import { countDue } from '../store/due-pages.ts';
import { pagesPressedBy } from '../store/ledger-rows.ts';
import type { PressReceipt } from '../story/receipt.ts';
import type { PressRooms } from './press-tasks.ts';

/** After so long somebody who published is told that nothing presses; in milliseconds. */
const LONGEST_WAIT_MS = 30_000;
const CURSOR = 'press';

/**
 * Waits until another process has pressed every change there is, and tells what was pressed by those after a number (the newest, and what waited with it, unless one is said), and why, as the ledger has it. Refuses (503) when none
 * does in time; what was changed is kept, and pressed once one does.
 */
export async function pressedElsewhere({ store }: PressRooms, said?: number): Promise<PressReceipt> {
  const started = performance.now();
  const newest = await lastSeq(store.reader);
  const after = said ?? Math.min(newest - 1, await readCursor(store.reader, CURSOR));
  const upTo = await reached(store, newest);
  const pages = await pagesPressedBy(store.reader, { after, upTo: newest });
  return {
    upTo,
    pressed: pages.map(({ path, because, outcome }) => ({
      path,
      why: because,
      result: outcome === 'missing' ? 'removed' : 'written',
    })),
    made: [],
    rendered: pages.length,
    due: await countDue(store.reader),
    tookMs: performance.now() - started,
  };
}

async function reached(store: PressRooms['store'], wanted: number): Promise<number> {
  const latest = performance.now() + LONGEST_WAIT_MS;
  let notified = Promise.withResolvers<void>();
  const end = store.listen(`cursor/${CURSOR}`, () => notified.resolve());
  try {
    for (;;) {
      const upTo = await readCursor(store.reader, CURSOR);
      if (upTo >= wanted) return upTo;
      const left = latest - performance.now();
      if (left <= 0) throw nobodyPresses();
      const timer = setTimeout(() => notified.resolve(), left);
      await notified.promise;
      clearTimeout(timer);
      notified = Promise.withResolvers();
    }
  } finally {
    end();
  }
}

function nobodyPresses(): Refusal {
  return new Refusal(
    'press-away',
    503,
    'No process is pressing pages at present. Make sure `standfirst press --keep` is running on one of this newsroom’s machines.',
  );
}
