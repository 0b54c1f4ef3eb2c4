/** A stretch of a page: bytes that stand as they are, or the address of an include. */
export type Part = Uint8Array | { readonly include: string };

const OPEN = '<!--#include virtual="';
const CLOSE = /^" ?-->/;

/**
 * A page taken apart at its server-side includes (`<!--#include virtual="/_/include/uk/masthead" -->`). What looks like
 * a directive and is not quite one stays: browsers take it for a comment.
 */
export function splitPage(page: Uint8Array): Part[] {
  const bytes = Buffer.from(page.buffer, page.byteOffset, page.byteLength);
  const parts: Part[] = [];
  let done = 0;
  for (let at = bytes.indexOf(OPEN); at >= 0; at = bytes.indexOf(OPEN, at + OPEN.length)) {
    const directive = readDirective(bytes, at);
    if (directive === null) continue;
    parts.push(bytes.subarray(done, at), { include: directive.include });
    done = directive.end;
  }
  parts.push(bytes.subarray(done));
  return parts;
}

function readDirective(bytes: Buffer, at: number): { include: string; end: number } | null {
  const from = at + OPEN.length;
  const quote = bytes.indexOf('"', from);
  if (quote < 0) return null;
  const close = CLOSE.exec(bytes.toString('latin1', quote, quote + 5));
  return close && { include: bytes.toString('latin1', from, quote), end: quote + close[0].length };
}
