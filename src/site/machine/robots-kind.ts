import { facts } from '../../story/facts.ts';
import type { PageKind } from '../page-kind.ts';

const PATH = '/robots.txt';

/**
 * For crawlers (RFC 9309): everything public may be read, and the sitemaps stand here. Lite renditions name their
 * full page as canonical, and old versions say `noindex` themselves; barring either would hide just that.
 */
export const robotsKind: PageKind<true, string> = {
  name: 'robots',
  tier: 3,
  parse: (path) => (path === PATH ? true : null),
  load: async (archive) => ({ is: 'page', data: (await archive.settings()).siteUrl }),
  render: (siteUrl) => ({ type: 'text/plain; charset=utf-8', body: robotsText(siteUrl) }),
  pathsFor: (fact) => Promise.resolve(fact === facts.settings() ? [PATH] : []),
};

function robotsText(siteUrl: string): string {
  return [
    'User-agent: *',
    'Allow: /',
    '',
    `Sitemap: ${siteUrl}/sitemap.xml`,
    `Sitemap: ${siteUrl}/news-sitemap.xml`,
    '',
  ].join('\n');
}
