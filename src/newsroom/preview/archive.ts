import { differ } from '../../base/differ.ts';
import type { Instant } from '../../base/clock.ts';
import type { Archive } from '../../story/archive.ts';
import type { Container, Front } from '../../story/front.ts';
import { cardOf, othersOf, type PublishedStory } from '../../story/published.ts';
import { type Story, storySchema } from '../../story/story.ts';

/** The archive in which this story is live as it stands, and stands first on every front; all else is as it is. */
export function previewArchive(archive: Archive, story: Story, at: Instant): Archive {
  const published = publishedFrom(archive, story, at);
  const orElse =
    <T>(own: (live: PublishedStory) => T, other: (id: string) => Promise<T>) =>
    async (id: string): Promise<T> =>
      id === story.id ? own(await published()) : other(id);
  return {
    ...archive,
    story: orElse<PublishedStory | null>((live) => live, archive.story),
    whereabouts: orElse<Awaited<ReturnType<Archive['whereabouts']>>>(
      ({ state }) => ({
        id: story.id,
        urlSlug: story.urlSlug,
        kind: story.kind,
        edition: story.edition,
        alsoIn: othersOf(story),
        state,
      }),
      archive.whereabouts,
    ),
    card: orElse<Awaited<ReturnType<Archive['card']>>>(cardOf, archive.card),
    plainPage: async (word) => (story.kind === 'page' && word === story.urlSlug ? story.id : archive.plainPage(word)),
    updatedAt: orElse<string | null>(({ lastUpdatedAt }) => lastUpdatedAt, archive.updatedAt),
    front: async (edition) => frontWith(story, edition),
    launchedFront: async () => null,
  };
}

/** The story as if it went live at this moment: its dates stay where it was public before, all of them while nothing is new. */
function publishedFrom(archive: Archive, story: Story, at: Instant): () => Promise<PublishedStory> {
  let known: Promise<PublishedStory> | null = null;
  return () => (known ??= archive.story(story.id).then((before) => liveAs(before, story, at)));
}

function liveAs(before: PublishedStory | null, story: Story, at: Instant): PublishedStory {
  if (before && saysTheSame(before.story, story)) return { ...before, story, state: { is: 'live' } };
  return {
    story,
    state: { is: 'live' },
    version: (before?.version ?? 0) + 1,
    change: before ? 'update' : 'first',
    ...(before?.retracted && { retracted: true }),
    firstPublishedAt: before ? before.firstPublishedAt : at,
    lastUpdatedAt: at,
    sortAt: before?.sortAt ?? at,
  };
}

/** Whether publishing it would change nothing; the edition it is looked at in is not a word of the story. */
function saysTheSame(before: Story, story: Story): boolean {
  const seen = storySchema.parse({ ...story, edition: before.edition });
  return !differ(seen, storySchema.parse(before));
}

/** The story as the splash, then what is newest beside it. */
function frontWith({ id }: Story, edition: string): Front {
  const strip = (one: Partial<Container>): Container => ({
    id: 'preview',
    title: null,
    layout: 'grid',
    curated: [],
    backfill: `edition/${edition}`,
    size: 4,
    ...one,
  });
  return { edition, containers: [strip({ layout: 'splash', curated: [id], size: 1 }), strip({ id: 'beside' })] };
}
