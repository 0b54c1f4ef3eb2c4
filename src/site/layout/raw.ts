import type { VNode } from 'preact';
import { jsxTemplate } from 'preact/jsx-runtime';

/** Markup that is already safe, set into a page without an element around it. */
export function raw(markup: string): VNode {
  return jsxTemplate([markup]);
}

/**
 * A hole for shared chrome, as the standard server-side include that delivery, nginx and Apache understand.
 * `path` is percent-encoded, so it holds neither quotation marks nor a comment's end.
 */
export function include(path: string): VNode {
  return raw(`<!--#include virtual="${path.replaceAll(/["<>]/g, encodeURIComponent)}" -->`);
}

/** The last words of every include: who finds them knows that the include is whole. */
export const includeEnd = '<!--/include-->';
