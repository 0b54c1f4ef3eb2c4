import { readPageInGuise, wornIn } from '../../src/base/worn-guise.ts';
import type { Archive } from '../../src/story/archive.ts';
import type { Loaded, Rendered, Site } from '../../src/site/page-kind.ts';

/** What an address comes to, drawn where it is a page. */
export type Answer =
  | Exclude<Loaded<unknown>, { is: 'page' }>
  | ({ readonly is: 'page'; readonly kind: string } & Rendered);

export async function readPage(site: Site, archive: Archive, path: string): Promise<Answer> {
  const found = site.find(path);
  if (!found) return { is: 'missing' };
  const loaded = await found.kind.load(archive, found.params);
  return loaded.is === 'page' ? { is: 'page', kind: found.kind.name, ...found.kind.render(loaded.data) } : loaded;
}

const INCLUDE = /<!--#include virtual="([^"]+)" -->/g;

/** The page as a reader gets it, its includes set in; `without` leaves every include empty. Throws when it is no page. */
export async function readWhole(site: Site, archive: Archive, path: string, without = false): Promise<string> {
  const answer = await readPage(site, archive, path);
  if (answer.is !== 'page') throw new Error(`${path} is ${answer.is}.`);
  return without
    ? wornIn(String(answer.body), null).replaceAll(INCLUDE, '')
    : compose(site, archive, String(answer.body));
}

/** Markup with its includes set in; one that is missing leaves nothing. */
export async function compose(site: Site, archive: Archive, html: string): Promise<string> {
  const meant = readPageInGuise(Buffer.from(html));
  const page = meant ? await readPage(site, archive, meant.path) : null;
  const worn = wornIn(page?.is === 'page' ? String(page.body) : html, meant?.guise ?? null);
  let whole = worn;
  for (const [hole, path] of worn.matchAll(INCLUDE)) {
    const include = await readPage(site, archive, path ?? '');
    whole = whole.replace(hole, () => (include.is === 'page' ? String(include.body) : ''));
  }
  return whole;
}
