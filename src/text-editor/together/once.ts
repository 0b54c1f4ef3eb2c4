import { Plugin } from 'prosemirror-state';
import {
  createDeleteSet,
  type Doc,
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
      // While the binding shares what is done here it hears of nothing else.
      const look = (): void => queueMicrotask(() => !view.isDestroyed && view.editable && takeAwayDoubles(doc));
      moves.observe(look);
      return { destroy: () => moves.unobserve(look) };
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
    rememberStayed(doc, doubles);
    const holders = new Set<Item>();
    iterateDeletedStructs(transaction, set, (struct) => {
      if (!(struct instanceof Item) || struct.deleted) return;
      const text = parentOf(struct);
      const block = text && parentOf(text);
      struct.delete(transaction);
      if (block) holders.add(block);
    });
    for (const holder of holders) takeAwayEmptied(transaction, holder);
  }, ONCE);
}

/** What holds nothing but words, and may go when they are gone. */
const HOLDERS = new Set(['paragraph', 'crosshead', 'list', 'listItem']);

/** A block in which nothing is left is taken away by whoever put it in, and by nobody else, since somebody may be writing in it. */
function takeAwayEmptied(transaction: Transaction, holder: Item): void {
  const isOurs = holder.id.client === transaction.doc.clientID;
  const element = elementOf(holder);
  if (!isOurs || holder.deleted || !element || !HOLDERS.has(element.nodeName)) return;
  if (!element.toArray().every((child) => child instanceof XmlText && child.length === 0)) return;
  const above = parentOf(holder);
  holder.delete(transaction);
  if (above) takeAwayEmptied(transaction, above);
}
