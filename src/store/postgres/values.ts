import { types } from 'pg';

/** https://www.postgresql.org/docs/current/catalog-pg-type.html */
const BOOL = 16;
const BYTEA = 17;
const INT8 = 20;
const JSON_TYPE = 114;
const NUMERIC = 1700;
const JSONB = 3802;

/** Values as SQLite gives them: true is 1, whole numbers are numbers, bytes are plain bytes, and JSON is its text. */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [BOOL]: (text) => (text === 't' ? 1 : 0),
  [BYTEA]: (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')),
  [INT8]: wholeNumber,
  [NUMERIC]: Number,
  [JSON_TYPE]: String,
  [JSONB]: String,
};

export function parserOf(type: number): (text: string) => unknown {
  return parsers[type] ?? (types.getTypeParser(type, 'text') as (text: string) => unknown);
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`The database holds a number that is too large: ${text}.`);
  return value;
}

/** A text as PostgreSQL takes it: without the sign of the value nought and half a letter, for neither of which it has a place. */
export function asParameter(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
  if (Array.isArray(value)) return value.map(asParameter);
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}
