import { type Doc, getItem, type ID, Item } from 'yjs';
import { nameOf, on } from './moved.ts';
import type { Double } from './moves.ts';

/** Which letter stays of one that stands twice, whoever takes the copy away. */
const stayed = new WeakMap<Doc, Map<string, ID>>();

export function rememberStayed(doc: Doc, doubles: readonly Double[]): void {
  const known = stayed.get(doc) ?? new Map<string, ID>();
  for (const { goes, stays } of doubles) known.set(nameOf(goes), stays);
  stayed.set(doc, known);
}

/** The same letter where it stays, if this one was taken away because it stood twice; null for any other. */
export function stayedAs(doc: Doc, id: ID): ID | null {
  const known = stayed.get(doc);
  const item = known && (getItem(doc.store, id) as unknown);
  if (!known || (item instanceof Item && !item.deleted)) return null;
  const next = known.get(nameOf(id));
  if (next) return stayedAs(doc, next) ?? next;
  return item instanceof Item && item.redone ? stayedAs(doc, on(item.redone, id.clock - item.id.clock)) : null;
}
