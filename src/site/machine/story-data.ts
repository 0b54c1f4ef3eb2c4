import { signedNames } from '../../story/author.ts';
import type { BlockOf } from '../../story/blocks.ts';
import { endOf } from '../../story/drawn-pictures.ts';
import type { Topic } from '../../story/newsroom.ts';
import { type PublishedStory, publicPath, storyPath } from '../../story/published.ts';
import type { Story, StoryKind } from '../../story/story.ts';
import { isCorrection, type VersionHead } from '../../story/version.ts';
import { topicPath } from '../addresses.ts';
import { embedPath } from '../embed-path.ts';
import { absolute } from './addresses.ts';
import type { LdNode } from './linked-data.ts';
import { liveBlogNode } from './live-data.ts';
import { topicNode } from './list-data.ts';
import { audioNode, clipNodes, imageNodes, streamNodes, tellingImage, videoNode } from './media-data.ts';
import { type HeadSite, publisherNode } from './publisher-data.ts';
import { storyUrn } from './story-urn.ts';
import { describe, oneLine, wordCount } from './words.ts';

/** A published story with all that its page knows of it. */
export interface StoryHead {
  readonly site: HeadSite;
  readonly published: PublishedStory;
  /** Name and path of the section; null when the one it is filed under is not known. */
  readonly section: { readonly name: string; readonly path: string } | null;
  readonly topics: readonly Pick<Topic, 'slug' | 'name' | 'type' | 'mediaTopic'>[];
  /** Paths of the byline pages of those who signed it, by the names they signed with. */
  readonly signed?: Readonly<Record<string, string>>;
  readonly versions: readonly VersionHead[];
}

/**
 * The type of schema.org beside NewsArticle that fits a kind; the rest have none of their own. Both are named,
 * because many readers of this data know only NewsArticle.
 */
const narrowTypes: Readonly<Partial<Record<StoryKind, string>>> = {
  report: 'ReportageNewsArticle',
  analysis: 'AnalysisNewsArticle',
  explainer: 'BackgroundNewsArticle',
  opinion: 'OpinionNewsArticle',
  review: 'ReviewNewsArticle',
  live: 'LiveBlogPosting',
};

/** The story as schema.org's NewsArticle: all we know, and nothing that we do not. */
export function newsArticleNode(head: StoryHead): LdNode {
  const { story, version } = head.published;
  const url = absolute(head.site.settings, publicPath(story));
  const narrow = narrowTypes[story.kind];
  return {
    '@type': narrow ? ['NewsArticle', narrow] : 'NewsArticle',
    '@id': `${url}#article`,
    url,
    mainEntityOfPage: url,
    identifier: storyUrn(story.id),
    ...furniture(head),
    ...dates(head),
    ...people(head),
    ...media(head),
    inLanguage: story.lang,
    wordCount: wordCount(story),
    isAccessibleForFree: true,
    version,
    ...liveBlogNode(story, url),
  };
}

function furniture({ site, published: { story }, section, topics }: StoryHead): LdNode {
  return {
    headline: oneLine(story.headline),
    alternativeHeadline: story.shortHeadline,
    description: describe(story),
    articleSection: section?.name,
    keywords: topics.map((topic) => topic.name),
    about: topics.map((topic) => ({ ...topicNode(topic), url: absolute(site.settings, topicPath(topic.slug)) })),
    dateline: story.dateline,
  };
}

function dates({ published, versions }: StoryHead): LdNode {
  return {
    datePublished: published.firstPublishedAt,
    dateModified: published.lastUpdatedAt,
    creativeWorkStatus: versions.some(({ change }) => change === 'retraction') ? 'Retracted' : undefined,
    correction: versions
      .filter((version) => isCorrection(version.change) && version.note !== null && version.suppressed === null)
      .map((version) => ({ '@type': 'CorrectionComment', text: version.note, datePublished: version.publishedAt })),
  };
}

function people(head: StoryHead): LdNode {
  const { story } = head.published;
  const places = new Set(story.byline.flatMap((one) => one.location ?? []));
  return {
    author: authors(head),
    publisher: publisherNode(head.site),
    locationCreated: [...places].map((name) => ({ '@type': 'Place', name })),
    sourceOrganization: sources(story).map((name) => ({ '@type': 'Organization', name })),
    isBasedOn: story.origin?.url,
  };
}

/** Those who signed it; an unsigned story is the word of whoever first published it. */
function authors({ site, signed = {}, published: { story } }: StoryHead): LdNode[] {
  // An agency may sign as a person does; whom the story credits as an agency, or comes from, is no person.
  const organisations = new Set(sources(story));
  if (story.byline.length > 0)
    return story.byline.map((byline) =>
      organisations.has(byline.person)
        ? { '@type': 'Organization', name: byline.person }
        : {
            ...{ '@type': 'Person', name: byline.person, jobTitle: byline.role },
            ...whoIs(site, signed[signedNames(byline)[0]]),
          },
    );
  if (story.origin) return [{ '@type': 'Organization', name: story.origin.name }];
  return [{ '@type': 'NewsMediaOrganization', name: site.settings.name, url: `${site.settings.siteUrl}/` }];
}

function whoIs({ settings }: HeadSite, page: string | undefined): LdNode {
  if (page === undefined) return {};
  const url = absolute(settings, page);
  return { '@id': `${url}#person`, url };
}

function sources({ origin, agencies }: Story): string[] {
  return [...new Set([...(origin ? [origin.name] : []), ...agencies])];
}

function media({ site, published: { story, firstPublishedAt } }: StoryHead): LdNode {
  const image = tellingImage(story.mainMedia, story.body);
  const main = story.mainMedia?.type === 'video' ? [story.mainMedia] : [];
  const videos = [...main, ...story.body.filter((block) => block.type === 'video')];
  const sounds = story.body.filter((block) => block.type === 'audio');
  // What readers may not be shown is nothing to point machines at.
  const isThere = (block: BlockOf<'video' | 'audio'>) => endOf(block) === null;
  return {
    image: image && imageNodes(site.settings, image),
    video: [
      ...videos.filter(isThere).map((video) => ({
        ...videoNode(site.settings, video, firstPublishedAt),
        ...(video === story.mainMedia && { hasPart: clipNodes(site.settings, video, story.body) }),
      })),
      ...streamNodes(
        story,
        (block) => absolute(site.settings, embedPath(storyPath(story), block) ?? publicPath(story)),
        firstPublishedAt,
      ),
    ],
    audio: sounds.filter(isThere).map((audio) => audioNode(site.settings, audio, firstPublishedAt)),
  };
}
