import { decodedAgain } from '../words/entities.ts';
import { attr, type Document, textUnder } from './dom.ts';
import { allWordsAt, articleAmong, type Thing, thingsIn } from './json-ld.ts';
import { withoutMarkup } from './said-plainly.ts';
import { findAll } from './select.ts';
import { tidyOrNull } from '../words/tidy.ts';

/** All that a page's head and linked data say, read once. */
export interface Clues {
  readonly root: Document;
  /** The page as it was written. */
  readonly html: string;
  readonly things: readonly Thing[];
  readonly article: Thing | null;
  /** The contents of meta elements by their name, lower case, in document order. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
}

/**
 * Where a fact may stand, as a word: `ld:headline` in the article's linked data, `meta:og:title` in a meta element,
 * `css:.story-date .time` as visible words, `attr:time[datetime]@datetime` in an attribute.
 */
export type Clue = `ld:${string}` | `meta:${string}` | `css:${string}` | `attr:${string}@${string}`;

export function cluesOf(root: Document, html: string): Clues {
  const things = thingsIn(root);
  return { root, html, things, article: articleAmong(things), meta: metaOf(root) };
}

/** Nothing that a page states of itself is longer than this; what is, is cut before it is read. */
const LONGEST = 20_000;

function metaOf(root: Document): Map<string, string[]> {
  const meta = new Map<string, string[]>();
  for (const element of findAll(root, 'meta[content]')) {
    const name = ['property', 'name', 'itemprop', 'http-equiv'].map((one) => attr(element, one)).find(Boolean) ?? '';
    const content = tidyOrNull(attr(element, 'content')?.slice(0, LONGEST));
    // One element may state several properties: `property="dc:title og:title"`.
    const names = new Set(name.toLowerCase().split(/\s+/).filter(Boolean));
    if (!content) continue;
    for (const one of names) {
      const said = meta.get(one);
      if (said) said.push(content);
      else meta.set(one, [content]);
    }
  }
  return meta;
}

/** What the first clue that leads anywhere says; null when none does. */
export function follow(clues: Clues, list: readonly Clue[]): string | null {
  for (const clue of list) {
    const [words] = followAll(clues, clue);
    if (words) return words;
  }
  return null;
}

/** Everything that one clue leads to. */
export function followAll(clues: Clues, clue: Clue): string[] {
  const at = clue.indexOf(':');
  return (ways[clue.slice(0, at)]?.(clues, clue.slice(at + 1)) ?? []).map((words) =>
    withoutMarkup(decodedAgain(words)),
  );
}

const ways: Readonly<Record<string, (clues: Clues, rest: string) => string[]>> = {
  ld: ({ article }, path) => allWordsAt(article, path),
  meta: ({ meta }, name) => [...(meta.get(name.toLowerCase()) ?? [])],
  css: ({ root }, selector) => visible(root, selector, null),
  attr: ({ root }, rest) => visible(root, rest.slice(0, rest.lastIndexOf('@')), rest.slice(rest.lastIndexOf('@') + 1)),
};

function visible(root: Document, selector: string, attribute: string | null): string[] {
  return findAll(root, selector)
    .map((element) => tidyOrNull(attribute ? attr(element, attribute) : textUnder(element)))
    .filter((words) => words !== null);
}
