import { QueryClient } from '@tanstack/react-query';
import { Refused } from './api.ts';

/** What the screens have asked and still know. A refusal is an answer and is not asked again; a line that is down is. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => !(error instanceof Refused) && failures < 3,
    },
    // An act is done now or not at all: one that waited for a line would be done when nobody expects it any more.
    mutations: { retry: false, networkMode: 'always' },
  },
});
