import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { sayWhy, toast } from '../../ui/toasts.tsx';
import { type AnswerOf, call } from '../api.ts';
import { queries } from '../queries.ts';
import { settingsWords as words } from '../words/settings.ts';
import { Differences } from './differences.tsx';

type Change = AnswerOf<'GET /api/settings/changes'>['changes'][number];

const A_PAGE = 30;

/** Every change with what differs, and the way back. */
export function HistoryPart({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const found = useInfiniteQuery({
    queryKey: ['settings-changes'],
    queryFn: ({ pageParam }) => call('GET /api/settings/changes', { query: { before: pageParam, limit: A_PAGE } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ changes }) => (changes.length < A_PAGE ? undefined : changes.at(-1)?.number),
  });
  const changes = found.data?.pages.flatMap((page) => page.changes) ?? [];
  return (
    <>
      {found.isPending && <Loading />}
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && changes.length === 0 && <Empty title={words.none} />}
      <ol className="settings-history">
        {changes.map((change) => (
          <Line key={change.number} change={change} isReadOnly={isReadOnly} />
        ))}
      </ol>
      {found.hasNextPage && <Button onPress={() => void found.fetchNextPage()}>{words.more}</Button>}
    </>
  );
}

function Line({ change, isReadOnly }: { readonly change: Change; readonly isReadOnly: boolean }) {
  const { number, at, by, summary, differences, canBeUndone } = change;
  const isSetUp = change.document === 'settings' && !canBeUndone;
  return (
    <li>
      <p>
        <Moment at={at} /> <strong dir="auto">{by}</strong> {isSetUp ? words.setUp : summary}
      </p>
      {!isSetUp && <Differences differences={differences} />}
      {canBeUndone && !isReadOnly && (
        <Button small onPress={() => void takeBack(number)}>
          {words.undo}
        </Button>
      )}
    </li>
  );
}

async function takeBack(number: number): Promise<void> {
  try {
    await call('POST /api/settings/changes/:number/undo', { params: { number: String(number) } });
    toast({ say: words.undone });
  } catch (failed) {
    sayWhy(failed);
  }
  for (const stale of ['settings', 'settings-changes', 'session', 'newsroom'])
    await queries.invalidateQueries({ queryKey: [stale] });
}
