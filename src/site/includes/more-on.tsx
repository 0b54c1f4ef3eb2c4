import { pathOf, topicPath, wordsOfPath } from '../addresses.ts';
import { loadFrame } from '../layout/frame.ts';
import type { PageKind } from '../page-kind.ts';
import { nameIn } from '../pages/fact-words.ts';
import { newestLinkable } from '../pages/linkable.ts';
import { asListed } from '../pages/list-owner.ts';
import { wordsFor } from '../words.ts';
import { fragment } from './include-kind.tsx';
import { type Line, Lines, headlinesOf } from './lines.tsx';

const SHOWN = 6;

interface MoreOnData {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly title: string;
  readonly path: string;
  readonly lines: readonly Line[];
}

/** `/_/include/topic/{slug}`: the newest of a topic, under its stories. */
export const moreOn: PageKind<{ readonly slug: string }, MoreOnData> = {
  name: 'include-more-on',
  tier: 2,
  parse: (path) => {
    const [room, kind, topic, slug, ...rest] = wordsOfPath(path) ?? [];
    return room === '_' && kind === 'include' && topic === 'topic' && slug && rest.length === 0 ? { slug } : null;
  },
  load: async (archive, { slug }) => {
    const topic = await archive.topic(slug);
    if (!topic) return { is: 'missing' };
    const { edition } = await loadFrame(archive, topic.edition, topicPath(slug));
    const { id, lang, dir } = edition;
    const cards = await newestLinkable(archive, `topic/${slug}`, SHOWN);
    const lines = headlinesOf(cards.map((card) => asListed(card, id)));
    return {
      is: 'page',
      data: { lang, dir, title: wordsFor(edition).moreOn(topic.name), path: topicPath(slug), lines },
    };
  },
  render: (data) => ({
    type: 'text/html; charset=utf-8',
    body: fragment(<Lines {...data} name="more-on" ordered={false} />),
  }),
  pathsFor: async (fact) => {
    const slug = nameIn(fact, 'topic');
    return slug === null ? [] : [pathOf('_', 'include', 'topic', slug)];
  },
};
