import type { FoundRedirect } from '../../store/led-addresses.ts';
import { rowsOf } from '../rows-of-file.ts';
import type { WantedRow } from './read-row.ts';

const HEADINGS = ['from', 'to', 'by', 'since'] as const;

/** The rows of a file: from where, to where, and whatever else in columns behind. A line of headings is passed over. */
export function readRedirectFile(text: string): WantedRow[] {
  return rowsOf(text, ([from = '', to = '']) => isAddress(from) && isAddress(to))
    .filter(({ cells: [from = '', to = ''] }, at) => at > 0 || isAddress(from) || isAddress(to))
    .map(({ line, cells: [from = '', to = ''] }) => ({ line, from, to }));
}

const isAddress = (text: string): boolean => /^(?:\/|https?:)/i.test(text);

/** Addresses and where they lead as a file that a spreadsheet opens, and that can be read in again. */
export function writeRedirectFile(found: readonly FoundRedirect[]): string {
  const rows = found.map(({ path, to, by, at }) => [path, to, by ?? '', at ?? '']);
  return `${[HEADINGS, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** A spreadsheet would work out a cell that begins like a formula; addresses never do, names may. */
function quoted(text: string): string {
  return `"${text.replace(/^(?=[=+\-@\t])/, "'").replaceAll('"', '""')}"`;
}
