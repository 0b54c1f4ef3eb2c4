import type { Archive } from '../../../story/archive.ts';
import type { Topic } from '../../../story/newsroom.ts';
import { type PublishedStory, storyPath } from '../../../story/published.ts';
import { isCorrection, type VersionHead } from '../../../story/version.ts';
import { sectionPath } from '../../addresses.ts';
import { type Frame, loadFrame } from '../../layout/frame.ts';
import type { Named } from '../../layout/section-links.ts';

/** A story's page, or that of one of its versions, as plain data. */
export interface StoryData {
  readonly frame: Frame;
  readonly published: PublishedStory;
  /** The story's present address; a page of an old version stands elsewhere. */
  readonly storyPath: string;
  readonly section: Named | null;
  readonly topics: readonly Pick<Topic, 'slug' | 'name' | 'type'>[];
  /** Slug of the topic whose newest stories stand under this one; null when it has none. */
  readonly moreOn: string | null;
  /** Every version, oldest first. */
  readonly versions: readonly VersionHead[];
}

/** All that a story's page shows. */
export async function storyData(archive: Archive, published: PublishedStory): Promise<StoryData> {
  const { story: told } = published;
  const frame = await loadFrame(archive, told.edition, storyPath(told));
  const section = await archive.section(told.section);
  const topics = (await Promise.all(told.topics.map((slug) => archive.topic(slug)))).filter((topic) => topic !== null);
  return {
    frame,
    published,
    storyPath: storyPath(told),
    section: section && { name: section.name, path: sectionPath(section.slug) },
    topics: topics.map(({ slug, name, type }) => ({ slug, name, type })),
    moreOn: topics[0]?.slug ?? null,
    versions: await archive.versions(told.id),
  };
}

/** Notes that something was wrong or unclear, newest first; those of suppressed versions went with them. */
export function notesOf(versions: readonly VersionHead[]): VersionHead[] {
  return versions.filter(({ change, note, suppressed }) => isCorrection(change) && note && !suppressed).toReversed();
}
