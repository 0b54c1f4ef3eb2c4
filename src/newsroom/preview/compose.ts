import { wornIn } from '../../base/worn-guise.ts';
import type { Shelf } from '../../press/shelf.ts';

const DIRECTIVE = /<!--#include virtual="([^"]*)" ?-->/g;

/** A page with its chrome as it stands on the shelf, filled in once; what does not stand there is left out. */
export function composed(html: string, shelf: Shelf): Promise<string> {
  return composedOf(html, (path) => standing(shelf, path));
}

/** A page with its chrome from wherever it comes, filled in once. */
export async function composedOf(html: string, partAt: (path: string) => Promise<string>): Promise<string> {
  const worn = wornIn(html, null);
  const paths = new Set([...worn.matchAll(DIRECTIVE)].map(([, path = '']) => path));
  const chrome = new Map<string, string>();
  for (const path of paths) chrome.set(path, await partAt(path));
  return worn.replace(DIRECTIVE, (_directive, path: string) => chrome.get(path) ?? '');
}

/** A part as it stands on the shelf; nothing where it does not. */
export async function standing(shelf: Shelf, path: string): Promise<string> {
  const item = (await shelf.get(path))?.item;
  return item?.is === 'page' ? Buffer.from(item.body).toString() : '';
}

const STYLE = /<style\b[^>]*>[^]*?<\/style>/g;

const SHEET = '<link rel="stylesheet" href="';
const EARLY = '<link rel="preload" href="';

/** The page with its type and later sheet from where the newsroom has them: its own files stand under the site's `/assets/`. */
export function withTypeFromHere(html: string): string {
  return html
    .replace(STYLE, (sheet) => sheet.replaceAll('url(/assets/', 'url(/api/site-assets/'))
    .replace(`${SHEET}/assets/`, `${SHEET}/api/site-assets/`)
    .replaceAll(`${EARLY}/assets/`, `${EARLY}/api/site-assets/`);
}

const DARK = /\(prefers-color-scheme:\s*dark\)/g;

/** The page as devices show it that are set to light or to dark, whatever this one is set to. */
export function inScheme(html: string, scheme: 'light' | 'dark'): string {
  return html.replace(STYLE, (sheet) => sheet.replace(DARK, scheme === 'dark' ? 'all' : 'not all'));
}
