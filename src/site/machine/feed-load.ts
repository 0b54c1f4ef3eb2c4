import { rememberedWith } from '../../base/remembered.ts';
import { type Archive, loadShared } from '../../story/archive.ts';
import { recordingOf } from '../../story/drawn-pictures.ts';
import type { ListName } from '../../story/front.ts';
import type { Edition, PageSettings } from '../../story/newsroom.ts';
import type { Card } from '../../story/published.ts';
import { defaultEdition, settingsOf } from '../addresses.ts';
import { absolute, type FeedFormat, feedPath, type ListOf, listPath } from './addresses.ts';
import { type Feed, type FeedFilm, type FeedImage, type FeedItem, itemUpdated } from './feed.ts';
import { renditionsForMachines, stillOf } from './media-data.ts';
import { storyUrn } from './story-urn.ts';
import { correctionItems } from './correction-items.ts';
import { loadOwner } from '../pages/list-owner.ts';
import { wordsFor } from '../words.ts';
import { sectionNow } from '../pages/list-owner.ts';
import { oneLine } from './words.ts';

/** How many stories a feed holds. */
const LENGTH = 30;
/** Readers of feeds fetch every picture; a wider one than this is wasted on them. */
const WIDEST = 1280;

export interface FeedParams {
  readonly of: ListOf;
  readonly format: FeedFormat;
}

/** What a feed is of, under its name. */
interface Owner {
  readonly list: ListName;
  readonly name: string | null;
  readonly description: string | null;
  readonly edition: Edition;
}

/** The newest stories of a list; null when there is no such edition, section, topic or author. */
export async function loadFeed(archive: Archive, { of, format }: FeedParams): Promise<Feed | null> {
  const found = await loadShared(archive, `feed ${JSON.stringify(of)}`, (own) => loadEveryFormat(own, of));
  return found && { format, self: absolute(found.settings, feedPath(of, format)), ...found.feed };
}

interface EveryFormat {
  readonly settings: PageSettings;
  readonly feed: Omit<Feed, 'format' | 'self'>;
}

/** What is the same in each format of a feed. */
async function loadEveryFormat(archive: Archive, of: ListOf): Promise<EveryFormat | null> {
  const ofAll = await archive.settings();
  const owner = await ownerOf(archive, ofAll, of);
  if (!owner) return null;
  const settings = settingsOf(owner.edition, ofAll);
  const present =
    of.is === 'corrections'
      ? await correctionItems(archive, owner.edition, { settings, count: LENGTH })
      : await storyItems(archive, owner.list, { settings, filed: of.is === 'topic' ? [owner.name ?? ''] : [] });
  const feed = {
    home: absolute(settings, listPath(settings, of)),
    site: `${settings.siteUrl}/`,
    publisher: oneLine(settings.name),
    title: oneLine(owner.name ? `${settings.name}: ${owner.name}` : settings.name),
    description: oneLine(owner.description ?? settings.tagline ?? settings.name),
    lang: owner.edition.lang,
    rights: oneLine(`© ${settings.name}`),
    updated: present.map(itemUpdated).toSorted().at(-1) ?? null,
    items: present,
  };
  return { settings, feed };
}

async function storyItems(archive: Archive, list: ListName, surroundings: Surroundings): Promise<FeedItem[]> {
  const ids = await archive.newest(list, LENGTH);
  const items = await Promise.all(ids.map((id) => itemOf(archive, id, surroundings)));
  return items.filter((item) => item !== null);
}

async function ownerOf(archive: Archive, settings: PageSettings, of: ListOf): Promise<Owner | null> {
  if (of.is === 'front') {
    const edition = await archive.edition(of.edition);
    const name = edition && isDefault(settings, edition) ? null : (edition?.name ?? null);
    return edition && { list: `edition/${of.edition}`, name, description: null, edition };
  }
  if (of.is === 'corrections') {
    const edition = await archive.edition(of.edition);
    const words = wordsFor(edition ?? '');
    const list: ListName = `edition/${of.edition}`;
    return edition && { list, name: words.corrections, description: words.correctionsIntro, edition };
  }
  const found = await loadOwner(archive, of);
  if (!found) return null;
  const edition = (await archive.edition(found.edition)) ?? defaultEdition(settings);
  return { list: found.list, name: found.name, description: found.description, edition };
}

function isDefault(settings: PageSettings, edition: Edition): boolean {
  return defaultEdition(settings).id === edition.id;
}

interface Surroundings {
  readonly settings: PageSettings;
  /** Names under which everything of this feed is filed. */
  readonly filed: readonly string[];
}

async function itemOf(archive: Archive, id: string, { settings, filed }: Surroundings): Promise<FeedItem | null> {
  const card = await archive.card(id);
  if (!card) return null;
  const section = await sectionNow(archive, card.section);
  const names = [...new Set([...(section ? [section.name] : []), ...filed])];
  const updated = await archive.updatedAt(id);
  const items = filed.length > 0 ? itemsOfTopics : itemsOfLists;
  return items(card, JSON.stringify([settings.siteUrl, names, updated]), () =>
    itemFrom(settings, { card, names, updated }),
  );
}

/** The same item for the same card, so that its text is written once; in the feed of a topic it is filed under that as well. */
const itemsOfLists = rememberedWith<FeedItem>();
const itemsOfTopics = rememberedWith<FeedItem>();

interface ItemParts {
  readonly card: Card;
  readonly names: readonly string[];
  readonly updated: string | null;
}

function itemFrom(settings: PageSettings, { card, names, updated }: ItemParts): FeedItem {
  return {
    id: storyUrn(card.id),
    url: absolute(settings, card.path),
    title: oneLine(card.headline),
    summary: card.trailText && oneLine(card.trailText),
    lang: card.lang,
    dir: card.dir,
    authors: card.byline.map((one) => oneLine(one.person)),
    categories: names.map(oneLine),
    published: card.firstPublishedAt,
    updated,
    sortAt: card.sortAt,
    image: imageOf(settings, card),
    film: filmOf(settings, card),
  };
}

function filmOf(settings: PageSettings, { mainMedia }: Card): FeedFilm | null {
  const recording = mainMedia && recordingOf(mainMedia);
  const file = recording?.files.at(-1);
  if (!recording || !file || recording.isNotSyndicated) return null;
  const { path, type, bytes, width, height } = file;
  return { url: absolute(settings, path), type, bytes, seconds: recording.seconds, width, height };
}

function imageOf(settings: PageSettings, card: Card): FeedImage | null {
  const image = stillOf(card.mainMedia);
  const sizes = image ? renditionsForMachines(image, '16:9') : [];
  const size = sizes.find((one) => one.width <= WIDEST) ?? sizes.at(-1);
  if (!image || !size || image.picture?.isNotSyndicated) return null;
  const { path, type, width, height } = size;
  return { url: absolute(settings, path), type, width, height, alt: image.alt, credit: image.credit };
}
