import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type AnswerOf, call } from '../api.ts';

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

/** Where a story stands, asked anew whenever the newsroom says that something was done with it. */
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
    return () => events.close();
  }, [client, storyId]);
  return useQuery(deskStoryQuery(storyId));
}

/** What has just become of a story under the hands of somebody else. */
export type News =
  | { readonly is: 'published'; readonly version: number }
  | { readonly is: 'withdrawn' | 'killed' | 'spiked' | 'unspiked'; readonly by: string | null };

/** What happened between two looks at a story; null for nothing that whoever writes in it must know at once. */
export function newsBetween(before: DeskStory | null, after: DeskStory | null): News | null {
  if (!before || !after) return null;
  if (after.live && after.live.state !== before.live?.state && after.live.state !== 'live')
    return { is: after.live.state, by: null };
  if (after.live?.state === 'live' && (before.live?.state !== 'live' || after.live.version > before.live.version))
    return { is: 'published', version: after.live.version };
  if (after.spiked && !before.spiked) return { is: 'spiked', by: after.spiked.by };
  return before.spiked && !after.spiked ? { is: 'unspiked', by: null } : null;
}

/** The newest such news since the screen was opened, until it is put away. */
export function useNews(story: DeskStory | null | undefined): { news: News | null; putAway(): void } {
  const [news, setNews] = useState<News | null>(null);
  const before = useRef<DeskStory | null>(null);
  useEffect(() => {
    const found = newsBetween(before.current, story ?? null);
    if (found) setNews(found);
    before.current = story ?? null;
  }, [story]);
  return { news, putAway: () => setNews(null) };
}
