import type { Node } from 'prosemirror-model';
import { wordsOfBlock } from '../story/draft-of.ts';
import { BODY_STARTS } from './commands/places.ts';

const known = new WeakMap<Node, number>();

/** How many words the body of a document has. Blocks that were counted before are not read again, so it may be asked at each change. */
export function bodyWordsIn(doc: Node): number {
  return doc.children.slice(BODY_STARTS).reduce((sum, block) => sum + countOf(block), 0);
}

function countOf(block: Node): number {
  const count = known.get(block) ?? wordsOfBlock(block);
  known.set(block, count);
  return count;
}
