import { remembered, rememberedOf } from '../../base/remembered.ts';
import type { AddressEntry } from '../../story/archive.ts';
import type { MainMedia } from '../../story/blocks.ts';
import { recordingOf } from '../../story/drawn-pictures.ts';
import type { PageSettings } from '../../story/newsroom.ts';
import { absolute } from './addresses.ts';
import { renditionsForMachines, stillOf } from './media-data.ts';
import type { SitemapEntry, VideoEntry } from './sitemap.ts';
import { oneLine } from './words.ts';

/** A live story in a sitemap: its address, its last update and its picture, of which machines choose the largest; its film where one is at its head. */
export function storyEntry({ siteUrl }: PageSettings, entry: AddressEntry): SitemapEntry {
  return entriesUnder(siteUrl)(entry);
}

/** Of a month's thousands of stories all but one are as they were. */
const entriesUnder = remembered((siteUrl) => rememberedOf((entry: AddressEntry) => entryUnder({ siteUrl }, entry)));

function entryUnder(
  settings: Pick<PageSettings, 'siteUrl'>,
  { path, updatedAt, mainMedia }: AddressEntry,
): SitemapEntry {
  const image = stillOf(mainMedia);
  const [largest] = image ? renditionsForMachines(image) : [];
  const still = largest ? absolute(settings, largest.path) : null;
  return {
    loc: absolute(settings, path),
    lastmod: updatedAt,
    image: still,
    video: still && mainMedia ? videoEntry(settings, mainMedia, still) : null,
  };
}

/** Search takes no more of a description. */
const LONGEST = 2048;

/** Null of what is no film, and of one that is not there to be played. */
function videoEntry(settings: Pick<PageSettings, 'siteUrl'>, media: MainMedia, thumbnail: string): VideoEntry | null {
  const recording = recordingOf(media);
  const file = recording?.files.at(-1);
  if (media.type !== 'video' || !recording || !file) return null;
  const title = oneLine(media.title);
  const description = oneLine(media.caption ?? media.title).slice(0, LONGEST);
  return { thumbnail, title, description, file: absolute(settings, file.path), seconds: recording.seconds };
}
