/** What a request asks for, as it was written: nothing is decoded yet. */
export interface Target {
  readonly path: string;
  /** Without the question mark; null when there is none. */
  readonly query: string | null;
}

/** Longer targets are refused with 414, in characters. */
export const LONGEST_TARGET = 8000;

/** Scheme and authority of a target in absolute form, which every server must take (RFC 9112, 3.2.2). */
const ORIGIN = /^https?:\/\/[^/?#]*/i;

/** The path and query of a request target; null when it is neither in origin form nor in absolute form. */
export function parseTarget(target: string): Target | null {
  const local = target.startsWith('/') ? target : absoluteForm(target);
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (local === null || /[\u0000-\u0020#\u007f]/.test(local)) return null;
  const mark = local.indexOf('?');
  return mark < 0 ? { path: local, query: null } : { path: local.slice(0, mark), query: local.slice(mark + 1) };
}

function absoluteForm(target: string): string | null {
  const origin = ORIGIN.exec(target)?.[0];
  if (origin === undefined) return null;
  const rest = target.slice(origin.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}
