import { contentName } from '../../base/hash.ts';

/** What the log says of an address: the tag of what is there, and when that was put there, in milliseconds since 1970. */
export interface Named {
  readonly tag: string;
  readonly at: number;
}

export function writeNamed({ tag, at }: Named): string {
  return `${tag} ${at.toString(36)}`;
}

export function readNamed(text: string): Named {
  const [tag = '', at = ''] = text.split(' ');
  return { tag, at: Number.parseInt(at, 36) };
}

/** What one settle did, as it stands in the log of a shelf. */
export interface Settle {
  /** How many there were before it, and itself. */
  readonly number: number;
  /** When, in milliseconds since 1970; never before the settle before it, whatever the clock says. */
  readonly at: number;
  /** Each address it changed with what is there now, null for nothing. */
  readonly moves: readonly Moved[];
  /** From here on everything on the shelf is sealed and named in the log. */
  readonly isComplete: boolean;
  /** Words were taken from readers: what was kept of pages before may have them still. */
  readonly takesAway: boolean;
  /** The file in which the log goes on; null but in the last entry of a file. */
  readonly goesOnIn: string | null;
}

export type Moved = readonly [address: string, named: Named | null];

/** A settle in the bytes that are added to the log. The empty line before it ends whatever was torn before. */
export function writeSettle({ number, at, moves, isComplete, takesAway, goesOnIn }: Settle): Uint8Array {
  const lines = [
    `@ ${number} ${new Date(at).toISOString()}`,
    ...moves.map(([address, named]) => (named === null ? `- ${address}` : `+ ${address} ${writeNamed(named)}`)),
    ...(isComplete ? ['*'] : []),
    ...(takesAway ? ['!'] : []),
    ...(goesOnIn === null ? [] : [`> ${goesOnIn}`]),
  ];
  const text = `${lines.join('\n')}\n`;
  return Buffer.from(`\n${text}= ${contentName(text)}\n`);
}

export interface ReadSettles {
  /** The settles that are there whole. */
  readonly settles: readonly Settle[];
  /** True when something there is no whole settle, and a later one came after it. */
  readonly isTorn: boolean;
  /** Bytes of the text that need not be read again: what follows may become a settle yet. */
  readonly done: number;
}

/** The settles in a stretch of the log that begins where one ended; a character for each byte. */
export function readSettles(text: string): ReadSettles {
  const settles: Settle[] = [];
  let isTorn = false;
  let done = 0;
  for (const block of text.matchAll(/[^]*?(?:^|\n)= ([0-9a-f]*)\n/g)) {
    const from = block[0].lastIndexOf('\n@ ') + 1;
    const body = block[0].slice(from, block[0].lastIndexOf('\n= ') + 1);
    const settle = block[1] === contentName(body) ? parseSettle(body) : null;
    if (settle === null || block[0].slice(0, from).trim() !== '') isTorn = true;
    if (settle !== null) settles.push(settle);
    done = block.index + block[0].length;
    if (settle?.goesOnIn) break;
  }
  return { settles, isTorn, done };
}

const HEAD = /^@ (\d+) (\S+)$/;

function parseSettle(body: string): Settle | null {
  const [first = '', ...lines] = body.slice(0, -1).split('\n');
  const [, number, at] = HEAD.exec(first) ?? [];
  if (number === undefined || at === undefined) return null;
  const last = lines.at(-1) ?? '';
  return {
    number: Number(number),
    at: Date.parse(at),
    moves: lines.filter((line) => /^[+-] /.test(line)).map(parseMove),
    isComplete: lines.includes('*'),
    takesAway: lines.includes('!'),
    goesOnIn: last.startsWith('> ') ? last.slice(2) : null,
  };
}

function parseMove(line: string): Moved {
  const [, address = '', ...named] = line.split(' ');
  return [address, line.startsWith('+') ? readNamed(named.join(' ')) : null];
}
