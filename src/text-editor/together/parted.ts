import type { Node } from 'prosemirror-model';
import type { ProsemirrorBinding } from 'y-prosemirror';
import { getItem, Item } from 'yjs';
import { isSame, type Mark, markAt, placeOfMark } from './letters.ts';

/**
 * How many of these letters, typed one behind the other, are still together: all of them, but where others put something behind one of
 * them before they had seen the next, such as the next paragraph when they joined it to this one. Yjs puts what two wrote in the same place in
 * either order, and never mind which was in the middle of a word. What others put between letters that they saw is meant to stand there.
 */
export function together(binding: ProsemirrorBinding, before: Mark | null, letters: readonly Mark[]): number {
  const all = [before, ...letters];
  for (let at = 1; at < all.length; at += 1) {
    const [last, next] = [all[at - 1], all[at]];
    if (last && next && isParted(binding, last, next, letters)) return at - 1;
  }
  return letters.length;
}

/**
 * How many of these letters stand before words that somebody took out and put back: those come back behind the letter that they stood behind,
 * and what was typed meanwhile stands behind them. All of them where nothing came back between them.
 */
export function beforeRevived(binding: ProsemirrorBinding, letters: readonly Mark[]): number {
  for (let at = 1; at < letters.length; at += 1) {
    const [last, next] = [letters[at - 1], letters[at]];
    if (last && next && isRevived(binding, last, next)) return at;
  }
  return letters.length;
}

function isRevived(binding: ProsemirrorBinding, last: Mark, next: Mark): boolean {
  const origin = putBetween(binding, last, next)?.rightOrigin;
  const was = origin && (getItem(binding.doc.store, origin) as unknown);
  return Boolean(was) && !(was instanceof Item && !was.deleted);
}

function isParted(binding: ProsemirrorBinding, last: Mark, next: Mark, letters: readonly Mark[]): boolean {
  const item = putBetween(binding, last, next);
  return item !== null && !letters.some(({ item: mine }) => isSame(mine, item.rightOrigin));
}

/** What others put right behind a letter, before the next. */
function putBetween(binding: ProsemirrorBinding, last: Mark, next: Mark): Item | null {
  const [end, start] = [placeOfMark(binding, last), placeOfMark(binding, next)];
  if (end === null || start === null || start <= end + 1) return null;
  const between = markAt(binding, end + 1).item;
  const item = between && (getItem(binding.doc.store, between) as unknown);
  const isOthers = item instanceof Item && item.id.client !== binding.doc.clientID && item.id.clock === between?.clock;
  return isOthers ? item : null;
}

/** Whether a document has fewer texts than before: somebody joined two, or took one out. */
export function hasFewerTexts(doc: Node, before: Node): boolean {
  return textsIn(doc) < textsIn(before);
}

function textsIn(doc: Node): number {
  let count = 0;
  doc.descendants(({ isTextblock }) => {
    if (isTextblock) count += 1;
    return !isTextblock;
  });
  return count;
}
