import type { EditorView } from 'prosemirror-view';
import { useEffect, useState } from 'react';
import { StoryText } from '../../text-editor/story-text.tsx';
import { useMe } from '../session.ts';
import { beginWriting } from './begin-writing.ts';
import { BesideText, useBeside } from './beside.tsx';
import type { DeskStory } from './desk-story.ts';
import { Dialogs, type Opened } from './dialogs.tsx';
import { filingOf } from './filing.ts';
import { lockOf, Notices } from './notices.tsx';
import type { OpenStory } from './open-story.ts';
import { useSuggesting } from './suggesting.ts';
import { type OpenDialog, TopBar } from './top-bar.tsx';
import { useBarHeight } from './use-bar-height.ts';
import { UploadsTray } from '../library/uploads-tray.tsx';
import { useChoosing, useChoosingRecording } from './use-choosing.ts';
import { usePicturesInText } from './use-pictures-in-text.ts';
import { useDraft } from './use-draft.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useReadOnly } from './use-story.ts';

interface WorkplaceProps {
  readonly story: OpenStory;
  readonly desk: DeskStory | null;
  onAgain(): void;
}

/** The story in work: the bar over it, the text, and what is beside it. */
export function Workplace({ story, desk, onAgain }: WorkplaceProps) {
  const me = useMe();
  const [view, setView] = useState<EditorView | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const lock = lockOf(desk, useReadOnly(story));
  const draft = useDraft(story, view, Boolean(desk?.live));
  const { dir, lang } = draft?.story ?? filingOf(story.ydoc, story.storyId);
  const suggesting = useSuggesting();
  const beside = useBeside({ story, view, draft, desk, isReadOnly: lock !== null, suggesting });
  const { side } = beside;
  const onOpen = (is: OpenDialog): void => setOpened((before) => before ?? { is });
  // Where nobody may write, nobody comments or suggests.
  const onComment = lock ? undefined : beside.comment;
  const onSuggest = lock ? undefined : () => suggesting.turn(!suggesting.isOn);
  useBegun(view);
  const inText = usePicturesInText(view);
  const { storyId } = story;
  useShortcuts({ storyId, desk, onOpen, onTab: side.show, onPanel: side.toggle, onComment, onSuggest });
  const text = { story, dir, lang, me, onComment, onSuggest, readOnly: lock !== null, isSuggesting: suggesting.isOn };
  return (
    <div className="story" ref={useBarHeight()}>
      <TopBar {...{ story, view, draft, desk, onOpen }} isPanelOpen={side.isOpen} onPanel={side.toggle} />
      {inText.uploads.all.length > 0 && <UploadsTray uploads={inText.uploads} />}
      <Notices story={story} desk={desk} lock={lock} opened={opened} onAgain={onAgain} />
      <div className={side.isOpen && beside.isWide ? 'story-columns story-columns-two' : 'story-columns'}>
        <StoryText
          {...text}
          onView={setView}
          choosePicture={useChoosing(view, setOpened)}
          chooseRecording={useChoosingRecording(setOpened)}
          addPictures={inText.add}
          openFurniture={() => side.show('furniture')}
        />
        <BesideText beside={beside} />
      </div>
      <Dialogs
        {...{ opened, storyId, desk, dir }}
        headline={draft?.story.headline ?? ''}
        onClose={() => setOpened(null)}
        onShow={(where) => {
          setOpened(null);
          beside.show(where);
        }}
      />
    </div>
  );
}

/** Puts the caret where one begins to write, once there is a text. */
function useBegun(view: EditorView | null): void {
  useEffect(() => {
    if (view) beginWriting(view);
  }, [view]);
}
