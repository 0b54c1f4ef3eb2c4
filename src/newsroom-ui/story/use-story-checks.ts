import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';

/** What the newsroom checks in stories, as it was last heard of. */
export function useStoryChecks() {
  return useQuery({
    queryKey: ['story-checks'],
    queryFn: () => call('GET /api/story-checks'),
    staleTime: 60_000,
  });
}
