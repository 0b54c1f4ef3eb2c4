import type { Archive } from '../../../story/archive.ts';
import type { Topic } from '../../../story/newsroom.ts';
import type { PublishedStory } from '../../../story/published.ts';
import type { Story } from '../../../story/story.ts';
import { isCorrection, type VersionHead } from '../../../story/version.ts';
import { sectionPath } from '../../addresses.ts';
import { type Frame, loadFrame } from '../../layout/frame.ts';
import type { Named } from '../../layout/section-links.ts';

/** Where a story is filed, and the frame its page stands in. */
export interface Filing {
  readonly frame: Frame;
  readonly section: Named | null;
  readonly topics: readonly Pick<Topic, 'slug' | 'name' | 'type'>[];
}

/** What is drawn of a story, be it the present one or an old version. */
export interface ShownStory extends Filing {
  readonly story: Story;
  readonly version: number;
  readonly dates: Pick<PublishedStory, 'firstPublishedAt' | 'lastUpdatedAt'>;
  /** The story's present address; a page of an old version stands elsewhere. */
  readonly storyPath: string;
  /** Notes that something was wrong or unclear, newest first. */
  readonly notes: readonly VersionHead[];
}

/** Reads where a story is filed; a section or topic that is no more is passed over. */
export async function loadFiling(archive: Archive, story: Story, path: string): Promise<Filing> {
  const section = await archive.section(story.section);
  const topics = await Promise.all(story.topics.map((slug) => archive.topic(slug)));
  return {
    frame: await loadFrame(archive, story.edition, path),
    section: section && { name: section.name, path: sectionPath(section.slug) },
    topics: topics.filter((topic) => topic !== null).map(({ slug, name, type }) => ({ slug, name, type })),
  };
}

/** The notes of corrections, clarifications and retractions, newest first; those of suppressed versions went with them. */
export function notesOf(versions: readonly VersionHead[]): VersionHead[] {
  return versions.filter(({ change, note, suppressed }) => isCorrection(change) && note && !suppressed).toReversed();
}
