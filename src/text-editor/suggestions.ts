import type { Node } from 'prosemirror-model';
import { isOnlyWords, type Suggested, type SuggestionName, suggestionNames, suggestionOn } from '../story/suggested.ts';

/** A pending suggestion, as one act of one person: something put in, something taken out, or both. */
export interface Suggestion extends Suggested {
  /** Words, a line for each text they stand in. */
  readonly inserted: string;
  readonly deleted: string;
  /** The kinds of the whole blocks and rows. */
  readonly blocksIn: readonly string[];
  readonly blocksOut: readonly string[];
  /** From where it begins to where it ends. */
  readonly from: number;
  readonly to: number;
}

const keys = {
  insertion: { words: 'inserted', blocks: 'blocksIn' },
  deletion: { words: 'deleted', blocks: 'blocksOut' },
} as const;

const nothing = { inserted: '', deleted: '', blocksIn: [], blocksOut: [] };

/** Every pending suggestion in the order of the text. */
export function suggestionsIn(doc: Node): Suggestion[] {
  const found = new Map<string, Suggestion>();
  const texts = new Map<string, Node | null>();
  doc.descendants((node, pos, parent) => {
    for (const { name, mark } of suggestionsOf(node)) {
      const { id, by, at } = mark;
      const before = found.get(id) ?? { id, by, at, ...nothing, from: pos, to: pos };
      const isNewLine = before[keys[name].words] !== '' && texts.get(name + id) !== parent;
      if (node.isInline) texts.set(name + id, parent);
      found.set(id, { ...before, ...added(before, { node, name, isNewLine }), to: pos + node.nodeSize });
    }
  });
  return [...found.values()];
}

/** What is suggested of one node: a stretch of words by its marks, a whole node by its attributes. */
function suggestionsOf(node: Node): { name: SuggestionName; mark: Suggested }[] {
  return suggestionNames.flatMap((name) => {
    const mark = node.isText
      ? (node.marks.find(({ type }) => type.name === name)?.attrs as Suggested | undefined)
      : suggestionOn(node, name);
    return mark ? [{ name, mark }] : [];
  });
}

interface Piece {
  readonly node: Node;
  readonly name: SuggestionName;
  readonly isNewLine: boolean;
}

function added(before: Suggestion, { node, name, isNewLine }: Piece): Partial<Suggestion> {
  const { words, blocks } = keys[name];
  if (!node.isInline) return isOnlyWords(node) ? {} : { [blocks]: [...before[blocks], node.type.name] };
  return { [words]: before[words] + (isNewLine ? '\n' : '') + (node.text ?? '\n') };
}
