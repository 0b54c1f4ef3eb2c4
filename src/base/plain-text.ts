/** What no keyboard writes and nobody sees: control characters but tabs and the ends of lines, and what Unicode keeps for no character. */
const NO_TEXT = /(?![\t\n\r])\p{Cc}|\p{Noncharacter_Code_Point}/u;
const EACH = new RegExp(NO_TEXT, 'gu');

/** Words as they were meant: without what is not text, and with `\ufffd` for half of a pair. Text of which all is text comes back as it is. */
export function plainText(text: string): string {
  return (NO_TEXT.test(text) ? text.replaceAll(EACH, '') : text).toWellFormed();
}

/** No JSON of ours is deeper; what is below is left as it came. */
const DEEPEST = 32;

/** The same for every text in a value of JSON, but for those under the names of what is not text and counts as it was typed: passwords. */
export function plainTexts(value: unknown, asTyped: ReadonlySet<string> = new Set(), depth = 0): unknown {
  if (typeof value === 'string') return plainText(value);
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((one) => plainTexts(one, asTyped, depth + 1));
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, one]) => [key, asTyped.has(key) ? one : plainTexts(one, asTyped, depth + 1)]),
  );
}
