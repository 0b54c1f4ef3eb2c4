import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { type Lane, lanes } from '../../story/stages.ts';
import { type AnswerOf, call } from '../api.ts';
import type { Api } from '../../contract/contract.ts';
import { queries } from '../queries.ts';

export type DeskPage = AnswerOf<'GET /api/desk'>;
export type DeskStory = DeskPage['stories'][number];
export type Changed = AnswerOf<'POST /api/desk/stage'>;

type Query = NonNullable<Api['GET /api/desk']['request']['query']>;

/** What the address of the desk says: lane, filters, order, and the text looked for. */
export type DeskView = Omit<Query, 'after'>;

export const filterNames = ['section', 'edition', 'kind', 'lang', 'assignee', 'due', 'public'] as const;
const names = ['lane', 'text', 'sort', ...filterNames] as const;

/** The view an address means; what it cannot mean the newsroom refuses. */
export function viewOf(search: Readonly<Record<string, unknown>>): DeskView {
  const given = names.flatMap((name) => {
    const value = search[name];
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && text !== '' ? [[name, text]] : [];
  });
  return Object.fromEntries(given) as DeskView;
}

/** A text is looked for in all lanes unless one is named. */
export function laneOf({ lane, text }: DeskView): Lane {
  const named = lanes.find((one) => one === lane);
  return named ?? (text ? 'all' : 'open');
}

export function deskQuery(view: DeskView) {
  return infiniteQueryOptions({
    queryKey: ['desk', view],
    queryFn: ({ pageParam }) =>
      call('GET /api/desk', { query: { ...view, lane: laneOf(view), ...(pageParam && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

type Cached = { readonly pages: readonly DeskPage[] } | undefined;

/** Puts what is known of stories now into every page that shows them, each where it stands. */
export function patchStories(change: (story: DeskStory) => DeskStory): void {
  queries.setQueriesData<Cached>({ queryKey: ['desk'] }, (cached) =>
    cached?.pages
      ? { ...cached, pages: cached.pages.map((page) => ({ ...page, stories: page.stories.map(change) })) }
      : cached,
  );
}

/** Shows stories as they stand now; what a search found in them stays. */
export function showStories(stories: readonly DeskStory[]): void {
  const now = new Map(stories.map((story) => [story.id, story]));
  patchStories((story) => {
    const changed = now.get(story.id);
    return changed ? { ...changed, found: story.found } : story;
  });
}

export const colleaguesQuery = {
  queryKey: ['colleagues'],
  queryFn: () => call('GET /api/colleagues'),
  staleTime: 60_000,
};
