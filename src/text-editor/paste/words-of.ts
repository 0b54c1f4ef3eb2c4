/** No-break spaces that typography asks for stay: before French signs, inside French quotation marks, before units after figures. */
const MEANT_NBSP = /(?<=«)[\u00A0\u202F]|[\u00A0\u202F](?=[»:;!?%])|(?<=\d)[\u00A0\u202F](?=\d{3})/gu;
const KEPT = '\uE000';

/**
 * Words as they are meant: line feeds and runs of spaces are one space, no-break spaces of word processors are spaces, and what
 * cannot be seen is gone. Joiners stay: Persian and emoji need them.
 */
export function cleanWords(text: string): string {
  return text
    .replaceAll(/(?![\t\n\r])[\p{Cc}\u00AD\u200B\u2060\uFEFF\uE000]/gu, '')
    .replaceAll(MEANT_NBSP, KEPT)
    .replaceAll(/[\s\u00A0\u202F]+/gu, ' ')
    .replaceAll(KEPT, '\u00A0');
}

/** The style attribute of an element of a pasted document, under its own name or the one it is parsed under. */
export function styleText(element: Element): string {
  return element.getAttribute('style') ?? element.getAttribute('data-style') ?? '';
}

/** The declarations of a style attribute, read as text: nothing of a pasted document is ever applied. */
export function styleOf(style: string): ReadonlyMap<string, string> {
  const pairs = style.split(';').map((one) => one.split(':'));
  return new Map(
    pairs.map(([name = '', ...value]) => [name.trim().toLowerCase(), value.join(':').trim().toLowerCase()]),
  );
}

/** An address behind the redirects that word processors put round links. */
export function directAddress(href: string): string {
  const url = URL.parse(href);
  if (url?.pathname === '/url' && /(^|\.)google\.[a-z.]+$/.test(url.hostname)) return url.searchParams.get('q') ?? href;
  return href;
}
