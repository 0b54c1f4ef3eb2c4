import { type Problem, problem } from '../../base/problem.ts';
import { decodedAgain, leftOver } from '../words/entities.ts';
import { ancestorsOf, type Document, isText, type Text, under } from './dom.ts';
import { find } from './select.ts';

/** Where entities are meant as they stand. */
const CODE = /^(?:code|pre|kbd|samp|tt|script|style|textarea|title|xmp)$/;

/**
 * Makes letters of the entities that a page escaped once too often, and says so. One alone, or nothing but those of code, may be what the story
 * speaks of, and stays. Changes the tree.
 */
export function decodeEscaped(tree: Document): Problem[] {
  const body = find(tree, 'body');
  const texts = [...(body ? under(body) : [])].filter(
    (node): node is Text =>
      isText(node) && node.value.includes('&') && !ancestorsOf(node).some(({ tagName }) => CODE.test(tagName)),
  );
  const found = texts.flatMap(({ value }) => leftOver(value));
  if (found.length < 2 || found.every((one) => /^&(?:amp|lt|gt);$/i.test(one))) return [];
  for (const text of texts) text.value = decodedAgain(text.value);
  const say = `The page has ${found.length} signs as the code for them, such as “${found[0]}”; each was read as the sign. Look whether one was meant as it stood.`;
  return [problem('signs-decoded', 'body', say)];
}
