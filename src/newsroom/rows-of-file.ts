/** A line of a file of rows that somebody edits. */
export interface Row {
  /** Where it stands in the file, from 1. */
  readonly line: number;
  readonly text: string;
  readonly cells: readonly string[];
}

/** True for cells of a line as this kind of file has them. */
export type Fits = (cells: readonly string[]) => boolean;

/**
 * The lines of a text, but for blank ones. Cells are quoted or not, parted by tabs, semicolons or commas (RFC 4180, and what spreadsheets make of it):
 * in each line by the first of these that makes cells which fit, for an old address may hold a comma itself.
 */
export function rowsOf(text: string, fits: Fits = () => true): Row[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  return lines.flatMap((line, at) =>
    line.trim() === '' ? [] : [{ line: at + 1, text: line, cells: cellsOf(line, fits) }],
  );
}

const PARTED = [
  /(?:^|\t)\s*(?:"((?:[^"]|"")*)"(?=\s*(?:\t|$))|([^\t]*))/g,
  /(?:^|;)\s*(?:"((?:[^"]|"")*)"(?=\s*(?:;|$))|([^;]*))/g,
  /(?:^|,)\s*(?:"((?:[^"]|"")*)"(?=\s*(?:,|$))|([^,]*))/g,
] as const;
const BY_ANY = /(?:^|[,;\t])\s*(?:"((?:[^"]|"")*)"|([^,;\t]*))/g;

function cellsOf(line: string, fits: Fits): string[] {
  const tries = PARTED.map((by) => cellsBy(line, by)).filter((cells) => cells.length > 1);
  return tries.find(fits) ?? cellsBy(line, BY_ANY);
}

function cellsBy(line: string, by: RegExp): string[] {
  return [...line.matchAll(by)].map(([, quoted, bare = '']) => (quoted?.replaceAll('""', '"') ?? bare).trim());
}
