import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type AnswerOf, call } from '../api.ts';
import { followInbox } from '../inbox/inbox-query.ts';

/** Where a story stands: its stage, who has it, whether readers do. */
export type DeskStory = AnswerOf<'GET /api/desk/stories'>['stories'][number];

function deskStoryQuery(storyId: string) {
  return queryOptions({
    queryKey: ['desk-story', storyId],
    queryFn: async () => (await call('GET /api/desk/stories', { query: { ids: storyId } })).stories[0] ?? null,
    refetchOnWindowFocus: 'always',
  });
}

/** Everybody who works here, for their names. */
export const colleaguesQuery = queryOptions({
  queryKey: ['colleagues'],
  queryFn: () => call('GET /api/colleagues'),
  staleTime: 60_000,
});

/** A person's name by their id; null while it is not known. */
export function useNames(): (id: string) => string | null {
  const { data } = useQuery(colleaguesQuery);
  return (id) => data?.people.find((person) => person.id === id)?.name ?? null;
}

/** Where a story stands, asked again whenever the newsroom says that something was done with it. */
export function useDeskStory(storyId: string) {
  const client = useQueryClient();
  useEffect(() => {
    const events = new EventSource('/api/events');
    const look = (): void => void client.invalidateQueries({ queryKey: ['desk-story', storyId] });
    const onChanged = (event: MessageEvent<string>): void => {
      const { stories } = JSON.parse(event.data) as { stories: readonly string[] };
      if (stories.includes(storyId)) look();
    };
    events.addEventListener('changed', onChanged);
    events.addEventListener('everything', look);
    followInbox(events);
    return () => events.close();
  }, [client, storyId]);
  return useQuery(deskStoryQuery(storyId));
}
