import type { Author } from '../../story/author.ts';
import type { Topic } from '../../story/newsroom.ts';
import { authorPath } from '../addresses.ts';
import { absolute } from './addresses.ts';
import type { LdNode } from './linked-data.ts';
import { type HeadSite, publisherNode, webSiteNode } from './publisher-data.ts';

/** A step on the way from the front to a page; the page itself has no path. */
export interface Crumb {
  readonly name: string;
  readonly path: string | null;
}

/** The way from the front to this page. */
export function breadcrumbNode(site: HeadSite, crumbs: readonly Crumb[]): LdNode {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, path }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: path === null ? null : absolute(site.settings, path),
    })),
  };
}

/** The addresses of the stories a page lists, in its order. */
export function itemListNode(site: HeadSite, paths: readonly string[]): LdNode {
  return {
    '@type': 'ItemList',
    itemListElement: paths.map((path, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      url: absolute(site.settings, path),
    })),
  };
}

export interface CollectionFacts {
  readonly site: HeadSite;
  readonly path: string;
  readonly name: string;
  readonly description: string | null;
  /** Addresses of the stories shown, in order. */
  readonly stories: readonly string[];
  /** What a topic page is about; null for a section. */
  readonly topic: Pick<Topic, 'name' | 'type' | 'mediaTopic'> | null;
}

const topicTypes: Readonly<Record<Topic['type'], string>> = {
  subject: 'Thing',
  person: 'Person',
  organisation: 'Organization',
  place: 'Place',
  event: 'Event',
};

/** What a topic is, as a thing of schema.org. */
export function topicNode(topic: Pick<Topic, 'name' | 'type' | 'mediaTopic'>): LdNode {
  const { name, type, mediaTopic } = topic;
  const sameAs = mediaTopic && `http://cv.iptc.org/newscodes/mediatopic/${mediaTopic}`;
  return { '@type': topicTypes[type], name, sameAs };
}

/** A section's or a topic's page as a CollectionPage of the edition's site. */
export function collectionNode(facts: CollectionFacts): LdNode {
  const { site, topic, stories } = facts;
  return {
    '@type': 'CollectionPage',
    url: absolute(site.settings, facts.path),
    name: facts.name,
    description: facts.description,
    inLanguage: site.edition.lang,
    about: topic && topicNode(topic),
    isPartOf: { '@id': webSiteNode(site)['@id'] },
    publisher: publisherNode(site),
    mainEntity: stories.length > 0 ? itemListNode(site, stories) : null,
  };
}

export interface ProfileFacts extends Pick<CollectionFacts, 'site' | 'path' | 'stories'> {
  readonly of: Pick<Author, 'slug' | 'name' | 'role' | 'picture' | 'email' | 'links'> & {
    readonly description: string | null;
  };
}

/** Somebody's byline page as a ProfilePage of the person it is about. */
export function profileNode({ site, path, of, stories }: ProfileFacts): LdNode {
  const { name, role, description, email, links, picture, slug } = of;
  const url = absolute(site.settings, authorPath(slug));
  const face = picture?.renditions.findLast(({ type }) => type === 'image/jpeg') ?? picture?.renditions.at(-1);
  return {
    '@type': 'ProfilePage',
    url: absolute(site.settings, path),
    name,
    inLanguage: site.edition.lang,
    isPartOf: { '@id': webSiteNode(site)['@id'] },
    mainEntity: {
      '@type': 'Person',
      '@id': `${url}#person`,
      url,
      name,
      jobTitle: role,
      description,
      email,
      image: face && absolute(site.settings, face.path),
      sameAs: links.map((link) => link.url),
      worksFor: publisherNode(site),
    },
    hasPart: stories.length > 0 ? itemListNode(site, stories) : null,
  };
}
