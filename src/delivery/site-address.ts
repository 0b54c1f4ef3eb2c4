import type { Shelf } from '../press/shelf.ts';
import type { ShelfChanges } from './answer/shelf-changes.ts';

/** Where pages say what the site is called: the file for crawlers. While there is none, nobody reads. */
const ROBOTS = '/robots.txt';

/** How the site is known, by what stands on the shelf; null while nothing says so, or it cannot be read. */
export async function siteAddressOn(shelf: Shelf): Promise<URL | null> {
  const robots = await shelf.get(ROBOTS).catch(() => null);
  if (robots?.item.is !== 'page') return null;
  return URL.parse(/^Sitemap: (https?:\/\/[^/\s]+)/m.exec(Buffer.from(robots.item.body).toString())?.[1] ?? '');
}

/** Says, again after each settle that may have changed it, whether the site is known by an address of HTTPS. */
export function openSiteScheme(shelf: Shelf, changes: Pick<ShelfChanges, 'stamp' | 'touches'>): () => Promise<boolean> {
  let known = { stamp: -1, isHttps: Promise.resolve(false) };
  return () => {
    const stamp = changes.stamp();
    if (known.stamp === stamp) return known.isHttps;
    const isSame = known.stamp >= 0 && !changes.touches([ROBOTS], known.stamp);
    known = { stamp, isHttps: isSame ? known.isHttps : siteAddressOn(shelf).then((url) => url?.protocol === 'https:') };
    return known.isHttps;
  };
}
