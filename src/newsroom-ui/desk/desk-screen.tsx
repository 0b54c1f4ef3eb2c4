import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { KeptHere } from '../offline/kept-here.tsx';
import { useConnection } from '../../ui/connection.ts';
import { Button } from '../../ui/button.tsx';
import { KeysDialog } from '../../ui/keys-dialog.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useOffered } from '../shell/offered-commands.ts';
import { deskWords as words } from '../words/desk.ts';
import { counted } from '../../ui/language.ts';
import { BulkBar } from './bulk-bar.tsx';
import { useDeskActs } from '../story-dialogs/desk-acts.ts';
import { deskQuery, type DeskStory, type DeskView, filterNames, laneOf } from '../story-dialogs/desk-query.ts';
import { Filters } from './filters.tsx';
import { Lanes } from './lanes.tsx';
import { NewStory } from '../story-dialogs/new-story.tsx';
import { SearchBox } from './search-box.tsx';
import { StoryDialog } from '../story-dialogs/story-dialogs.tsx';
import { StoryList } from './story-list.tsx';
import { useAsking } from './use-asking.ts';
import { useKeysOfDesk } from './use-keys-of-desk.ts';
import { useScreenEvents } from './use-screen-events.ts';
import { useSelection } from './use-selection.ts';
import { useView } from './use-view.ts';
import { Views } from './views.tsx';
import './desk.css';

const NONE: readonly DeskStory[] = [];

type Extra = 'new' | 'keys' | null;

/** Where every story stands, and the way to each. */
export function DeskScreen() {
  const { view, change, open } = useView();
  const asked = useInfiniteQuery(deskQuery(view));
  const stories = useMemo(() => asked.data?.pages.flatMap((page) => page.stories) ?? NONE, [asked.data]);
  const selection = useSelection(stories);
  const acts = useDeskActs();
  const asking = useAsking(acts);
  const [extra, setExtra] = useState<Extra>(null);
  const news = useScreenEvents(asking.asked !== null);
  const lane = laneOf(view);
  const isConnected = useConnection();
  useKeysOfDesk({
    stories,
    selection,
    ask: asking.ask,
    goTo: (to) => change({ lane: to }),
    search: (text) => change({ text }),
    show: setExtra,
  });
  useOffered(useMemo(() => [{ id: 'new-story', name: words.newStory, keys: 'n', run: () => setExtra('new') }], []));
  return (
    <Screen
      title={words.title}
      beside={
        <>
          <SearchBox text={view.text ?? ''} onSearch={(text) => change({ text })} />
          <Button look="main" onPress={() => setExtra('new')}>
            {words.newStory}
          </Button>
        </>
      }
    >
      <div className="desk">
        <Lanes lane={lane} counts={asked.data?.pages[0]?.counts} onChoose={(to) => change({ lane: to })} />
        <details className="desk-narrow" open={isNarrowed(view) || undefined}>
          <summary>
            {words.filters}
            {countOn(view) > 0 && <span className="desk-on">{counted(countOn(view), words.filtersOn)}</span>}
          </summary>
          <Filters view={view} onChange={(name, value) => change({ [name]: value })} />
          <Views view={view} onOpen={open} />
        </details>
        <div className="desk-list" aria-busy={asked.isPlaceholderData} {...news.watch}>
          {news.waiting > 0 && (
            <p className="desk-news" role="status">
              {counted(news.waiting, words.changed)}
              <Button small onPress={news.show}>
                {words.show}
              </Button>
            </p>
          )}
          {asked.isPending && (isConnected ? <Loading lines={8} /> : <KeptHere />)}
          {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
          {asked.data && stories.length === 0 && (
            <Nothing view={view} onChange={change} onNew={() => setExtra('new')} />
          )}
          {stories.length > 0 && (
            <StoryList
              stories={stories}
              selected={selection.ids}
              onSelect={selection.toggle}
              acts={asking.rows}
              hasMore={asked.hasNextPage}
              onMore={() => void asked.fetchNextPage({ cancelRefetch: false })}
            />
          )}
        </div>
        {selection.stories.length > 0 && (
          <BulkBar
            stories={selection.stories}
            onAct={(act) => asking.ask(act, selection.stories)}
            onClear={selection.clear}
          />
        )}
      </div>
      {asking.asked && <StoryDialog asked={asking.asked} acts={acts} onClose={asking.close} />}
      {extra === 'new' && <NewStory view={view} onClose={() => setExtra(null)} />}
      {extra === 'keys' && (
        <KeysDialog title={words.keys} groups={[{ keys: words.keyList }]} onClose={() => setExtra(null)} />
      )}
    </Screen>
  );
}

function isNarrowed(view: DeskView): boolean {
  return filterNames.some((name) => view[name] !== undefined) || view.sort !== undefined;
}

/** How many filters are on: said on the fold too, for what is not seen narrows the desk all the same. */
function countOn(view: DeskView): number {
  return filterNames.filter((name) => view[name] !== undefined).length;
}

interface NothingProps {
  readonly view: DeskView;
  onChange(part: Readonly<Record<string, string>>): void;
  onNew(): void;
}

/** An empty desk, lane or search, and the way on from each. */
function Nothing({ view, onChange, onNew }: NothingProps) {
  const clear = (): void => onChange(Object.fromEntries(filterNames.map((name) => [name, ''])));
  if (isNarrowed(view) || view.text)
    return (
      <Empty title={words.emptyFiltered}>
        <p>{words.emptyFilteredNext}</p>
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
