import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RightsAsked } from '../../story/media-rights.ts';
import { mediaIn } from '../../story/media-in.ts';
import type { Story } from '../../story/story.ts';
import { call } from '../api.ts';

/** How long what is known of rights stands: somebody may write them in the library meanwhile. */
const STALE_MS = 30_000;

/** The rights in what a draft shows as it is typed; undefined until they are known, and where it shows nothing. */
export function useRights(story: Story | undefined): RightsAsked | undefined {
  const ids = useMemo(() => (story ? mediaIn(story).join(',') : ''), [story]);
  const { data } = useQuery({
    queryKey: ['media', 'rights', story?.id, ids],
    queryFn: () => call('GET /api/media/rights', { query: { ids, story: story?.id ?? '' } }),
    enabled: ids !== '',
    staleTime: STALE_MS,
    refetchInterval: STALE_MS,
    placeholderData: (before) => before,
  });
  return useMemo(() => data && { media: new Map(data.media), at: data.at }, [data]);
}
