import { type FrontKind, frontNamed } from '../../story/front-id.ts';
import type { Fact, StoryFacet } from '../../story/facts.ts';
import type { ListName } from '../../story/front.ts';

/** The story id in a fact about one of these facets of a story; null for any other fact. */
export function storyIn(fact: Fact, ...facets: readonly StoryFacet[]): string | null {
  const [room, id, facet] = fact.split('/');
  return room === 'story' && id && facets.some((one) => one === facet) ? id : null;
}

/** Story id and number in a fact about one version of a story; null for any other fact. */
export function versionIn(fact: Fact): { readonly id: string; readonly number: number } | null {
  const [room, id, versions, number] = fact.split('/');
  return room === 'story' && id && versions === 'versions' && number ? { id, number: Number(number) } : null;
}

/** What follows the first word of a fact such as `section/world`; null when the fact starts otherwise. */
export function nameIn(
  fact: Fact,
  room:
    | 'corrections'
    | 'edition'
    | 'section'
    | 'topic'
    | 'people'
    | 'front'
    | 'free-front'
    | 'page'
    | 'redirect'
    | 'media',
): string | null {
  return fact.startsWith(`${room}/`) ? fact.slice(room.length + 1) : null;
}

/** The edition whose front a fact may change: its own, or what is on the front. */
export function editionIn(fact: Fact): string | null {
  return nameIn(fact, 'edition') ?? frontIn(fact, 'edition');
}

/** What has the front of this kind that a fact is about; null for any other fact. */
export function frontIn(fact: Fact, is: FrontKind): string | null {
  const front = nameIn(fact, 'front');
  const named = front === null ? null : frontNamed(front);
  return named?.is === is ? named.word : null;
}

/** The edition whose list of bulletins a fact is about; null for any other fact. */
export function bulletinsIn(fact: Fact): string | null {
  return /^list\/bulletins\/([^/]+)\/newest$/.exec(fact)?.[1] ?? null;
}

/** List and month of a fact such as `list/section/world/2007-07`; null for any other fact. */
export function monthIn(fact: Fact): { readonly list: ListName; readonly month: string } | null {
  const found = /^list\/(.+)\/(\d{4}-\d{2})$/.exec(fact);
  return found?.[1] && found[2] ? { list: found[1] as ListName, month: found[2] } : null;
}
