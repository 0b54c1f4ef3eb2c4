import { type InvalidateOptions, type InvalidateQueryFilters, QueryClient, type QueryKey } from '@tanstack/react-query';
import { Refused } from './api.ts';

/** A client that also asks again what was asked for the first time, and not yet answered, when something changed: that answer may be of before. */
class Queries extends QueryClient {
  override invalidateQueries<Key extends QueryKey = QueryKey>(
    filters?: InvalidateQueryFilters<Key>,
    options?: InvalidateOptions,
  ): Promise<void> {
    const { refetchType: _, ...which } = filters ?? {};
    for (const query of this.getQueryCache().findAll({ ...which, fetchStatus: 'fetching' })) {
      if (query.state.data !== undefined) continue;
      const again = () => super.invalidateQueries({ queryKey: query.queryKey, exact: true });
      void query.promise?.then(again, () => undefined);
    }
    return super.invalidateQueries(filters, options);
  }
}

/** What the screens have asked and still know. A refusal is an answer and is not asked again; a connection that is down is. */
export const queries = new Queries({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => !(error instanceof Refused) && failures < 3,
    },
    // An act is done now or not at all: one that waited for a line would be done when nobody expects it any more.
    mutations: { retry: false, networkMode: 'always' },
  },
});
