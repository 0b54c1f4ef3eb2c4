import type { Archive } from '../../../story/archive.ts';
import type { ContainerBackfill, StandingCard, StandingContainer } from '../../../story/arrangement.ts';
import { slotsOf } from '../../../story/card-slots.ts';
import type { ListName } from '../../../story/front.ts';
import { asStanding } from '../../../story/front-beginning.ts';
import { localTimeAt } from '../../../story/local-time.ts';
import type { Edition } from '../../../story/newsroom.ts';
import { sectionPath, topicPath } from '../../addresses.ts';
import type { FilledContainer } from '../../layout/container.tsx';
import { shown as asShown, type ShownCard } from '../../layout/shown-card.ts';
import { defaultFront } from '../../default-front.ts';
import type { Card } from '../../../story/published.ts';
import { isLinkable } from '../linkable.ts';
import { newestNow } from '../list-owner.ts';
import { placedCard } from './placed-card.ts';

/** The most an archive gives of a list. */
const MOST = 200;

/** What is on an edition's front: what editors launched, otherwise what it is filled with by itself. */
export async function containersOf(archive: Archive, edition: Edition): Promise<readonly StandingContainer[]> {
  const launched = await archive.launchedFront(edition.id);
  return launched ?? asStanding((await archive.front(edition.id)) ?? (await defaultFront(archive, edition)));
}

/** Where a front is drawn: what it may ask, whose front it is, and after how many stories it need not be read on. */
export interface Filling {
  readonly archive: Archive;
  readonly edition: Edition;
  readonly enough?: number;
}

/**
 * The containers of a front with their cards: those that were placed first, then the newest of the backfill. No story
 * stands twice, and one that was placed by hand is left to its place even when a backfill above could take it.
 * Stories that are not live are passed over, and so are containers that are hidden or for other editions; one without any card is left out.
 * Containers after the one that brings the number of stories to `enough` are not read.
 */
export async function fillContainers(
  filling: Filling,
  containers: readonly StandingContainer[],
): Promise<FilledContainer[]> {
  const filled = await fillPlaces(filling, containers);
  return filled.flatMap(({ container, places }) =>
    places.length === 0 ? [] : [{ ...describe(container), cards: places.map(({ shown }) => shown) }],
  );
}

/** A place of a container that readers see, and which card of an editor is in it; null for one that backfill filled. */
export interface FilledPlace {
  readonly card: string | null;
  readonly shown: ShownCard;
}

/** The containers that readers may see, with what is in each place; without any for those that are left out. */
export async function fillPlaces(
  { archive, edition, enough = Infinity }: Filling,
  containers: readonly StandingContainer[],
): Promise<{ readonly container: StandingContainer; readonly places: readonly FilledPlace[] }[]> {
  const standing = containers.filter((one) => !one.hidden && (one.editions?.includes(edition.id) ?? true));
  const front: Front = { archive, edition, placed: new Set(standing.flatMap(storiesIn)), shown: new Set() };
  const filled: { container: StandingContainer; places: FilledPlace[] }[] = [];
  for (const container of standing) {
    if (front.shown.size >= enough) break;
    filled.push({ container, places: await placesIn(front, container) });
  }
  return filled;
}

/** A front while it is filled. */
interface Front {
  readonly archive: Archive;
  readonly edition: Edition;
  /** Stories that stand somewhere by hand. */
  readonly placed: ReadonlySet<string>;
  /** Cards that have been shown so far. */
  readonly shown: Set<string>;
}

function storiesIn({ cards }: StandingContainer): string[] {
  return cards.flatMap(({ content }) => (content.is === 'story' ? [content.id] : []));
}

function describe({ id, title, layout, backfill: filling, label }: StandingContainer): Omit<FilledContainer, 'cards'> {
  const [list] = filling?.lists ?? [];
  return { id, title, layout, label, path: list === undefined ? null : pageOf(list) };
}

/** What is in the places of a container; where nothing does, the next moves up. */
async function placesIn(front: Front, container: StandingContainer): Promise<FilledPlace[]> {
  const byHand = await cardsByHand(front, container);
  const { slots } = slotsOf({ ...container, cards: container.cards.filter(({ id }) => byHand.has(id)) });
  for (const { card } of slots) if (card) front.shown.add(byHand.get(card.id)?.id ?? '');
  const more = await backfill(front, container.backfill, slots.filter(({ card }) => card === null).length);
  return slots.flatMap(({ card }) => {
    const shown = card ? byHand.get(card.id) : more.shift();
    return shown ? [{ card: card?.id ?? null, shown }] : [];
  });
}

/** The cards of a container that readers may see, by the names of their places: no more than it shows. */
async function cardsByHand(front: Front, container: StandingContainer): Promise<Map<string, ShownCard>> {
  const found = new Map<string, ShownCard>();
  const taken = new Set<string>();
  const isTaken = (id: string): boolean => front.shown.has(id) || taken.has(id);
  const newest = (list: ListName): Promise<string[]> => newestFree(front, list, taken);
  for (const card of inOrder(container)) {
    if (found.size === container.size) break;
    const placed = await placedCard({ ...front, isTaken, newest }, card);
    if (!placed) continue;
    found.set(card.id, placed);
    taken.add(placed.id);
  }
  return found;
}

/** In the order in which cards get their places, so that those for which there is no room need not be read. */
function inOrder(container: StandingContainer): StandingCard[] {
  const { slots, over } = slotsOf({ ...container, size: Math.max(container.size, container.cards.length) });
  return [...slots.flatMap(({ card }) => card ?? []), ...over];
}

async function backfill(front: Front, wanted: ContainerBackfill | null, room: number): Promise<ShownCard[]> {
  if (wanted === null || room <= 0) return [];
  const [first, ...others] = wanted.lists;
  if (first === undefined) return [];
  const isFiltered = others.length > 0 || wanted.kinds.length > 0;
  const members = await Promise.all(others.map(async (list) => new Set(await newestNow(front.archive, list, MOST))));
  const from = await firstDay(front, wanted);
  const isWanted = (card: Card): boolean =>
    isLinkable(card) && (wanted.kinds.length === 0 || wanted.kinds.includes(card.kind));
  const passed = new Set<string>();
  const cards: ShownCard[] = [];
  while (cards.length < room) {
    const asked = isFiltered ? MOST : room - cards.length + passed.size;
    const ids = (await free(front, first, asked)).filter((id) => !passed.has(id) && members.every((of) => of.has(id)));
    if (ids.length === 0) break;
    for (const id of ids.slice(0, isFiltered ? MOST : room - cards.length)) {
      if (cards.length === room) break;
      const card = await front.archive.card(id);
      // The others are older still.
      if (card && from !== null && dayOf(card, front.edition) < from) return cards;
      if (!card || !isWanted(card)) passed.add(id);
      else {
        cards.push(asShown(card, front.edition.id));
        front.shown.add(id);
      }
    }
  }
  return cards;
}

/**
 * The first day of which stories fill a container; null where they may be of any. Days come as the newsroom writes down that they have begun, for a
 * page has no clock.
 */
async function firstDay({ archive, edition }: Front, { days }: ContainerBackfill): Promise<string | null> {
  const today = days === undefined ? null : await archive.day(edition.id);
  if (days === undefined || today === null) return null;
  const first = new Date(`${today}T00:00:00Z`);
  first.setUTCDate(first.getUTCDate() - days + 1);
  return first.toISOString().slice(0, 10);
}

function dayOf({ sortAt }: Card, { clocks }: Edition): string {
  return localTimeAt(sortAt, clocks[0]?.timeZone ?? 'UTC').slice(0, 10);
}

/** The newest of a list that has no place on the front and may be put there by itself; none where there is no such story. */
async function newestFree(front: Front, list: ListName, taken: ReadonlySet<string>): Promise<string[]> {
  const passed = new Set(taken);
  for (;;) {
    const id = (await free(front, list, passed.size + 1)).find((one) => !passed.has(one));
    if (id === undefined) return [];
    const card = await front.archive.card(id);
    if (card && isLinkable(card)) return [id];
    passed.add(id);
  }
}

/** The newest of a list that have no place on the front, enough of them for so much room. */
async function free({ archive, placed, shown }: Front, list: ListName, room: number): Promise<string[]> {
  const taken = placed.union(shown);
  const ids = await newestNow(archive, list, Math.min(MOST, room + taken.size));
  return ids.filter((id) => !taken.has(id));
}

/** The page on which a list is read in full; null for the lists that have none. */
function pageOf(list: ListName): string | null {
  const [kind, slug] = list.split('/');
  if (kind === 'section' && slug) return sectionPath(slug);
  return kind === 'topic' && slug ? topicPath(slug) : null;
}
