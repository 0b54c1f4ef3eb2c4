import type { PublishedStory } from '../story/published.ts';
import { authorsSigning } from './authors.ts';
import type { Db } from './open-store.ts';
import { underFilingsNow } from './merges.ts';

/** A story as lists have it: under the section and the topics that stand for its own now, signed by whom its bylines name. Its words stay what they are. */
export async function asListed<P extends PublishedStory | null>(db: Db, published: P): Promise<P> {
  if (published === null) return published;
  const under = await underFilingsNow(db, published);
  return { ...published, ...under, authors: await authorsSigning(db, published.story.byline) };
}
