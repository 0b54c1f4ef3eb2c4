import { Plugin } from 'prosemirror-state';
import {
  createDeleteSet,
  type Doc,
  getItem,
  type ID,
  Item,
  iterateDeletedStructs,
  mergeDeleteSets,
  type Transaction,
  XmlText,
} from 'yjs';
import { bindingOf } from './letters.ts';
import { elementOf, parentOf } from './moved.ts';
import { doublesIn, movesIn } from './moves.ts';
import { rememberStayed } from './stayed.ts';

/** Of a change that takes away what stood twice. */
export const ONCE = 'once';

/**
 * Sees to it that what two moved at one moment stands once. Everybody takes the same copies away, whoever wrote them, as soon as they know
 * of both moves, and a caret in one of them goes to the letters that stay.
 */
export function standOnce(): Plugin {
  return new Plugin({
    view: (view) => {
      const { doc } = bindingOf(view.state);
      const moves = movesIn(doc);
      const left = new Map<Item, number>();
      // While the binding shares what is done here it hears of nothing else.
      const later = (does: () => void): void => queueMicrotask(() => !view.isDestroyed && view.editable && does());
      // Others may be the first to take the copies away.
      const look = (): void => {
        const doubles = doublesIn(doc);
        rememberStayed(doc, doubles);
        for (const { goes } of doubles) keepHolder(left, doc, goes);
        later(() => takeAwayDoubles(doc));
      };
      const lookAgain = (): void => {
        if (left.size > 0) later(() => takeAwayLeft(doc, left));
      };
      moves.observe(look);
      doc.on('afterTransaction', lookAgain);
      return {
        destroy: () => {
          moves.unobserve(look);
          doc.off('afterTransaction', lookAgain);
        },
      };
    },
  });
}

function takeAwayDoubles(doc: Doc): void {
  const doubles = doublesIn(doc);
  if (doubles.length === 0) return;
  const set = mergeDeleteSets(
    doubles.map(({ goes: { client, clock } }) => {
      const one = createDeleteSet();
      one.clients.set(client, [{ clock, len: 1 }]);
      return one;
    }),
  );
  doc.transact((transaction) => {
    iterateDeletedStructs(transaction, set, (struct) => {
      if (struct instanceof Item) struct.delete(transaction);
    });
  }, ONCE);
}

/** A block from which copies go is emptied by somebody within this time; later somebody empties it to write in it. */
const LEFT_MS = 10_000;

/** Remembers the block that a copy goes from, if it was put in here. */
function keepHolder(left: Map<Item, number>, doc: Doc, goes: ID): void {
  const item = getItem(doc.store, goes) as unknown;
  const text = item instanceof Item ? parentOf(item) : null;
  const block = text && parentOf(text);
  if (block?.id.client === doc.clientID) left.set(block, Date.now());
}

function takeAwayLeft(doc: Doc, left: Map<Item, number>): void {
  for (const [block, since] of left) if (block.deleted || Date.now() - since > LEFT_MS) left.delete(block);
  if ([...left.keys()].some(isEmptied))
    doc.transact((transaction) => {
      for (const block of left.keys()) takeAwayEmptied(transaction, block);
    }, ONCE);
}

/** What holds nothing but words, and may go when they are gone. */
const HOLDERS = new Set(['paragraph', 'crosshead', 'list', 'listItem']);

/** A block in which nothing is left is taken away by whoever put it in, and by nobody else, since somebody may be writing in it. */
function takeAwayEmptied(transaction: Transaction, holder: Item): void {
  if (holder.id.client !== transaction.doc.clientID || !isEmptied(holder)) return;
  const above = parentOf(holder);
  holder.delete(transaction);
  if (above) takeAwayEmptied(transaction, above);
}

function isEmptied(holder: Item): boolean {
  const element = holder.deleted ? null : elementOf(holder);
  const children = element && HOLDERS.has(element.nodeName) ? element.toArray() : null;
  return children?.every((child) => child instanceof XmlText && child.length === 0) ?? false;
}
