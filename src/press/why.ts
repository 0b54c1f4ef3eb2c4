import { type Change, readChange } from '../store/changes.ts';
import { type LedgerPage, readLedgerPages, readsOf } from '../store/ledger-rows.ts';
import type { Store } from '../store/open-store.ts';
import type { Fact } from '../story/facts.ts';

/** What a page stands on, and what pressed it last. */
export interface Why {
  readonly page: LedgerPage;
  /** The facts it read, by name. */
  readonly reads: readonly Fact[];
  /** The change that pressed it last; null when everything was pressed at once. */
  readonly change: Change | null;
}

/** Null when the address was never pressed. */
export async function whyPage({ reader }: Store, path: string): Promise<Why | null> {
  const page = (await readLedgerPages(reader, [path])).get(path);
  if (!page) return null;
  return { page, reads: await readsOf(reader, path), change: await readChange(reader, page.changeSeq) };
}
