import { rememberedWith } from '../../base/remembered.ts';
import type { Archive } from '../../story/archive.ts';
import type { ListName } from '../../story/front.ts';
import type { Card } from '../../story/published.ts';
import type { Author } from '../../story/author.ts';
import type { Section, Topic } from '../../story/newsroom.ts';
import type { Loaded } from '../page-kind.ts';
import { shown, type ShownCard } from '../layout/shown-card.ts';
import { authorPath, bulletinsPath, sectionPath, topicPath } from '../addresses.ts';
import type { Frame } from '../layout/frame.ts';
import { authorHead, collectionHead, type HeadMetadata } from '../machine/head-metadata.ts';
import { wordsFor } from '../words.ts';
import { frontIn, nameIn } from './fact-words.ts';

/** What a list page is of: of an author by the word of their byline page, of bulletins by their edition. */
export interface ListOf {
  readonly is: 'section' | 'topic' | 'author' | 'bulletins';
  readonly slug: string;
}

/** A section, a topic, an author or the bulletins of an edition as their pages show them. */
export interface ListOwner extends ListOf {
  readonly list: ListName;
  readonly name: string;
  readonly description: string | null;
  readonly edition: string;
  readonly path: string;
  /** What sort of topic it is; null for anything else. */
  readonly type: Topic['type'] | null;
  /** What the IPTC calls a topic; left out where nobody said. */
  readonly mediaTopic?: string;
  /** What a byline page says of its author; left out of the others. */
  readonly author?: Pick<Author, 'role' | 'picture' | 'email' | 'links'>;
}

export async function loadOwner(archive: Archive, of: ListOf): Promise<ListOwner | null> {
  const { is, slug } = of;
  if (is === 'author') return authorOwner(await archive.authorAt(slug), slug);
  if (is === 'bulletins') return bulletinsOwner(archive, slug);
  const section = is === 'section' ? await archive.section(slug) : null;
  const topic = is === 'topic' ? await archive.topic(slug) : null;
  const found = section ?? topic;
  if (!found) return null;
  const { name, description, edition } = found;
  const mediaTopic = topic?.mediaTopic;
  const path = ownerPath({ is, slug });
  const list: ListName = `${is}/${slug}`;
  const owner = { is, slug, list, name, description, edition, path, type: topic?.type ?? null };
  return { ...owner, ...(mediaTopic && { mediaTopic }) };
}

/** The bulletins of an edition; null where it never had one. */
async function bulletinsOwner(archive: Archive, slug: string): Promise<ListOwner | null> {
  const list: ListName = `bulletins/${slug}`;
  const edition = await archive.edition(slug);
  if (!edition || (await archive.months(list)).length === 0) return null;
  const words = wordsFor(edition);
  const path = ownerPath({ is: 'bulletins', slug });
  return {
    is: 'bulletins',
    slug,
    list,
    name: words.bulletins,
    description: words.bulletinsIntro,
    edition: slug,
    path,
    type: null,
  };
}

/** An author at the present word of their page; null at one of before, and where the page was withdrawn. */
function authorOwner(found: Author | null, slug: string): ListOwner | null {
  if (!found || found.slug !== slug || found.withdrawn) return null;
  const { id, name, about, edition, role, picture, email, links } = found;
  const owner = { is: 'author', slug, list: `author/${id}`, name, description: about, edition, type: null } as const;
  return { ...owner, path: authorPath(slug), author: { role, picture, email, links } };
}

/** What is at the addresses of a list without an owner: nothing, or of a byline page that was withdrawn, since when and why. */
export async function nothingOf(
  archive: Archive,
  { is, slug }: ListOf,
): Promise<Exclude<Loaded<never>, { is: 'page' }>> {
  const author = is === 'author' ? await archive.authorAt(slug) : null;
  return author?.withdrawn ? { is: 'gone', data: { edition: author.edition, ...author.withdrawn } } : { is: 'missing' };
}

const pathsBy = { section: sectionPath, topic: topicPath, author: authorPath, bulletins: bulletinsPath };

export function ownerPath({ is, slug }: ListOf): string {
  return pathsBy[is](slug);
}

/** The section, topic or author that a fact, or the front in it, is about. */
export function ownerIn(fact: string): ListOf | null {
  const section = nameIn(fact, 'section') ?? frontIn(fact, 'section');
  if (section !== null) return { is: 'section', slug: section };
  const topic = nameIn(fact, 'topic') ?? frontIn(fact, 'topic');
  if (topic !== null) return { is: 'topic', slug: topic };
  const author = nameIn(fact, 'people');
  return author === null ? null : { is: 'author', slug: author };
}

/** What has taken the place of a section or topic that is no more, or of a byline page that has another word now; null where nothing has. */
export async function inPlaceOf(archive: Archive, { is, slug }: ListOf): Promise<ListOf | null> {
  const to = await inPlaceBy[is](archive, slug);
  return to === null ? null : { is, slug: to };
}

const inPlaceBy: Readonly<Record<ListOf['is'], (archive: Archive, slug: string) => Promise<string | null>>> = {
  bulletins: async () => null,
  section: (archive, slug) => archive.sectionInPlaceOf(slug),
  topic: (archive, slug) => archive.topicInPlaceOf(slug),
  author: async (archive, slug) => {
    const found = await archive.authorAt(slug);
    return found && found.slug !== slug ? found.slug : null;
  },
};

/** More merges one after the other than anybody makes of one. */
const MOST_MERGES = 16;

/** A topic, or the one that it was merged into. */
export async function topicNow(archive: Archive, slug: string): Promise<Topic | null> {
  return firstThere(archive, { is: 'topic', slug }, (word) => archive.topic(word));
}

/** A section, or the one that it was merged into. */
export async function sectionNow(archive: Archive, slug: string): Promise<Section | null> {
  return firstThere(archive, { is: 'section', slug }, (word) => archive.section(word));
}

async function firstThere<T>(
  archive: Archive,
  of: ListOf,
  read: (slug: string) => Promise<T | null>,
): Promise<T | null> {
  let now: ListOf | null = of;
  for (let step = 0; now !== null && step < MOST_MERGES; step += 1) {
    const found = await read(now.slug);
    if (found !== null) return found;
    now = await inPlaceOf(archive, now);
  }
  return null;
}

/** The newest of a list or, where its section or topic was merged, of the one into which: a merged one lists nothing itself. */
export async function newestNow(archive: Archive, list: ListName, count: number): Promise<readonly string[]> {
  let now: ListName | null = list;
  for (let step = 0; now !== null && step < MOST_MERGES; step += 1) {
    const ids = await archive.newest(now, count);
    if (ids.length > 0) return ids;
    now = await listInPlaceOf(archive, now);
  }
  return [];
}

async function listInPlaceOf(archive: Archive, list: ListName): Promise<ListName | null> {
  const [is, slug] = list.split('/');
  if ((is !== 'section' && is !== 'topic') || !slug) return null;
  const to = await inPlaceOf(archive, { is, slug });
  return to && `${is}/${to.slug}`;
}

/** The cards of those stories that are live, as lists of an edition show them. */
export async function cardsOf(archive: Archive, ids: readonly string[], edition: string): Promise<ShownCard[]> {
  const cards = await Promise.all(ids.map((id) => archive.card(id)));
  return cards.filter((card) => card !== null).map((card) => asListed(card, edition));
}

/** A card as lists show it: the author of an opinion, and no other byline. One that is as it was is shown as it was. */
export function asListed(card: Card, edition: string): ShownCard {
  return listed(card, edition, () => shown(card.kind === 'opinion' ? card : { ...card, byline: [] }, edition));
}

const listed = rememberedWith<ShownCard>();

/** What the head of a list page says to machines. */
export function ownerHead(owner: ListOwner, frame: Frame, cards: readonly ShownCard[]): HeadMetadata {
  const { is, slug, name, description, type, mediaTopic, author } = owner;
  if (is === 'author' && author)
    return authorHead({ site: frame, of: { ...author, slug, name, description }, path: frame.path, cards });
  if (is === 'author') throw new Error('An author’s page says nothing of its author.');
  const of = { is, slug, name, description, topicType: type ?? undefined, mediaTopic };
  return collectionHead({ site: frame, of, path: frame.path, cards });
}
