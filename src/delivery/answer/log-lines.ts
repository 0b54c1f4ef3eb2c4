import { namesBrowser } from '../http/reader-signs.ts';

/** A read of a page that a server before this one answered by itself, as its log tells it. */
export interface LoggedRead {
  readonly address: string;
  /** As it was asked for, without its query. */
  readonly path: string;
}

/**
 * A line of an access log in the combined form, which nginx, Apache and Caddy write and CDNs can be told to: address, two names, time, request,
 * status, bytes, the page before, and the program. What follows is the server's own.
 */
const COMBINED =
  /^(\S+) \S+ \S+ \[[^\]]*\] "(GET) (\S+)(?: HTTP\/[\d.]+)?" (200|304) \S+ "(?:[^"\\]|\\.)*" "((?:[^"\\]|\\.)*)"/;

/** The read that a line tells of: a page given to a person's browser; null for every other line, whatever stands in it. */
export function readIn(line: string): LoggedRead | null {
  const [, address = '', , target = '', , program = ''] = COMBINED.exec(line) ?? [];
  if (address === '' || !namesBrowser(program)) return null;
  const [path = ''] = target.split('?');
  return { address, path };
}
