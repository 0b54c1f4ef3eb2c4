import { wordsOf } from './blocks.ts';
import type { Story } from './story.ts';

/** Letters and digits, with the apostrophes, points, commas and hyphens that stand between them. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,\-‑–/][\p{L}\p{N}\p{M}]+)*/gu;

/** How many words a text has; “mother-in-law”, “don’t” and “1,200” are one each. */
export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/** The words of a story's body, captions included and furniture not, as a desk counts length. */
export function bodyWords(story: Pick<Story, 'body'>): number {
  return story.body.reduce((sum, block) => sum + countWords(wordsOf(block)), 0);
}
