import { textWords as words } from '../words.ts';
import type { Starter } from '../starters.ts';

/** What can be put in, most used first, with words people may look for it by. */
const items: readonly (readonly [kind: Starter, also: string])[] = [
  ['paragraph', 'text p'],
  ['crosshead', 'subhead heading h2 title'],
  ['image', 'photo image picture'],
  ['pullQuote', 'pullquote quotation'],
  ['quote', 'blockquote quotation'],
  ['list', 'bullets points'],
  ['numberedList', 'ordered 1 points'],
  ['keyPoints', 'summary bullets'],
  ['factBox', 'box background'],
  ['relatedLink', 'more read'],
  ['embed', 'post tweet youtube social'],
  ['table', 'rows columns'],
  ['gallery', 'photos slideshow'],
  ['timeline', 'dates events'],
  ['video', 'film clip'],
  ['audio', 'sound podcast'],
  ['livePost', 'live entry'],
  ['divider', 'rule line hr'],
];

export interface InsertItem {
  readonly kind: Starter;
  readonly name: string;
}

/** The kinds whose name, or a word beside it, begins with what was typed; names first. */
export function insertItems(typed: string): InsertItem[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const all = items.map(([kind, also]) => ({ kind, name: words.blocks[kind], also }));
  const starts = (text: string): boolean => ` ${text.toLocaleLowerCase()}`.includes(` ${wanted}`);
  const [byName, others] = [all.filter(({ name }) => starts(name)), all.filter(({ name }) => !starts(name))];
  return [...byName, ...others.filter(({ also }) => starts(also))].map(({ kind, name }) => ({ kind, name }));
}
