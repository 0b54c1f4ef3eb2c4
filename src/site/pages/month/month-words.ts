import { UNDATED_MONTH } from '../../../story/lists.ts';
import { monthLine } from '../../times.ts';
import { type Speaker, wordsFor } from '../../words.ts';

const WORD = 'undated';

/** A month as it stands in an address: `2007-07`, and `undated` for that of the stories without a date. */
export function monthWord(month: string): string {
  return month === UNDATED_MONTH ? WORD : month;
}

/** True for a month of the calendar, as an address writes it. */
export function isMonth(word: string | undefined): word is string {
  return word !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(word);
}

/** The month that a word of an address means; null when it means none. */
export function monthNamed(word: string | undefined): string | null {
  if (word === WORD) return UNDATED_MONTH;
  return isMonth(word) && word !== UNDATED_MONTH ? word : null;
}

/** A month as readers see it: `July 2007`. */
export function monthTitle(month: string, speaker: Speaker): string {
  return month === UNDATED_MONTH ? wordsFor(speaker).undated : monthLine(month, speaker.lang);
}
