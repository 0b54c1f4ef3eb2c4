import { Link } from '@tanstack/react-router';
import type { EditorView } from 'prosemirror-view';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Draft } from '../../story/draft-of.ts';
import type { RowAct } from '../story-dialogs/story-actions.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { useMe } from '../session.ts';
import { editorWords as words } from '../words/story.ts';
import type { DeskStory } from './desk-story.ts';
import { mayHere } from './may.ts';
import type { OpenStory } from './open-story.ts';
import { PeopleHere } from './people-here.tsx';
import { lengthWords, saveWords } from './save-words.ts';
import { StageMenu } from './stage-menu.tsx';
import { StoryMenu } from './story-menu.tsx';
import { bodyWordsIn } from '../../text-editor/counts.ts';
import { useStatus } from './use-story.ts';
import './top-bar.css';

/** The dialogs of the desk that are offered here too. */
export type DeskDialog = Extract<RowAct, 'assign' | 'handOver' | 'hold' | 'spike' | 'followUp' | 'activity'>;

export type OpenDialog = 'publish' | 'preview' | 'kill' | 'withdraw' | 'keys' | DeskDialog;

export interface TopBarProps {
  readonly story: OpenStory;
  readonly view: EditorView | null;
  readonly draft: Draft | null;
  readonly desk: DeskStory | null;
  readonly isPanelOpen: boolean;
  onPanel(): void;
  onOpen(dialog: OpenDialog): void;
}

/** What is over the text: where one is, who else is here, whether everything is saved, and the way to readers. */
export function TopBar({ story, view, draft, desk, ...acts }: TopBarProps) {
  // Until the story or the desk has said what it is called, nothing is said.
  const headline = draft?.story.headline ?? desk?.headline;
  const name = headline === '' ? words.untitled : headline;
  const catchline = draft?.story.catchline ?? desk?.catchline;
  useEffect(() => {
    if (name) document.title = name;
  }, [name]);
  return (
    <header className="story-bar">
      <Link to="/" className="story-back" aria-label={words.backToDesk}>
        <span aria-hidden="true" className="story-back-arrow">
          ←
        </span>
        <span className="story-back-word">{words.backToDesk}</span>
      </Link>
      <div className="story-name">
        <h1 dir="auto">{name}</h1>
        {catchline && (
          <p dir="auto" title={words.catchline}>
            {catchline}
          </p>
        )}
      </div>
      <div className="bar-facts">
        <SaveNote story={story} />
        {view && <Length story={story} view={view} />}
        {desk?.live?.state === 'withdrawn' && <Badge tone="stop">{words.withdrawn}</Badge>}
        {desk && <Due desk={desk} />}
        <PeopleHere story={story} />
      </div>
      <Acts story={story} desk={desk} {...acts} />
    </header>
  );
}

type ActsProps = Omit<TopBarProps, 'view' | 'draft'>;

/** What is done with the story most, and the ways to the panel and to all the rest. */
function Acts({ story, desk, isPanelOpen, onPanel, onOpen }: ActsProps) {
  const me = useMe();
  return (
    <div className="story-acts">
      {desk && <StageMenu desk={desk} />}
      <Button small onPress={() => onOpen('preview')}>
        {words.preview}
      </Button>
      {mayHere(me.role, 'story.publish') && desk?.live?.state !== 'killed' && !desk?.spiked && (
        <Button small look="main" onPress={() => onOpen('publish')}>
          {words.publish}
        </Button>
      )}
      <Button
        small
        look="plain"
        aria-expanded={isPanelOpen}
        aria-label={isPanelOpen ? words.closePanel : words.openPanel}
        onPress={onPanel}
      >
        <span aria-hidden="true">◨</span>
      </Button>
      <StoryMenu storyId={story.storyId} desk={desk} onOpen={onOpen} />
    </div>
  );
}

/** Whether everything typed is safe. Said aloud only when it becomes worse than saving: nobody wants to hear each pause. */
function SaveNote({ story }: Pick<TopBarProps, 'story'>) {
  const { tone, say } = saveWords(useStatus(story));
  return (
    <span className={`save-note save-note-${tone}`} data-save={tone}>
      <span aria-hidden={tone !== 'plain'}>{say}</span>
      <span role="status" className="only-read-aloud">
        {tone === 'plain' ? '' : say}
      </span>
    </span>
  );
}

const COUNT_EVERY_MS = 250;

/** How long the text is at this moment: it does not wait for a pause, and counts no faster than one reads. */
function Length({ story: { ydoc }, view }: Pick<TopBarProps, 'story'> & { readonly view: EditorView }) {
  const watch = useCallback(
    (tell: () => void) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      const soon = (): void => {
        timer ??= setTimeout(() => {
          timer = null;
          tell();
        }, COUNT_EVERY_MS);
      };
      ydoc.on('update', soon);
      return () => {
        ydoc.off('update', soon);
        if (timer !== null) clearTimeout(timer);
      };
    },
    [ydoc],
  );
  const count = useSyncExternalStore(watch, () => bodyWordsIn(view.state.doc));
  return <span className="figures">{lengthWords(count)}</span>;
}

function Due({ desk: { deadline, scheduledAt, live } }: { readonly desk: DeskStory }) {
  if (scheduledAt)
    return (
      <Badge tone="accent">
        {words.scheduled} <Moment at={scheduledAt} />
      </Badge>
    );
  if (!deadline || live) return null;
  const isOver = new Date(deadline).getTime() < Date.now();
  return (
    <Badge tone={isOver ? 'stop' : 'plain'}>
      {isOver ? words.overdue : words.due} <Moment at={deadline} />
    </Badge>
  );
}
