import type { Archive } from '../../story/archive.ts';
import type { Settings } from '../../story/newsroom.ts';
import type { Card } from '../../story/published.ts';
import { absolute } from './addresses.ts';
import { renditionsForMachines, stillOf } from './media-data.ts';
import type { SitemapEntry } from './sitemap.ts';

/** A live story in a sitemap: its address, its last update and its picture, of which machines choose the largest. */
export async function storyEntry(archive: Archive, settings: Settings, card: Card): Promise<SitemapEntry> {
  const image = stillOf(card.mainMedia);
  const [largest] = image ? renditionsForMachines(image) : [];
  return {
    loc: absolute(settings, card.path),
    lastmod: await archive.updatedAt(card.id),
    image: largest ? absolute(settings, largest.path) : null,
  };
}
