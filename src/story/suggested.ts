import type { Node } from 'prosemirror-model';

/** What a suggestion says about itself: which it is, whose, and since when. */
export interface Suggested {
  readonly id: string;
  /** The id of the person. */
  readonly by: string;
  readonly at: string;
}

/** The two ways to suggest: to put in, and to take out. Marks on words and attributes of nodes have these names. */
export const suggestionNames = ['insertion', 'deletion'] as const;

export type SuggestionName = (typeof suggestionNames)[number];

/** True for what readers see nothing of without words (its spec says so). */
export function isOnlyWords(node: Node): boolean {
  return node.type.spec['isOnlyWords'] === true;
}

/** True for nodes that can be put in and taken out by suggestion; fields and cells come and go with what they stand in. */
export function isSuggestable(node: Node): boolean {
  return 'insertion' in node.attrs;
}

/** The suggestion that a whole node is, or null. */
export function suggestionOn(node: Node, name: SuggestionName): Suggested | null {
  return (node.attrs[name] as Suggested | null | undefined) ?? null;
}

/** True for a node that somebody would put in and nobody has accepted: with all its words it is not part of the story. */
export function isPutIn(node: Node): boolean {
  return suggestionOn(node, 'insertion') !== null;
}
