/** Schemes of addresses that a reader or a journalist may be sent to; none of them can run anything in a page. */
export const safeSchemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Stands in for the origin of whatever page an address stands on; nothing can be there. */
const HERE = 'https://here.invalid';
const LONGEST = 2048;

/**
 * True for an address that may stand in a document: one of the safe schemes, or relative. Read as browsers read
 * addresses (WHATWG URL), so that line feeds and controls inside `javascript:` hide nothing.
 */
export function isSafeAddress(address: unknown): address is string {
  if (typeof address !== 'string' || address.trim() === '' || address.length > LONGEST) return false;
  const url = URL.parse(address, HERE);
  return url !== null && safeSchemes.has(url.protocol);
}

/**
 * True for a safe address that says where it leads: `https://paper.example@other.example` leads elsewhere than it seems to. For what people
 * type; in what comes from elsewhere such addresses stand as they stood.
 */
export function isPlainAddress(address: unknown): address is string {
  const url = isSafeAddress(address) ? URL.parse(address, HERE) : null;
  return url !== null && url.username === '' && url.password === '';
}
