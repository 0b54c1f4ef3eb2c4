import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { useConnection } from '../../ui/connection.ts';
import { counted } from '../../ui/language.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { KeptHere } from '../offline/kept-here.tsx';
import { type DeskPage, type DeskStory, type DeskView, filterNames, laneOf } from '../story-dialogs/desk-query.ts';
import { deskWords as words } from '../words/desk.ts';
import { isNarrowed } from './narrowing.tsx';
import { StoryList } from './story-list.tsx';
import { UndatedNote } from './undated.tsx';
import type { Asking } from './use-asking.ts';
import { type ScreenEvents, useScreenEvents } from './use-screen-events.ts';
import type { Selection } from './use-selection.ts';

interface DeskListProps {
  readonly view: DeskView;
  readonly answer: UseInfiniteQueryResult<InfiniteData<DeskPage>>;
  readonly stories: readonly DeskStory[];
  readonly selection: Selection;
  readonly asking: Asking;
  onChange(part: Readonly<Record<string, string>>): void;
  onNew(): void;
}

/** The stories that the view shows, or why there are none; and how many have changed meanwhile. */
export function DeskList({ view, answer, stories, selection, asking, onChange, onNew }: DeskListProps) {
  const news = useScreenEvents(asking.asked !== null);
  const isConnected = useConnection();
  return (
    <div className="desk-list" aria-busy={answer.isPlaceholderData} {...news.watch}>
      <Changed news={news} />
      {answer.isPending && (isConnected ? <Loading lines={8} /> : <KeptHere />)}
      {answer.isError && <Failed error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && stories.length === 0 && <Nothing view={view} onChange={onChange} onNew={onNew} />}
      {laneOf(view) === 'undated' && stories.length > 0 && (
        <UndatedNote stories={selection.stories.length > 0 ? selection.stories : stories} />
      )}
      {stories.length > 0 && (
        <StoryList
          stories={stories}
          sort={view.sort}
          onSort={(sort) => onChange({ sort })}
          selected={selection.ids}
          onSelect={selection.toggle}
          acts={asking.rows}
          hasMore={answer.hasNextPage}
          onMore={() => void answer.fetchNextPage({ cancelRefetch: false })}
        />
      )}
    </div>
  );
}

function Changed({ news }: { readonly news: ScreenEvents }) {
  if (news.waiting === 0) return null;
  return (
    <p className="desk-news" role="status">
      {counted(news.waiting, words.changed)}
      <Button small onPress={news.show}>
        {words.show}
      </Button>
    </p>
  );
}

/** An empty desk, lane or search, and the way on from each. */
function Nothing({ view, onChange, onNew }: Pick<DeskListProps, 'view' | 'onChange' | 'onNew'>) {
  const clear = (): void => onChange(Object.fromEntries(filterNames.map((name) => [name, ''])));
  if (isNarrowed(view) || view.text)
    return (
      <Empty title={words.emptyFiltered}>
        <p>{isNarrowed(view) || laneOf(view) !== 'all' ? words.emptyFilteredNext : words.emptySearchNext}</p>
        <div className="desk-ways">
          {isNarrowed(view) && <Button onPress={clear}>{words.clearFilters}</Button>}
          {laneOf(view) !== 'all' && <Button onPress={() => onChange({ lane: 'all' })}>{words.searchAll}</Button>}
        </div>
      </Empty>
    );
  if (laneOf(view) !== 'open') return <Empty title={words.empty} />;
  return (
    <Empty title={words.emptyOpen}>
      <p>{words.emptyOpenNext}</p>
      <Button onPress={onNew}>{words.newStory}</Button>
    </Empty>
  );
}
