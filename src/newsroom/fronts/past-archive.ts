import type { Instant } from '../../base/clock.ts';
import { localTimeAt } from '../../story/local-time.ts';
import type { Archive } from '../../story/archive.ts';
import type { StandingContainer } from '../../story/arrangement.ts';
import { type Card, cardOf, type PublishedStory } from '../../story/published.ts';
import { isWrongBefore, type Version, type VersionHead } from '../../story/version.ts';

/** The most an archive gives of a list. */
const MOST = 200;

/** The archive in which a front stands as it is given; all else is as it is. */
export function archiveWith(archive: Archive, front: string, containers: readonly StandingContainer[]): Archive {
  return {
    ...archive,
    launchedFront: async (id) => (id === front ? containers : archive.launchedFront(id)),
  };
}

/**
 * The archive as cards stood in it at a moment: each story in the version that readers had then. What was killed since, and a version that
 * was suppressed, is its tombstone. Lists hold what is in them today and was published by then; what was withdrawn since stands only
 * where an editor had placed it.
 */
export function pastArchive(archive: Archive, at: Instant): Archive {
  const card = (id: string): Promise<Card | null> => cardAt(archive, id, at);
  return {
    ...archive,
    card,
    corrected: async (id) =>
      (await archive.versions(id)).findLast((one) => one.publishedAt <= at && isWrongBefore(one.change))?.number ??
      null,
    day: async (id) => {
      const edition = await archive.edition(id);
      return edition && localTimeAt(at, edition.clocks[0]?.timeZone ?? 'UTC').slice(0, 10);
    },
    newest: async (list, limit) => {
      const ids = await archive.newest(list, MOST);
      const cards = await Promise.all(ids.map(card));
      return cards.flatMap((one) => (one ? [one.id] : [])).slice(0, limit);
    },
  };
}

async function cardAt(archive: Archive, id: string, at: Instant): Promise<Card | null> {
  const published = await archive.story(id);
  const heads = (await archive.versions(id)).filter(({ publishedAt }) => publishedAt <= at);
  const head = heads.at(-1);
  if (!published || !head) return null;
  const { state } = published;
  if (state.is === 'withdrawn' && state.at <= at) return null;
  if (state.is === 'killed') return state.at <= at ? null : tombstone(published, 'Killed', state);
  const version = await archive.version(id, head.number);
  const { retracted: _, ...then } = published;
  const isRetracted = heads.some(({ change }) => change === 'retraction');
  return version && inVersion({ ...then, ...(isRetracted && { retracted: true }) }, version);
}

function inVersion(published: PublishedStory, version: Version): Card | null {
  const { story, suppressed, change, number } = version;
  if (suppressed) return tombstone(published, `Version ${number} suppressed`, suppressed);
  return story && cardOf({ ...published, story, version: number, change });
}

/** What is in the place of words that may be read no more. */
function tombstone(
  published: PublishedStory,
  what: string,
  { at, reason }: NonNullable<VersionHead['suppressed']>,
): Card {
  const headline = `${what}, ${at.slice(0, 10)}: ${reason}`;
  const nothing = { kicker: null, trailText: null, byline: [], mainMedia: null };
  return { ...cardOf(published), ...nothing, headline, indexHeadline: headline };
}
