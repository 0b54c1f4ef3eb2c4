import type { Node } from 'prosemirror-model';
import { isPutIn } from '../../story/suggested.ts';
import { type Finder, type Stretch, stretchesIn } from '../plugins/highlights.ts';
import { textSchema } from '../schema.ts';
import { isStruckOut } from '../suggest/wholes.ts';

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

/** How a query finds its words in a text. */
export interface Finders {
  /** As it stands on the screen, as it would be if everything were accepted, and as it is as long as nothing is. */
  readonly all: Finder;
  /** As it would be if everything were accepted. */
  readonly accepted: Finder;
}

/** How a query finds its words; null for a query without words. */
export function findersFor({ text, matchCase, wholeWord }: Query): Finders | null {
  if (text === '') return null;
  const letters = [...text]
    .map((letter) => alike[letter] ?? letter.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`))
    .join('');
  const word = String.raw`[\p{L}\p{N}\p{M}_]`;
  const pattern = new RegExp(wholeWord ? `(?<!${word})${letters}(?!${word})` : letters, matchCase ? 'gu' : 'giu');
  const accepted = known((node) => placesIn(node, pattern, (child) => !isStruckOut(child)));
  const all = known((node) => {
    const there = isStruckOut(node) ? [] : accepted(node);
    const isPlain = !node.children.some((child) => isStruckOut(child) || isSuggestedIn(child));
    if (isPlain && !isStruckOut(node)) return there;
    const others = [
      ...placesIn(node, pattern, () => true),
      ...placesIn(node, pattern, (child) => !isSuggestedIn(child)),
    ];
    return apart([...there, ...others]);
  });
  return { all, accepted: (node) => (isStruckOut(node) ? [] : accepted(node)) };
}

/** Looks at each text once: a text that changed is another node. */
function known(find: Finder): Finder {
  const before = new WeakMap<Node, readonly Stretch[]>();
  return (node) => {
    const found = before.get(node) ?? find(node);
    before.set(node, found);
    return found;
  };
}

function isSuggestedIn(node: Node): boolean {
  return textSchema.marks.insertion.isInSet(node.marks) !== undefined || isPutIn(node);
}

/** Where the pattern stands in those pieces of a text that are read; what is between them is in the place too. */
function placesIn(node: Node, pattern: RegExp, isRead: (child: Node) => boolean): Stretch[] {
  const places: number[] = [];
  let words = '';
  node.forEach((child, offset) => {
    if (!isRead(child)) return;
    words += child.text ?? '\n';
    for (let at = 0; at < child.nodeSize; at += 1) places.push(offset + at);
  });
  return [...words.matchAll(pattern)].map(({ index, 0: { length } }) => ({
    from: places[index] ?? 0,
    to: (places[index + length - 1] ?? 0) + 1,
  }));
}

/** The first of those that lie over each other, in the order of the text. */
function apart(places: readonly Stretch[]): Stretch[] {
  const kept: Stretch[] = [];
  for (const place of places) {
    if (!kept.some(({ from, to }) => place.from < to && place.to > from)) kept.push(place);
  }
  return kept.toSorted((one, other) => one.from - other.from);
}

/** Every place of a document where a query's words stand, furniture and captions included. */
export function matchesIn(doc: Node, query: Query): Stretch[] {
  const finders = findersFor(query);
  return finders ? stretchesIn(doc, finders.all) : [];
}
