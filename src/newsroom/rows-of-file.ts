/** A line of a file of rows that somebody edits. */
export interface Row {
  /** Where it stands in the file, from 1. */
  readonly line: number;
  readonly text: string;
  readonly cells: readonly string[];
}

/** The lines of a text, but for blank ones. Cells are quoted or not, parted by commas, semicolons or tabs (RFC 4180, and what spreadsheets make of it). */
export function rowsOf(text: string): Row[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  return lines.flatMap((line, at) => (line.trim() === '' ? [] : [{ line: at + 1, text: line, cells: cellsOf(line) }]));
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|[,;\t])\s*(?:"((?:[^"]|"")*)"|([^,;\t]*))/g)].map(([, quoted, bare = '']) =>
    (quoted?.replaceAll('""', '"') ?? bare).trim(),
  );
}
