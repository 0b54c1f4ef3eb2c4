import type { Edition, Settings } from '../../story/newsroom.ts';
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
  readonly settings: Settings;
  readonly edition: Edition;
  /** Left out where the newsroom has no mark but the one made of its name. */
  readonly logo?: Logo | undefined;
}

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
export function webSiteNode(site: HeadSite): LdNode {
  const url = absolute(site.settings, frontPath(site.settings, site.edition.id));
  return {
    '@type': 'WebSite',
    '@id': `${url}#website`,
    name: site.settings.name,
    alternateName: site.edition.name,
    description: site.settings.tagline,
    url,
    inLanguage: site.edition.lang,
    publisher: publisherNode(site),
  };
}
