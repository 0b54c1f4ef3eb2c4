import type { Archive } from '../../story/archive.ts';
import type { ListName } from '../../story/front.ts';
import type { Card } from '../../story/published.ts';
import type { Topic } from '../../story/newsroom.ts';
import { shown, type ShownCard } from '../layout/shown-card.ts';
import { sectionPath, topicPath } from '../addresses.ts';
import type { Frame } from '../layout/frame.ts';
import { collectionHead, type HeadMetadata } from '../machine/head-metadata.ts';
import { frontIn, nameIn } from './fact-words.ts';

/** What a list page is of. */
export interface ListOf {
  readonly is: 'section' | 'topic';
  readonly slug: string;
}

/** A section or a topic as its pages show it. */
export interface ListOwner extends ListOf {
  readonly name: string;
  readonly description: string | null;
  readonly edition: string;
  readonly path: string;
  /** What sort of topic it is; null for a section. */
  readonly type: Topic['type'] | null;
  /** What the IPTC calls a topic; left out where nobody said. */
  readonly mediaTopic?: string;
}

export async function loadOwner(archive: Archive, { is, slug }: ListOf): Promise<ListOwner | null> {
  const section = is === 'section' ? await archive.section(slug) : null;
  const topic = is === 'topic' ? await archive.topic(slug) : null;
  const found = section ?? topic;
  if (!found) return null;
  const { name, description, edition } = found;
  const mediaTopic = topic?.mediaTopic;
  const path = ownerPath({ is, slug });
  return { is, slug, name, description, edition, path, type: topic?.type ?? null, ...(mediaTopic && { mediaTopic }) };
}

export function listOf({ is, slug }: ListOf): ListName {
  return `${is}/${slug}`;
}

export function ownerPath({ is, slug }: ListOf): string {
  return is === 'section' ? sectionPath(slug) : topicPath(slug);
}

/** The section or topic that a fact, or the front in it, is about. */
export function ownerIn(fact: string): ListOf | null {
  const section = nameIn(fact, 'section') ?? frontIn(fact, 'section');
  if (section !== null) return { is: 'section', slug: section };
  const topic = nameIn(fact, 'topic') ?? frontIn(fact, 'topic');
  return topic === null ? null : { is: 'topic', slug: topic };
}

/** What has taken the place of a section or topic that is no more; null where nothing has. */
export async function inPlaceOf(archive: Archive, { is, slug }: ListOf): Promise<ListOf | null> {
  const to = is === 'section' ? await archive.sectionInPlaceOf(slug) : await archive.topicInPlaceOf(slug);
  return to === null ? null : { is, slug: to };
}

/** More merges one after the other than anybody makes of one topic. */
const MOST_MERGES = 16;

/** A topic, or the one that it was merged into. */
export async function topicNow(archive: Archive, slug: string): Promise<Topic | null> {
  let now: string | null = slug;
  for (let step = 0; now !== null && step < MOST_MERGES; step += 1) {
    const found: Topic | null = await archive.topic(now);
    if (found) return found;
    now = await archive.topicInPlaceOf(now);
  }
  return null;
}

/** The cards of those stories that are live, as lists of an edition show them. */
export async function cardsOf(archive: Archive, ids: readonly string[], edition: string): Promise<ShownCard[]> {
  const cards = await Promise.all(ids.map((id) => archive.card(id)));
  return cards.filter((card) => card !== null).map((card) => asListed(card, edition));
}

/** A card as lists show it: the author of an opinion, and no other byline. */
export function asListed(card: Card, edition: string): ShownCard {
  return shown(card.kind === 'opinion' ? card : { ...card, byline: [] }, edition);
}

/** What the head of a list page says to machines. */
export function ownerHead(owner: ListOwner, frame: Frame, cards: readonly ShownCard[]): HeadMetadata {
  const { is, slug, name, description, type, mediaTopic } = owner;
  const of = { is, slug, name, description, topicType: type ?? undefined, mediaTopic };
  return collectionHead({ site: frame, of, path: frame.path, cards });
}
