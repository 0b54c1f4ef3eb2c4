import { facts } from '../../story/facts.ts';
import type { Settings } from '../../story/newsroom.ts';
import type { PageKind } from '../page-kind.ts';

const PATH = '/robots.txt';

/** The newsroom's own lines come last; null where it has none. */
type RobotsData = Pick<Settings, 'siteUrl' | 'robots'>;

/**
 * For crawlers (RFC 9309): everything public may be read, and the sitemaps stand here. Lite renditions name their
 * full page as canonical, and old versions say `noindex` themselves; barring either would hide just that.
 */
export const robotsKind: PageKind<true, RobotsData> = {
  name: 'robots',
  tier: 3,
  parse: (path) => (path === PATH ? true : null),
  load: async (archive) => {
    const { siteUrl, robots } = await archive.settings();
    return { is: 'page', data: { siteUrl, robots } };
  },
  render: (data) => ({ type: 'text/plain; charset=utf-8', body: robotsText(data) }),
  pathsFor: (fact) => Promise.resolve(fact === facts.settings() ? [PATH] : []),
};

function robotsText({ siteUrl, robots }: RobotsData): string {
  return [
    'User-agent: *',
    'Allow: /',
    '',
    `Sitemap: ${siteUrl}/sitemap.xml`,
    `Sitemap: ${siteUrl}/news-sitemap.xml`,
    ...(robots === null ? [] : ['', robots.trim()]),
    '',
  ].join('\n');
}
