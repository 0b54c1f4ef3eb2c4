/** The sign of the value nought, and half a letter: `JSON.stringify` writes no other letters of these values in this way. */
const UNREADABLE = String.raw`(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})`;

/**
 * A column of JSON as PostgreSQL can look into it. It keeps any text, but reads no JSON in which one of its texts is none to it; such letters are read as
 * U+FFFD, as they are written in UTF-8 anyway.
 */
export function readableJson(column: string): string {
  const mended = String.raw`regexp_replace(${column}, '${UNREADABLE}', '\1\\ufffd', 'g')`;
  return String.raw`(case when strpos(${column}, '\u') = 0 then ${column} else ${mended} end)::json`;
}
