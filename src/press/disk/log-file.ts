import type { Standings } from '../shelf.ts';
import { type Named, readNamed, type Settle, writeNamed } from './log-lines.ts';
import type { OpenFile, ShelfFiles } from './shelf-files.ts';

export const NO_STANDINGS: Standings = { number: 0, at: 0, isComplete: false, takenAway: '' };

export function standingsAfter(before: Standings, settle: Settle): Standings {
  return {
    number: settle.number,
    at: Math.max(before.at, settle.at),
    isComplete: before.isComplete || settle.isComplete,
    takenAway: settle.takesAway ? `${settle.number}-${settle.at}` : before.takenAway,
  };
}

const MAGIC = 'standfirst-shelf';
const HEAD = new RegExp(`^${MAGIC} (\\d{16}) (\\d+) (\\d+) ([01]) (\\S*)\\n`);
const LONGEST_HEAD = 256;
/** Longer than any line: an address has at most 4,096 characters. */
const LONGEST_LINE = 16 * 1024;
const CHUNK = 256 * 1024;

/**
 * A file of the log: what stood on the shelf when it was begun, sorted by address so that one is found without reading all, and
 * behind that the settles since.
 */
export interface LogFile {
  readonly name: string;
  readonly file: OpenFile;
  readonly before: Standings;
  /** Where the settles begin. */
  readonly from: number;
  /** What stood at an address when the file was begun; null when nothing did. */
  find(address: string): Named | null;
  /** Everything that stood there then, by address. */
  entries(): Iterable<readonly [address: string, named: Named]>;
}

/** Opens a file of a log; null when it is not there. */
export function openLogFile(files: ShelfFiles, name: string): LogFile | null {
  const file = files.open(name);
  if (file === null) return null;
  const text = latin(file.read(0, LONGEST_HEAD));
  const [head = '', bytes = '0', number = '0', at = '0', isComplete = '0', takenAway = ''] = HEAD.exec(text) ?? [];
  const sorted = { from: head.length, to: head.length + Number(bytes) };
  return {
    name,
    file,
    before: { number: Number(number), at: Number(at), isComplete: isComplete === '1', takenAway },
    from: sorted.to,
    find: (address) => findSorted(file, sorted, address),
    entries: () => readSorted(file, sorted),
  };
}

/** The bytes with which a file of the log begins. `entries` come in the order of their addresses. */
export function sortedBytes(
  { number, at, isComplete, takenAway }: Standings,
  entries: Iterable<readonly [address: string, named: Named]>,
): Uint8Array {
  const parts = [...partsOf(entries)];
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  const head = `${MAGIC} ${String(bytes).padStart(16, '0')} ${number} ${at} ${isComplete ? 1 : 0} ${takenAway}\n`;
  return Buffer.concat([Buffer.from(head), ...parts]);
}

/** A line an item, as bytes by the hundred kilobytes: a text for each line would take ten times that of a large shelf. */
function* partsOf(entries: Iterable<readonly [address: string, named: Named]>): Iterable<Uint8Array> {
  let text = '';
  for (const [address, named] of entries) {
    text += `${address} ${writeNamed(named)}\n`;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text, 'latin1');
    text = '';
  }
  yield Buffer.from(text, 'latin1');
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Halves the stretch in which the line must be until it is short enough to be read. */
function findSorted(file: OpenFile, span: Span, address: string): Named | null {
  let { from, to } = span;
  while (to - from > LONGEST_LINE) {
    const middle = from + Math.floor((to - from) / 2);
    const text = latin(file.read(middle, Math.min(LONGEST_LINE, to - middle)));
    const start = text.indexOf('\n') + 1;
    const space = text.indexOf(' ', start);
    if (start === 0 || space < 0) return scan(file, { from, to }, address);
    if (text.slice(start, space) <= address) from = middle + start;
    else to = middle + start;
  }
  return scan(file, { from, to }, address);
}

function scan(file: OpenFile, { from, to }: Span, address: string): Named | null {
  const text = `\n${latin(file.read(from, to - from))}`;
  const at = text.indexOf(`\n${address} `);
  return at < 0 ? null : readNamed(text.slice(at + address.length + 2, text.indexOf('\n', at + 1)));
}

function* readSorted(file: OpenFile, { from, to }: Span): Iterable<readonly [string, Named]> {
  let rest = '';
  for (let at = from; at < to; at += CHUNK) {
    const lines = (rest + latin(file.read(at, Math.min(CHUNK, to - at)))).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const space = line.indexOf(' ');
      yield [line.slice(0, space), readNamed(line.slice(space + 1))];
    }
  }
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
