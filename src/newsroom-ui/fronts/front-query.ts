import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { Api } from '../../contract/contract.ts';
import { type AnswerOf, call, Offline, Refused } from '../api.ts';
import { queries } from '../queries.ts';
import { sessionQuery } from '../session.ts';
import { keepView, keptView } from './kept-front.ts';

export type FrontView = AnswerOf<'GET /api/fronts/:front'>;
export type FrontContainer = FrontView['containers'][number];
/** A story as a card shows it to editors. */
export type CardStory = FrontView['stories'][number];
/** What somebody wanted and what was in its way. */
export type Choice = FrontView['choices'][number];
/** A command that was done: who did what, when. */
export type DoneCommand = AnswerOf<'GET /api/front-commands'>['commands'][number];

/** The front of every edition, and whether somebody has begun to arrange it. */
export const frontsQuery = queryOptions({ queryKey: ['fronts'], queryFn: () => call('GET /api/fronts') });

/** Fronts with an address of their own, those that have ended too. */
export const freeFrontsQuery = queryOptions({
  queryKey: ['fronts', 'free'],
  queryFn: () => call('GET /api/free-fronts'),
});

/** A front with all that a screen shows of it, as of one revision. */
export function frontQuery(front: string) {
  return queryOptions({
    queryKey: ['front', front],
    queryFn: () => readFront(front),
    // Offline it is what this device last knew.
    networkMode: 'always',
    retry: (failures, error) => !(error instanceof Refused || error instanceof Offline) && failures < 3,
    refetchOnReconnect: 'always',
  });
}

async function readFront(front: string): Promise<FrontView> {
  const person = queries.getQueryData(sessionQuery.queryKey)?.person?.id ?? '';
  try {
    const view = await call('GET /api/fronts/:front', { params: { front } });
    keepView(person, front, view);
    return view;
  } catch (error) {
    const kept = error instanceof Offline ? keptView(person, front) : null;
    if (!kept) throw error;
    return kept;
  }
}

/** What is planned to go live on fronts. */
export const launchesQuery = queryOptions({ queryKey: ['launches'], queryFn: () => call('GET /api/launches') });

/** When readers got something else of a front, the last first. */
export function launchHistoryQuery(front: string) {
  return queryOptions({
    queryKey: ['launches', 'of', front],
    queryFn: () => call('GET /api/fronts/:front/launches', { params: { front } }),
  });
}

/** A front as readers had it at a moment. */
export function pastQuery(front: string, at: string) {
  return queryOptions({
    queryKey: ['front-past', front, at],
    queryFn: () => call('GET /api/fronts/:front/past', { params: { front }, query: { at } }),
    staleTime: Infinity,
  });
}

/** The last so many commands up to a revision, in their order; at most 500. */
export function lastCommandsQuery(revision: number, count: number) {
  const limit = Math.min(count, 500);
  return queryOptions({
    queryKey: ['front-commands', revision, limit],
    queryFn: () => call('GET /api/front-commands', { query: { after: Math.max(0, revision - limit), limit } }),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
}

/** A story that can be put on a front, and where it stands already. */
export type FoundStory = AnswerOf<'GET /api/front-stories'>['stories'][number];

export type Wanted = NonNullable<Api['GET /api/front-stories']['request']['query']>;

const noneFound: readonly FoundStory[] = [];

/** Stories to put on a front, as one types what is looked for. */
export function useFound({ text, ...filter }: Wanted) {
  const query = { ...filter, text: useDeferredValue(text?.trim()) || undefined };
  const asked = useQuery({
    queryKey: ['front-stories', query],
    queryFn: () => call('GET /api/front-stories', { query }),
    placeholderData: keepPreviousData,
  });
  return { asked, stories: asked.data?.stories ?? noneFound };
}
