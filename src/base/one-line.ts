/**
 * Control characters, line and paragraph separators, and those that turn the direction of what follows: they can forge a line of a log,
 * write over a terminal, or show words in another order than they stand in.
 */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** Text as one line that shows all of itself: in place of each run of characters that do not show stands `\ufffd`. */
export function oneLine(text: string): string {
  return text.toWellFormed().replaceAll(UNSEEN, '\ufffd');
}

/** A line of JSON in which nothing stands that a terminal or a reader of logs would take for more than text: as JSON itself escapes it. */
export function plainJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(UNSEEN, escaped);
}

function escaped(run: string): string {
  return [...run].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
