import type { Instant } from '../base/clock.ts';
import type { Piece } from './desk.ts';
import { type StoryKind, storyKinds } from './story.ts';

// What readers ask of the search of the site, and what it answers. The words come from the shelf, so that nothing is found that readers
// may not have.

/** How far back: from now, in days. */
export const spans = { day: 1, week: 7, month: 31, year: 366 } as const;
export type Span = keyof typeof spans;

/** What a reader typed and chose, as it stands in the address of the answer. */
export interface ReaderQuery {
  readonly text: string;
  /** Stories of all editions, and not of the one whose search it is alone. */
  readonly isEverywhere: boolean;
  readonly section: string | null;
  readonly topic: string | null;
  readonly kind: StoryKind | null;
  readonly since: Span | null;
  readonly order: 'best' | 'newest';
  /** From 1. */
  readonly page: number;
}

/** Longer texts are pasted by mistake. */
const LONGEST_TEXT = 200;
/** Nobody reads on for longer; what is ranked is bounded too. */
export const LAST_PAGE = 50;
/** Stories on a page. */
export const HITS_EACH = 20;

/** What the query of an address asks; what is not understood in it counts as not there. */
export function readerQuery(query: string): ReaderQuery {
  const said = new URLSearchParams(query);
  const kind = said.get('kind');
  const since = said.get('since');
  const page = Number(said.get('page') ?? '1');
  return {
    text: (said.get('q') ?? '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, LONGEST_TEXT),
    isEverywhere: said.get('in') === 'all',
    section: wordIn(said.get('section')),
    topic: wordIn(said.get('topic')),
    kind: storyKinds.find((one) => one === kind) ?? null,
    since: since !== null && Object.hasOwn(spans, since) ? (since as Span) : null,
    order: said.get('order') === 'newest' ? 'newest' : 'best',
    page: Number.isInteger(page) && page >= 1 ? Math.min(page, LAST_PAGE) : 1,
  };
}

function wordIn(said: string | null): string | null {
  return said !== null && /^[a-z0-9][a-z0-9-]{0,80}$/.test(said) ? said : null;
}

/** The same as the query of an address; what is as it would be anyhow is left out. */
export function queryOf({ text, isEverywhere, section, topic, kind, since, order, page }: ReaderQuery): string {
  const said = new URLSearchParams({ q: text });
  for (const [name, value] of Object.entries({ section, topic, kind, since })) if (value) said.set(name, value);
  if (isEverywhere) said.set('in', 'all');
  if (order !== 'best') said.set('order', order);
  if (page > 1) said.set('page', String(page));
  return said.toString();
}

/** Where the words of a story stand on the shelf, which gives them to nobody by themselves. */
export function storyWordsPath(storyId: string): string {
  return WORDS + storyId;
}

/** The story whose words stand at an address; null for any other address. */
export function storyOfWords(path: string): string | null {
  return path.startsWith(WORDS) ? path.slice(WORDS.length) : null;
}

const WORDS = '/_/words/';

/** All that is looked through of a live story, as it stands on the shelf for the search alone. */
export interface StoryWords {
  readonly id: string;
  /** Where readers find it. */
  readonly path: string;
  readonly edition: string;
  readonly alsoIn: readonly string[];
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly kind: StoryKind;
  readonly section: string;
  readonly topics: readonly string[];
  /** Where it stands in lists. */
  readonly at: Instant;
  readonly headline: string;
  /** What sums it up, a line each. */
  readonly summary: readonly string[];
  /** Kicker, short headline, place and names, a line each: looked for as the summary is, and shown last. */
  readonly about: readonly string[];
  /** A line each. */
  readonly body: readonly string[];
}

/** A story that has the words, and where they stand in it. */
export interface ReaderHit extends Pick<
  StoryWords,
  'path' | 'edition' | 'alsoIn' | 'lang' | 'dir' | 'kind' | 'section' | 'at'
> {
  readonly headline: readonly Piece[];
  /** The line that has most of them; null where the headline has all there is. */
  readonly line: readonly Piece[] | null;
}

/** What a search answers. */
export interface ReaderAnswer {
  readonly hits: readonly ReaderHit[];
  /** How many stories have the words; null for more than are counted. */
  readonly count: number | null;
}

/** More are not counted, nor ranked. */
export const MOST_COUNTED = 1000;

/** What a reader asked, and what they are told: what was found, or that nothing can be just now. */
export interface Searched {
  readonly query: ReaderQuery;
  readonly answer: ReaderAnswer | 'away';
}
