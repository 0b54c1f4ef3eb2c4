import type { ProofEntry } from '../../contract/publishing.ts';
import { mediaShownBy } from '../../store/media-uses.ts';
import { pagesReading } from '../../store/ledger-rows.ts';
import { factsOfCorrections } from '../../store/corrections.ts';
import { readZones } from '../../store/list-zones.ts';
import { type Fact, touchedByStory } from '../../story/facts.ts';
import { listsOf, type ZoneOf } from '../../story/lists.ts';
import type { PublishedStory } from '../../story/published.ts';
import type { Uses } from '../acts.ts';

/** Every address of the story, and every page that names it, as they stand before it is taken from readers. */
export async function whereItStands(rooms: Uses<'store' | 'shelf'>, story: PublishedStory): Promise<string[]> {
  const { id } = story.story;
  const media = (await mediaShownBy(rooms.store.reader, id)).map((one) => `/_/media/${one}`);
  const zoneOf = await readZones(rooms.store.reader, listsOf(story.story));
  const corrected = await factsOfCorrections(rooms.store.reader, [story.story.edition]);
  const reading = await pagesReading(rooms.store.reader, [...touchedByGoing(story, zoneOf), ...corrected]);
  const paths: string[] = [];
  for (const path of reading.keys()) {
    if (isOwn(path, id) || (await names(rooms, path, id))) paths.push(path);
  }
  return [...media, ...paths.toSorted()];
}

/** What is at each of these addresses now. Asked after the press has answered, it is what readers get. */
export async function whatStandsNow(
  rooms: Uses<'site' | 'shelf'>,
  storyId: string,
  paths: readonly string[],
): Promise<ProofEntry[]> {
  const places: ProofEntry[] = [];
  for (const path of paths) {
    const kind = rooms.site.find(path)?.kind.name ?? 'none';
    places.push({ path, kind, now: await standsNow(rooms, path, storyId) });
  }
  return places;
}

/** The facts that are touched when this story leaves, with all that a page of its own may read. */
function touchedByGoing(live: PublishedStory, zoneOf: ZoneOf): Fact[] {
  const going: PublishedStory = { ...live, state: { is: 'killed', at: '', reason: '' } };
  return [...touchedByStory(live, going, zoneOf), ...touchedByStory(null, going, zoneOf)];
}

function isOwn(path: string, storyId: string): boolean {
  return path.split('/').includes(storyId);
}

async function names({ shelf }: Uses<'shelf'>, path: string, storyId: string): Promise<boolean> {
  const item = (await shelf.get(path))?.item;
  if (!item) return false;
  return item.is === 'redirect' ? item.to.includes(storyId) : Buffer.from(item.body).includes(storyId);
}

async function standsNow({ shelf }: Uses<'shelf'>, path: string, storyId: string): Promise<ProofEntry['now']> {
  const item = (await shelf.get(path))?.item;
  if (!item) return 'nothing';
  if (item.is === 'gone') return 'gone';
  if (item.is === 'redirect') return 'moved';
  return Buffer.from(item.body).includes(storyId) ? 'still' : 'clear';
}
