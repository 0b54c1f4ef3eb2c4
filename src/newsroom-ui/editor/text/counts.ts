import type { Node } from 'prosemirror-model';
import { countWords } from '../../../story/word-count.ts';
import { textSchema } from './schema.ts';

/** Words a minute at which prose in English is read silently (Brysbaert, 2019). */
const WORDS_A_MINUTE = 238;

export interface Counts {
  /** Words of the body, captions and attributions included, suggestions that nobody accepted left out. */
  readonly words: number;
  readonly minutes: number;
}

const known = new WeakMap<Node, number>();

/** How long a document is. Blocks that were counted before are not read again, so it may be asked at each change. */
export function countsOf(doc: Node): Counts {
  const words = doc.children.slice(2).reduce((sum, block) => sum + blockWords(block), 0);
  return { words, minutes: Math.max(1, Math.round(words / WORDS_A_MINUTE)) };
}

function blockWords(block: Node): number {
  const before = known.get(block);
  if (before !== undefined) return before;
  const texts: string[] = [];
  const read = (node: Node): void => {
    if (node.isTextblock) texts.push(acceptedWords(node));
    else node.forEach(read);
  };
  read(block);
  const count = texts.reduce((sum, text) => sum + countWords(text), 0);
  known.set(block, count);
  return count;
}

function acceptedWords(text: Node): string {
  const { insertion } = textSchema.marks;
  return text.children.map((node) => (insertion.isInSet(node.marks) ? '' : (node.text ?? '\n'))).join('');
}
