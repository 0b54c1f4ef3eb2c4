import type { AnswerOf } from '../api.ts';
import type { NewsroomFacts } from '../session.ts';
import { counted, listed, numberText } from '../../ui/language.ts';
import { publishingWords as words } from '../words/publishing.ts';

export type ReceiptOf = AnswerOf<'POST /api/stories/:id/publish'>['receipt'];

/** Where readers find what went live. */
interface Places {
  /** How many stories it is about. */
  readonly stories: number;
  /** How many of the stories have their own page as it should be. */
  readonly own: number;
  /** Fronts, sections and topics, by the names that editors use. */
  readonly named: readonly string[];
  readonly feeds: number;
}

/** What is told about the pages that show what went live; `own` are the addresses of the stories. */
export function placesOf(showing: readonly string[], own: readonly string[], newsroom: NewsroomFacts): Places {
  const named = namedPages(newsroom);
  const paths = showing.map(readable);
  return {
    stories: own.length,
    own: own.filter((path) => showing.includes(path)).length,
    named: [...new Set(paths.flatMap((path) => named.get(path) ?? []))],
    feeds: paths.filter((path) => path.startsWith('/feeds/')).length,
  };
}

/** The same in a sentence; `nowhere` where no page shows it. */
export function placesInWords({ stories, own, named, feeds }: Places, nowhere: string): string {
  const all = stories === 1 ? words.ownPage : words.ownPages;
  const some = words.someOwnPages(numberText(own), numberText(stories));
  const places = [
    ...(own > 0 ? [own < stories ? some : all] : []),
    ...named,
    ...(feeds > 0 ? [counted(feeds, words.feeds)] : []),
  ];
  return places.length > 0 ? words.liveOn(listed(places)) : nowhere;
}

/** Every front, section and topic, and the promos on every story, by the address as one reads it. */
function namedPages({ editions, sections, topics, fronts }: NewsroomFacts): ReadonlyMap<string, string> {
  const [main] = editions;
  return new Map([
    ...topics.map(({ slug, name }) => [`/topics/${slug}`, name] as const),
    ...[...sections, ...fronts].map(({ slug, name }) => [`/${slug}`, name] as const),
    ...editions.map(({ id, name }) => [`/${id}`, words.onFrontOf(name)] as const),
    ...editions.map(({ id, name }) => [`/_/include/${id}/promos`, words.onStoriesOf(name)] as const),
    ['/', editions.length > 1 && main ? words.onFrontOf(main.name) : words.onFront] as const,
  ]);
}

/** An address as one reads it; one that holds bytes of no letters (`/caf%E9`) as it stands. */
export function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
