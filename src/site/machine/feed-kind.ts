import type { Fact } from '../../story/facts.ts';
import type { PageKind, Rendered } from '../page-kind.ts';
import { bulletinsIn, nameIn } from '../pages/fact-words.ts';
import { inPlaceOf, nothingOf } from '../pages/list-owner.ts';
import { wordsOfPath } from '../addresses.ts';
import { type FeedFormat, feedFormats, feedPath, feedTypes, type ListOf } from './addresses.ts';
import type { Feed } from './feed.ts';
import { atomText } from './feed-atom.ts';
import { jsonText } from './feed-json.ts';
import { type FeedParams, loadFeed } from './feed-load.ts';
import { rssText } from './feed-rss.ts';

const writers: Readonly<Record<FeedFormat, (feed: Feed) => string>> = { rss: rssText, atom: atomText, json: jsonText };

/** The newest stories of a front, a section, a topic or an author, an edition's newest bulletins, or an edition's newest corrections, in each of the three formats. */
export const feedKind: PageKind<FeedParams, Feed> = {
  name: 'feed',
  tier: 3,
  parse: parseFeed,
  load: async (archive, params) => {
    const feed = await loadFeed(archive, params);
    if (feed) return { is: 'page', data: feed };
    return params.of.is === 'author' ? nothingOf(archive, params.of) : { is: 'missing' };
  },
  moved: async (archive, { of, format }) => {
    const to = 'slug' in of ? await inPlaceOf(archive, of) : null;
    return to === null ? null : feedPath(to, format);
  },
  render: (feed): Rendered => ({ type: `${feedTypes[feed.format]}; charset=utf-8`, body: writers[feed.format](feed) }),
  pathsFor: (fact) => Promise.resolve(pathsFor(fact)),
};

function parseFeed(path: string): FeedParams | null {
  const format = feedFormats.find((one) => path.endsWith(`.${one}`));
  const words = format && wordsOfPath(path.slice(0, -format.length - 1));
  const of = words?.[0] === 'feeds' ? listOf(words.slice(1)) : null;
  return format && of ? { of, format } : null;
}

function listOf([first, second, ...rest]: readonly string[]): ListOf | null {
  if (first === undefined || rest.length > 0) return null;
  if (second === undefined) return { is: 'front', edition: first };
  if (first === 'corrections') return { is: first, edition: second };
  if (first === 'people') return { is: 'author', slug: second };
  if (first === 'bulletin') return { is: 'bulletins', slug: second };
  return first === 'section' || first === 'topic' ? { is: first, slug: second } : null;
}

function pathsFor(fact: Fact): string[] {
  return listsIn(fact).flatMap((of) => feedFormats.map((format) => feedPath(of, format)));
}

/** What has a feed because of a fact: an edition two, of its stories and of its corrections. */
function listsIn(fact: Fact): ListOf[] {
  const edition = nameIn(fact, 'edition');
  if (edition !== null)
    return [
      { is: 'front', edition },
      { is: 'corrections', edition },
    ];
  const section = nameIn(fact, 'section');
  if (section !== null) return [{ is: 'section', slug: section }];
  const topic = nameIn(fact, 'topic');
  if (topic !== null) return [{ is: 'topic', slug: topic }];
  const bulletins = bulletinsIn(fact);
  if (bulletins !== null) return [{ is: 'bulletins', slug: bulletins }];
  const author = nameIn(fact, 'people');
  return author === null ? [] : [{ is: 'author', slug: author }];
}
