import type { Edition, PageSettings, Settings } from '../../story/newsroom.ts';
import { correctionsPath, frontPath } from '../addresses.ts';
import { absolute } from './addresses.ts';
import type { LdNode } from './linked-data.ts';

/** A raster or vector mark of the newsroom on its own site: `{path: '/assets/mark.png', width: 512, height: 512}`. */
interface Logo {
  readonly path: string;
  /** Left out of what has no size of its own. */
  readonly width?: number;
  readonly height?: number;
}

/** Whose site it is, and in which edition a page stands. */
export interface HeadSite {
  readonly settings: PageSettings;
  readonly edition: Edition;
  /** Left out where the newsroom has no mark but the one made of its name. */
  readonly logo?: Logo | undefined;
}

/** What the newsroom says about itself to machines, on its fronts. */
export type Account = Pick<Settings, 'social' | 'policies'>;

/** What every newsroom has: the first letter of its name on its colour, drawn at any size (`pages/favicon.tsx`). */
const MARK: Logo = { path: '/favicon.svg' };

/** The newsroom as schema.org's NewsMediaOrganization. */
export function publisherNode({ settings, edition, logo = MARK }: HeadSite): LdNode {
  return {
    '@type': 'NewsMediaOrganization',
    '@id': `${settings.siteUrl}/#publisher`,
    name: settings.name,
    slogan: settings.tagline,
    url: `${settings.siteUrl}/`,
    logo: {
      '@type': 'ImageObject',
      url: absolute(settings, logo.path),
      width: logo.width,
      height: logo.height,
    },
    correctionsPolicy: absolute(settings, correctionsPath(settings, edition.id)),
    contactPoint: settings.contactEmail && {
      '@type': 'ContactPoint',
      contactType: 'newsroom',
      email: settings.contactEmail,
    },
  };
}

/** The edition as a WebSite of that publisher. */
export function webSiteNode(site: HeadSite, account: Account = { social: [], policies: [] }): LdNode {
  const url = absolute(site.settings, frontPath(site.settings, site.edition.id));
  return {
    '@type': 'WebSite',
    '@id': `${url}#website`,
    name: site.settings.name,
    alternateName: site.edition.name,
    description: site.settings.tagline,
    url,
    inLanguage: site.edition.lang,
    publisher: { ...publisherNode(site), ...accountOf(site, account) },
  };
}

/** What a plain page says about itself. */
interface PageWords {
  readonly path: string;
  readonly title: string;
  readonly description: string | null;
  readonly lang: string;
  readonly modifiedAt: string | null;
}

/** A plain page as a WebPage of that publisher. */
export function webPageNode(site: HeadSite, page: PageWords): LdNode {
  const url = absolute(site.settings, page.path);
  return {
    '@type': 'WebPage',
    '@id': `${url}#page`,
    url,
    name: page.title,
    description: page.description,
    inLanguage: page.lang,
    dateModified: page.modifiedAt,
    publisher: publisherNode(site),
  };
}

function accountOf({ settings }: HeadSite, { social, policies }: Account): LdNode {
  const whole = (href: string) => (href.startsWith('/') ? absolute(settings, href) : href);
  return {
    ...(social.length > 0 && { sameAs: [...social] }),
    ...Object.fromEntries(policies.map(({ is, href }) => [is, whole(href)])),
  };
}
