import type { AddressEntry } from '../../story/archive.ts';
import type { PageSettings } from '../../story/newsroom.ts';
import { absolute } from './addresses.ts';
import { renditionsForMachines, stillOf } from './media-data.ts';
import type { SitemapEntry } from './sitemap.ts';

/** A live story in a sitemap: its address, its last update and its picture, of which machines choose the largest. */
export function storyEntry(settings: PageSettings, { path, updatedAt, mainMedia }: AddressEntry): SitemapEntry {
  const image = stillOf(mainMedia);
  const [largest] = image ? renditionsForMachines(image) : [];
  return {
    loc: absolute(settings, path),
    lastmod: updatedAt,
    image: largest ? absolute(settings, largest.path) : null,
  };
}
