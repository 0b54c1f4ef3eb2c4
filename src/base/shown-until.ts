import type { Instant } from './clock.ts';

/**
 * Markup with an end that is in it, so that whoever serves it can honour the end alone. Written as server-side includes: nginx, and Apache
 * with its older expressions, compare their own clock with a pattern of all seconds before the end; we read the comment behind it.
 */
export function shownUntil(markup: string, until: Instant): string {
  const seconds = Math.floor(Date.parse(until) / 1000);
  return `<!--#config timefmt="%s" --><!--#if expr="$DATE_GMT = /${patternBefore(seconds)}/" --><!--until ${until}-->${markup}${END}`;
}

const END = '<!--#endif -->';
const HEAD = /^<!--#config timefmt="%s" --><!--#if expr="[^"]*" --><!--until (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)-->/;
/** Longer than any head: nginx takes 256 letters in a directive at most. */
const LONGEST_HEAD = 400;

/** The markup without what says its end, and that end in milliseconds since 1970: infinity for what has none. */
export function readUntil(bytes: Uint8Array): { readonly body: Uint8Array; readonly until: number } {
  const whole = { body: bytes, until: Number.POSITIVE_INFINITY };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [head, until] = HEAD.exec(buffer.toString('latin1', 0, LONGEST_HEAD)) ?? [];
  const end = buffer.lastIndexOf(END);
  if (head === undefined || until === undefined || end < head.length) return whole;
  return { body: buffer.subarray(head.length, end), until: Date.parse(until) };
}

/** A pattern of the whole numbers with as many digits that are smaller, by their first digits: `^(?:[0-0]|1(?:[0-7]))` for 18. */
function patternBefore(number: number): string {
  const digits = String(number);
  return `^${alternatives(digits)}`;
}

function alternatives(digits: string): string {
  const [first = '', rest] = [digits[0], digits.slice(1)];
  const smaller = first === '0' ? [] : [`[0-${Number(first) - 1}]`];
  const same = rest === '' ? [] : [first + alternatives(rest)];
  // Nothing is smaller than noughts: a pattern that no digit fits.
  return `(?:${[...smaller, ...same].join('|') || 'x'})`;
}
