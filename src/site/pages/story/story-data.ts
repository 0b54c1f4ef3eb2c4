import type { Archive } from '../../../story/archive.ts';
import { signedNames } from '../../../story/author.ts';
import type { Topic } from '../../../story/newsroom.ts';
import { othersOf, type PublishedStory } from '../../../story/published.ts';
import type { Story } from '../../../story/story.ts';
import { isCorrection, type VersionHead } from '../../../story/version.ts';
import { authorPath, sectionPath } from '../../addresses.ts';
import { leadsElsewhere } from '../../layout/safe-href.ts';
import { type Frame, loadFrame } from '../../layout/frame.ts';
import { signerOf } from '../../signer-of.ts';
import { sectionNow, topicNow } from '../list-owner.ts';
import type { Named } from '../../layout/section-links.ts';

/** Where a story is filed, and the frame its page stands in. */
export interface Filing {
  /** Whether editions beside its own have it: then its chrome is that of whoever reads it. */
  readonly alsoIn?: { readonly arabic: boolean };
  readonly frame: Frame;
  readonly section: Named | null;
  readonly topics: readonly Pick<Topic, 'slug' | 'name' | 'type' | 'mediaTopic'>[];
  /** What the newsroom says under stories that link to other sites; null under any other. */
  readonly elsewhere: string | null;
}

/** What is drawn of a story, be it the present one or an old version. */
export interface ShownStory extends Filing {
  readonly story: Story;
  readonly version: number;
  readonly dates: Pick<PublishedStory, 'firstPublishedAt' | 'lastUpdatedAt'>;
  /** The story's present address; a page of an old version stands elsewhere. */
  readonly storyPath: string;
  /** The byline pages of those who signed it, by the names they signed with. What stood there once leads nowhere: pages of old versions have none. */
  readonly signed?: Readonly<Record<string, string>>;
  /** Notes that something was wrong or unclear, newest first. */
  readonly notes: readonly VersionHead[];
}

/** Reads where a story is filed; a section or topic that is no more is passed over. */
export async function loadFiling(archive: Archive, story: Story, path: string): Promise<Filing> {
  const section = await sectionNow(archive, story.section);
  const others = await Promise.all(othersOf(story).map((id) => archive.edition(id)));
  const known = others.filter((edition) => edition !== null);
  const found = await Promise.all(story.topics.map((slug) => topicNow(archive, slug)));
  const topics = new Map(found.flatMap((topic) => (topic ? [[topic.slug, topic] as const] : [])));
  const settings = await archive.settings();
  return {
    ...(known.length > 0 && { alsoIn: { arabic: known.some(({ dir }) => dir === 'rtl') } }),
    elsewhere: linksElsewhere(story, settings.siteUrl) ? settings.externalLinksNote : null,
    frame: await loadFrame(archive, story.edition, path),
    section: section && { name: section.name, path: sectionPath(section.slug) },
    topics: [...topics.values()].map(({ slug, name, type, mediaTopic }) => ({
      ...{ slug, name, type },
      ...(mediaTopic !== undefined && { mediaTopic }),
    })),
  };
}

/** The byline pages of those who signed a story, each by the name and role they signed with; none of names that are nobody's. */
export async function signersOf(archive: Archive, { byline }: Story): Promise<Record<string, string>> {
  const found = await Promise.all(
    byline.map(async (one) => [signedNames(one)[0], (await signerOf(archive, one))?.slug] as const),
  );
  return Object.fromEntries(found.flatMap(([name, slug]) => (slug ? [[name, authorPath(slug)]] : [])));
}

/** The notes of corrections, clarifications and retractions, newest first; those of suppressed versions went with them. */
export function notesOf(versions: readonly VersionHead[]): VersionHead[] {
  return versions.filter(({ change, note, suppressed }) => isCorrection(change) && note && !suppressed).toReversed();
}

/** True when a word of the body, or an item in it, links to another site. */
function linksElsewhere({ body }: Story, siteUrl: string): boolean {
  return hrefsIn(body).some((href) => leadsElsewhere(href, siteUrl));
}

/** Every address in a value of plain data, wherever it stands: links are the only things named `href` or `url`. */
function hrefsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'href' || key === 'url') && typeof inner === 'string' ? [inner] : hrefsIn(inner),
  );
}
