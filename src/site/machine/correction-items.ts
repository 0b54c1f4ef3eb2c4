import type { Archive, CorrectionEntry } from '../../story/archive.ts';
import type { Edition, PageSettings } from '../../story/newsroom.ts';
import { correctionsPath } from '../addresses.ts';
import { wordsFor } from '../words.ts';
import { absolute } from './addresses.ts';
import type { FeedItem } from './feed.ts';
import { storyUrn } from './story-urn.ts';
import { oneLine } from './words.ts';

/** An edition's newest corrections as items of a feed: each leads to its story, and to the list while that is withdrawn. */
export async function correctionItems(
  archive: Archive,
  edition: Edition,
  { settings, count }: { settings: PageSettings; count: number },
): Promise<FeedItem[]> {
  const entries = await archive.corrections(edition.id, { skip: 0, limit: count });
  return entries.map((entry) => itemOf(entry, edition, settings));
}

function itemOf(
  { storyId, version, change, note, at, card }: CorrectionEntry,
  edition: Edition,
  settings: PageSettings,
): FeedItem {
  const words = wordsFor(edition);
  return {
    id: `${storyUrn(storyId)}:version:${version}`,
    url: absolute(settings, card?.path ?? correctionsPath(settings, edition.id)),
    title: oneLine(`${words.changes[change]}: ${card?.headline ?? words.storyGone}`),
    summary: oneLine(note),
    lang: card?.lang ?? edition.lang,
    dir: card?.dir ?? edition.dir,
    authors: [],
    categories: [words.changes[change]],
    published: at,
    updated: at,
    sortAt: at,
    image: null,
    film: null,
  };
}
