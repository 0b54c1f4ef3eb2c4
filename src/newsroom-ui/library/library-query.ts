import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { MediaFilter } from '../../story/media-filter.ts';
import { type AnswerOf, call } from '../api.ts';
import { queries } from '../queries.ts';

export type MediaItem = AnswerOf<'GET /api/media'>['items'][number];

const KEY = 'media';

/** The library under a filter, page by page. */
export function libraryQuery(filter: MediaFilter) {
  return infiniteQueryOptions({
    queryKey: [KEY, 'library', filter],
    queryFn: ({ pageParam }) =>
      call('GET /api/media', { query: { ...filter, ...(pageParam !== null && { after: pageParam }) } }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
}

/** The people, places and makers that can be asked for. */
export function termsQuery() {
  return queryOptions({ queryKey: [KEY, 'terms'], queryFn: () => call('GET /api/media/terms'), staleTime: 60_000 });
}

/** One item with all that shows it. */
export function itemQuery(id: string) {
  return queryOptions({ queryKey: [KEY, 'item', id], queryFn: () => call('GET /api/media/:id', { params: { id } }) });
}

/** What of films is being made. It is asked for again while something is. */
export function makingQuery() {
  return queryOptions({
    queryKey: [KEY, 'making'],
    queryFn: () => call('GET /api/media/making'),
    refetchInterval: ({ state: { data } }) => (data && data.waiting.length > 0 && data.hasFfmpeg ? MAKING_MS : false),
  });
}

const MAKING_MS = 2000;

/** Has the library asked again, after something in it was changed. */
export function libraryChanged(): void {
  void queries.invalidateQueries({ queryKey: [KEY] });
}

/** What an item goes by where there is room for one line. */
export function nameOf({ details, original }: MediaItem): string | null {
  return details.headline ?? details.caption ?? details.alt ?? original.fileName;
}

/** Where a picture is held while it is cut to a box. */
export function positionStyle(focus: MediaItem['details']['focus']): { objectPosition?: string } {
  return focus ? { objectPosition: `${focus.x * 100}% ${focus.y * 100}%` } : {};
}
