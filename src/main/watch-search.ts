import { problem } from '../base/problem.ts';
import type { Search } from '../search/open-search.ts';
import { counter, gauge, histogram } from '../seeing/measures.ts';
import type { Watched } from '../seeing/open-watch.ts';

/** What the search says about itself. */
export function watchSearch({ tally }: Pick<Search, 'tally'>): Watched {
  return {
    measures: () => {
      const { found, busy, notYet, failed, took, waiting, isWhole } = tally();
      const outcomes = { found, busy, 'not-yet': notYet, failed };
      const values = Object.entries(outcomes).map(([outcome, value]) => ({ labels: { outcome }, value }));
      return [
        counter('standfirst_searches_total', 'Questions to the search, by outcome.', ...values),
        histogram('standfirst_search_seconds', 'How long a question took, including waiting.', { spread: took }),
        gauge('standfirst_searches_waiting', 'Questions waiting their turn.', waiting),
        gauge('standfirst_search_whole', '1 when every story on the shelf can be found.', isWhole ? 1 : 0),
      ];
    },
    notReady: () =>
      tally().isWhole
        ? []
        : [
            problem(
              'search-not-whole',
              'search',
              'The search is still reading the shelf; readers are asked to come back in a moment.',
            ),
          ],
  };
}
