import type { Archive } from '../../story/archive.ts';
import type { ListName } from '../../story/front.ts';
import type { Card } from '../../story/published.ts';
import { sectionPath, topicPath } from '../addresses.ts';
import { nameIn } from './fact-words.ts';

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
}

export async function loadOwner(archive: Archive, { is, slug }: ListOf): Promise<ListOwner | null> {
  const found = is === 'section' ? await archive.section(slug) : await archive.topic(slug);
  if (!found) return null;
  const { name, description, edition } = found;
  return { is, slug, name, description, edition, path: ownerPath({ is, slug }) };
}

export function listOf({ is, slug }: ListOf): ListName {
  return `${is}/${slug}`;
}

export function ownerPath({ is, slug }: ListOf): string {
  return is === 'section' ? sectionPath(slug) : topicPath(slug);
}

/** The section or topic that a fact is about. */
export function ownerIn(fact: string): ListOf | null {
  const section = nameIn(fact, 'section');
  if (section !== null) return { is: 'section', slug: section };
  const topic = nameIn(fact, 'topic');
  return topic === null ? null : { is: 'topic', slug: topic };
}

/** The cards of those stories that are live. */
export async function cardsOf(archive: Archive, ids: readonly string[]): Promise<Card[]> {
  const cards = await Promise.all(ids.map((id) => archive.card(id)));
  return cards.filter((card) => card !== null);
}
