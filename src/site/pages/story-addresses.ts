import type { Archive } from '../../story/archive.ts';
import { type PublishedStory, storyPath } from '../../story/published.ts';
import type { Loaded } from '../page-kind.ts';

/** Which address of a story was asked for. */
export interface StoryAddress {
  readonly id: string;
  readonly slug: string;
}

/**
 * Every slug a story has had in public and may still be seen under, the present one first. A suppressed version
 * no longer tells its slug; the address `/news/{id}`, to which delivery falls back, still leads on from there.
 */
export async function slugsOf(published: PublishedStory, archive: Archive): Promise<string[]> {
  const { id, urlSlug } = published.story;
  if (published.version === 1) return [urlSlug];
  const heads = await archive.versions(id);
  const versions = await Promise.all(heads.map(({ number }) => archive.version(id, number)));
  const past = versions.flatMap((version) => (version?.story ? [version.story.urlSlug] : []));
  return [...new Set([urlSlug, ...past])];
}

/** All addresses of a story itself, each slug it has had; none when readers never had it. */
export async function storyPaths(id: string, archive: Archive): Promise<string[]> {
  const published = await archive.story(id);
  if (!published) return [];
  return (await slugsOf(published, archive)).map((urlSlug) => storyPath({ id, urlSlug }));
}

/**
 * What a slug that is not the present one leads to: the story's present address with `rest` behind it when the
 * story once stood there, otherwise nothing.
 */
export async function oldAddress(
  published: PublishedStory,
  slug: string,
  { archive, rest }: { archive: Archive; rest: string },
): Promise<Loaded<never>> {
  const known = await slugsOf(published, archive);
  return known.includes(slug) ? { is: 'redirect', to: storyPath(published.story) + rest } : { is: 'missing' };
}

/** What stands at a story's address once it is withdrawn or killed; null while it is live. */
export function goneFrom({ story, state }: PublishedStory): Loaded<never> | null {
  if (state.is === 'live') return null;
  const reason = state.is === 'killed' ? state.reason : null;
  return { is: 'gone', data: { edition: story.edition, at: state.at, reason } };
}
