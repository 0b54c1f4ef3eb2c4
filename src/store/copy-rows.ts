import { inPieces } from '../base/in-pieces.ts';
import { dumpRows, durableTables, restoreRows } from './dump.ts';
import type { Db } from './open-store.ts';
import { leavePastUnsent } from './outgoing-mail.ts';

/**
 * Copies all that a newsroom remembers into a store of either kind that has none. What is made of that, its indexes among it, is made
 * where the store is opened next; nobody is sent a letter for what was before.
 */
export async function copyRows(from: Db, tx: Db): Promise<void> {
  for (const table of durableTables)
    for await (const rows of inPieces(dumpRows(from, table), AT_ONCE)) await restoreRows(tx, table, rows);
  await tx.deleteFrom('cursors').execute();
  await leavePastUnsent(tx);
}

/** Few enough that the longest texts stay bounded. */
const AT_ONCE = 50;
