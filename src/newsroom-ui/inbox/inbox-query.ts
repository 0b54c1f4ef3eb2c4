import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import { queries } from '../queries.ts';

/** Screens that hear of what is done hear of it at once; on others it is looked for. */
const LOOK_EVERY_MS = 30_000;

/** What whoever signed in was told. */
export const inboxQuery = queryOptions({
  queryKey: ['inbox'],
  queryFn: () => call('GET /api/inbox'),
  refetchInterval: LOOK_EVERY_MS,
});

/** How much of it is not done; 0 until it is known. */
export function useOpenCount(): number {
  return useQuery(inboxQuery).data?.open ?? 0;
}

/** Asks again when a stream of the newsroom's events says that somebody was told something. */
export function followInbox(events: EventSource): void {
  events.addEventListener('told', () => void queries.invalidateQueries({ queryKey: inboxQuery.queryKey }));
}
