import type { Archive } from '../../story/archive.ts';
import { facts } from '../../story/facts.ts';
import { publicPath } from '../../story/published.ts';
import { authorPath, freeFrontPath, frontPath, peoplePath, sectionPath, topicPath } from '../addresses.ts';
import { openFronts } from '../layout/section-links.ts';
import type { PageKind } from '../page-kind.ts';
import { absolute } from './addresses.ts';
import { partOf, partPaths, partsOf, type SitemapEntry, sitemapText } from './sitemap.ts';

const NAME = 'sections';

interface PartParams {
  readonly part: number;
}

/**
 * The fronts, the sections, the topics, the byline pages and the plain pages. They carry no date: each changes with every story it lists, and
 * whoever follows the news fetches them anyway.
 */
export const sitemapSectionsKind: PageKind<PartParams, readonly SitemapEntry[]> = {
  name: 'sitemap-sections',
  tier: 3,
  parse: (path) => {
    const [found, part = '1'] = /^\/sitemaps\/sections(?:-([2-9]|[1-9]\d{1,4}))?\.xml$/.exec(path) ?? [];
    return found === undefined ? null : { part: Number(part) };
  },
  load: async (archive, { part }) => {
    const paths = partOf(await sectionPaths(archive), part);
    const settings = await archive.settings();
    const entries = paths.map((path) => ({ loc: absolute(settings, path), lastmod: null, image: null }));
    return entries.length > 0 ? { is: 'page', data: entries } : { is: 'missing' };
  },
  render: (entries) => ({ type: 'application/xml; charset=utf-8', body: sitemapText(entries) }),
  pathsFor: async (fact, archive) => (callingFacts.includes(fact) ? sectionSitemaps(archive) : []),
};

/** What there is one more of, or one less. */
const callingFacts = [
  facts.settings(),
  facts.sections(),
  facts.topics(),
  facts.authors(),
  facts.freeFronts(),
  facts.plainPages(),
];

/** The addresses of the sitemaps of fronts, sections and topics. */
export async function sectionSitemaps(archive: Archive): Promise<string[]> {
  return partPaths(NAME, partsOf((await sectionPaths(archive)).length));
}

/** Where the plain pages stand that readers can have. */
async function plainPaths(archive: Archive): Promise<string[]> {
  const pages = await Promise.all((await archive.plainPages()).map((id) => archive.whereabouts(id)));
  return pages.flatMap((page) => (page?.kind === 'page' && page.state.is === 'live' ? [publicPath(page)] : []));
}

/** Fronts of editions, fronts of their own, then sections, topics, byline pages and plain pages. */
async function sectionPaths(archive: Archive): Promise<string[]> {
  const settings = await archive.settings();
  const [sections, topics, authors] = [await archive.sections(), await archive.topics(), await archive.authors()];
  return [
    ...settings.editions.map((edition) => frontPath(settings, edition.id)),
    ...(await openFronts(archive)).map(({ slug }) => freeFrontPath(slug)),
    ...sections.map((section) => sectionPath(section.slug)),
    ...topics.map((topic) => topicPath(topic.slug)),
    ...(authors.length > 0 ? [peoplePath] : []),
    ...authors.map(({ slug }) => authorPath(slug)),
    ...(await plainPaths(archive)),
  ];
}
