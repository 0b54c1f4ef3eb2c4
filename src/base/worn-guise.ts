/**
 * A page that is worn in several guises: one of its own, and at other addresses another. Nothing but the guise in its include directives and in
 * the way to its other rendition differs, so it is pressed once. Written as server-side includes, which nginx and Apache follow by themselves.
 */

/** What stands for the guise in the include directives of such a page. */
export const WORN_GUISE = '$guise';

/** What is in its links before a path of its own, so that they keep the guise: nothing at its own address. */
export const BEFORE = '<!--#echo var="before" -->';

/** Stands at the head of such a page: the guise it has where nothing else is said. */
export function wearsUnlessTold(guise: string): string {
  return `<!--#if expr="$guise" --><!--#else -->${told(guise, '')}<!--#endif -->`;
}

function told(guise: string, before: string): string {
  return `<!--#set var="guise" value="${guise}" --><!--#set var="before" value="${before}" -->`;
}

const HEAD =
  /<!--#if expr="\$guise" --><!--#else --><!--#set var="guise" value="([a-z][a-z0-9-]*)" --><!--#set var="before" value="" --><!--#endif -->\n?/;

/** All that is on the shelf at the address of a guise: which one it is, and the page, as a file beside it. `path` is percent-encoded. */
export function pageInGuise(guise: string, path: string): string {
  return `${told(guise, `/${guise}`)}<!--#include virtual="${path}.html" -->\n`;
}

const IN_GUISE =
  /^<!--#set var="guise" value="([a-z][a-z0-9-]*)" --><!--#set var="before" value="[^"]*" --><!--#include virtual="(\/[\w.~%/-]+)\.html" -->\n$/;
/** Longer than any such item: an address is a few hundred letters. */
const LONGEST = 4000;

/** Which page is meant, and in which guise; null for what is a page of its own. */
export function readPageInGuise(bytes: Uint8Array): { readonly guise: string; readonly path: string } | null {
  if (bytes.length > LONGEST) return null;
  const [, guise, path] = IN_GUISE.exec(Buffer.from(bytes).toString('latin1')) ?? [];
  return guise === undefined || path === undefined ? null : { guise, path };
}

/** A page with its guise in its include directives: the one told, otherwise its own. A page that has only one stays as it is. */
export function wornIn(page: string, guise: string | null): string {
  const [head, own] = HEAD.exec(page) ?? [];
  if (head === undefined || own === undefined) return page;
  return page
    .replace(head, '')
    .replaceAll(BEFORE, guise === null ? '' : `/${guise}`)
    .replaceAll(`virtual="/_/include/${WORN_GUISE}/`, `virtual="/_/include/${guise ?? own}/`);
}
