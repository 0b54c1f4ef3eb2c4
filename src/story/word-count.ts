import { wordsOf } from './blocks.ts';
import type { Story } from './story.ts';

/** Letters and digits, with the apostrophes, points, commas and hyphens that stand between them. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,\-‑–/][\p{L}\p{N}\p{M}]+)*/gu;

/** Scripts that are written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Words of every script, by the dictionaries of Unicode; which language it is asked for makes no difference to these. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * How many words a text has; “mother-in-law”, “don’t” and “1,200” are one each. Japanese, Chinese, Thai and others that are
 * written without spaces are divided by dictionary.
 */
export function countWords(text: string): number {
  const runs = text.match(WORD) ?? [];
  if (!UNSPACED.test(text)) return runs.length;
  return runs.reduce((sum, run) => sum + (UNSPACED.test(run) ? dividedWords(run) : 1), 0);
}

function dividedWords(run: string): number {
  let count = 0;
  for (const { isWordLike } of segmenter.segment(run)) if (isWordLike) count += 1;
  return count;
}

/** The words of a story's body, captions included and furniture not, as a desk counts length. */
export function bodyWords(story: Pick<Story, 'body'>): number {
  return story.body.reduce((sum, block) => sum + countWords(wordsOf(block)), 0);
}
