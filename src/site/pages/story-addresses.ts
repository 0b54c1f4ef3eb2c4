import type { Archive, Whereabouts } from '../../story/archive.ts';
import { publicPath, storyPath } from '../../story/published.ts';
import type { Loaded } from '../page-kind.ts';

/** Which address of a story was asked for. */
export interface StoryAddress {
  readonly id: string;
  readonly slug: string;
}

/** What an address of a story comes to: where a live story stands, or why there is no page to show. */
export type StoryStanding =
  | { readonly is: 'here'; readonly where: Whereabouts }
  | Exclude<Loaded<never>, { readonly is: 'page' }>;

/**
 * Whether a live story stands at this address, `rest` being what follows the slug (`/history`). With any other slug
 * the address leads to the present one.
 */
export async function standingOf(archive: Archive, { id, slug }: StoryAddress, rest = ''): Promise<StoryStanding> {
  const where = await archive.whereabouts(id);
  if (!where) return { is: 'missing' };
  const gone = goneFrom(where);
  if (gone) return gone;
  return slug === where.urlSlug ? { is: 'here', where } : { is: 'redirect', to: storyPath(where) + rest };
}

/** What is at the addresses of a story once it is withdrawn or killed; null while it is live. */
export function goneFrom({
  edition,
  state,
}: Pick<Whereabouts, 'edition' | 'state'>): Extract<StoryStanding, { is: 'gone' }> | null {
  if (state.is === 'live') return null;
  return { is: 'gone', data: { edition, at: state.at, reason: state.is === 'killed' ? state.reason : null } };
}

/** Where readers find a story, live or gone; null when readers never had it. */
export async function pathOfStory(id: string, archive: Archive): Promise<string | null> {
  const where = await archive.whereabouts(id);
  return where && publicPath(where);
}
