import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { KeysDialog } from '../../ui/keys-dialog.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useOffered } from '../shell/offered-commands.ts';
import { deskWords as words } from '../words/desk.ts';
import { BulkBar } from './bulk-bar.tsx';
import { useDeskActs } from '../story-dialogs/desk-acts.ts';
import { deskQuery, type DeskStory, laneOf } from '../story-dialogs/desk-query.ts';
import { DeskList } from './desk-list.tsx';
import { Lanes } from './lanes.tsx';
import { NewStory } from '../story-dialogs/new-story.tsx';
import { SearchBox } from './search-box.tsx';
import { StoryDialog } from '../story-dialogs/story-dialogs.tsx';
import { Narrowing } from './narrowing.tsx';
import { useAsking } from './use-asking.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { useSelection } from './use-selection.ts';
import { useView } from './use-view.ts';
import './desk.css';

const NONE: readonly DeskStory[] = [];

type Extra = 'new' | 'keys' | null;

/** Where every story stands, and the way to each. */
export function DeskScreen() {
  const { view, change, open } = useView();
  const answer = useInfiniteQuery(deskQuery(view));
  const stories = useMemo(() => answer.data?.pages.flatMap((page) => page.stories) ?? NONE, [answer.data]);
  const selection = useSelection(stories);
  const acts = useDeskActs();
  const asking = useAsking(acts);
  const [extra, setExtra] = useState<Extra>(null);
  const begin = (): void => setExtra('new');
  const search = (text: string): void => change({ text });
  useDeskKeys({ stories, selection, ask: asking.ask, goTo: (lane) => change({ lane }), search, show: setExtra });
  useOffered(useMemo(() => [{ id: 'new-story', name: words.newStory, keys: 'n', run: () => setExtra('new') }], []));
  return (
    <Screen title={words.title} beside={<Head text={view.text ?? ''} onSearch={search} onNew={begin} />}>
      <div className="desk">
        <Lanes lane={laneOf(view)} counts={answer.data?.pages[0]?.counts} onChoose={(lane) => change({ lane })} />
        <Narrowing view={view} onChange={change} onOpen={open} />
        <DeskList {...{ view, answer, stories, selection, asking }} onChange={change} onNew={begin} />
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

interface HeadProps {
  readonly text: string;
  onSearch(text: string): void;
  onNew(): void;
}

function Head({ text, onSearch, onNew }: HeadProps) {
  return (
    <>
      <SearchBox text={text} onSearch={onSearch} />
      <Button look="main" onPress={onNew}>
        {words.newStory}
      </Button>
    </>
  );
}
