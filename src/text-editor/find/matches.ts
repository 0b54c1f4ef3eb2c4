import type { Node } from 'prosemirror-model';
import { type Finder, type Stretch, stretchesIn, wordsIn } from '../plugins/highlights.ts';

export interface Query {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/** Signs that people type in one form and texts have in another. */
const alike: Readonly<Record<string, string>> = {
  "'": "['’‘‚]",
  '"': '["“”„«»]',
  '-': '[-‐‑–—]',
  ' ': '[ \\u00A0\\u202F]',
};

/** How a query finds its words in one text; null for a query without words. */
export function finderFor({ text, matchCase, wholeWord }: Query): Finder | null {
  if (text === '') return null;
  const letters = [...text]
    .map((letter) => alike[letter] ?? letter.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`))
    .join('');
  const word = String.raw`[\p{L}\p{N}\p{M}_]`;
  const pattern = new RegExp(wholeWord ? `(?<!${word})${letters}(?!${word})` : letters, matchCase ? 'gu' : 'giu');
  const known = new WeakMap<Node, Stretch[]>();
  return (node) => {
    const before = known.get(node);
    if (before) return before;
    const found = [...wordsIn(node).matchAll(pattern)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
    }));
    known.set(node, found);
    return found;
  };
}

/** Every place of a document where a query's words stand, furniture and captions included. */
export function matchesIn(doc: Node, query: Query): Stretch[] {
  const finder = finderFor(query);
  return finder ? stretchesIn(doc, finder) : [];
}
