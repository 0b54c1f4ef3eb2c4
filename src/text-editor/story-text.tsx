import type { EditorView } from 'prosemirror-view';
import { type Dispatch, type SetStateAction, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Picture } from '../story/picture.ts';
import type { ChosenRecording, RecordingKind } from '../story/recording.ts';
import { Loading } from '../ui/states.tsx';
import type { SharedText } from './shared-text.ts';
import { FindBar } from './find/find-bar.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { type OpenText, openText } from './open-text.ts';
import './text.css';
import './forms.css';

export interface StoryTextProps {
  readonly story: SharedText;
  /** Told of the view when it stands, and with null when it is gone. */
  onView?(view: EditorView | null): void;
  /** What is typed becomes a suggestion. */
  readonly isSuggesting: boolean;
  readonly readOnly: boolean;
  readonly dir: 'ltr' | 'rtl';
  readonly lang: string;
  /** Who types here: the author of suggestions, and the name at their cursor for the others. */
  readonly me: { readonly id: string; readonly name: string };
  /** Asks for a picture; null when none was chosen. */
  choosePicture?(): Promise<Picture | null>;
  /** Asks for a film, or for sound; null when none was chosen. */
  chooseRecording?(is: RecordingKind): Promise<ChosenRecording | null>;
  /** Takes pictures that were pasted or dropped where the caret is; absent where nobody does. */
  addPictures?(files: readonly File[]): void;
  /** Begins a comment on what is selected; absent where nobody may. */
  readonly onComment?: (() => void) | undefined;
  /** Turns suggesting on or off; absent where nobody may. */
  readonly onSuggest?: (() => void) | undefined;
  /** Shows the furniture that is written beside the text. */
  openFurniture?(): void;
}

type Asking = { readonly is: 'link' } | { readonly is: 'find'; readonly withReplace: boolean; readonly times: number };

/**
 * The text of a story: furniture, main media and body in one document that several people type in. React renders it once;
 * what is typed never passes through React.
 */
export function StoryText(props: StoryTextProps) {
  const { story, isSuggesting, readOnly, dir, lang } = props;
  const [asking, setAsking] = useState<Asking | null>(null);
  const hasText = useSyncExternalStore(story.status.subscribe, () => story.status.get().hasText);
  const { place, text } = useText(props, hasText, setAsking);
  useEffect(() => text?.changed(), [text, isSuggesting, readOnly, dir, lang]);
  const close = (): void => {
    setAsking(null);
    text?.view.focus();
  };
  return (
    <div className="story-text">
      {text && asking?.is === 'find' && (
        <FindBar view={text.view} withReplace={asking.withReplace} times={asking.times} onClose={close} />
      )}
      {!hasText && <Loading lines={9} />}
      <div ref={place} className="story-paper" dir={dir} />
      {text && asking?.is === 'link' && <LinkDialog view={text.view} onClose={close} />}
    </div>
  );
}

/** Asked again, the bar that stands is gone to. */
function askedAgain(before: Asking | null, withReplace: boolean): Asking {
  return { is: 'find', withReplace, times: before?.is === 'find' ? before.times + 1 : 1 };
}

/** The editor, opened once there is a text and closed with the screen. */
function useText(props: StoryTextProps, hasText: boolean, ask: Dispatch<SetStateAction<Asking | null>>) {
  const place = useRef<HTMLDivElement>(null);
  const now = useRef(props);
  now.current = props;
  const [text, setText] = useState<OpenText | null>(null);
  useEffect(() => {
    if (!hasText || !place.current) return undefined;
    const asks = {
      link: () => ask({ is: 'link' }),
      find: (withReplace: boolean) => ask((before) => askedAgain(before, withReplace)),
    };
    const opened = openText(place.current, () => now.current, asks);
    setText(opened);
    now.current.onView?.(opened.view);
    return () => {
      setText(null);
      now.current.onView?.(null);
      opened.close();
    };
  }, [props.story, hasText, ask]);
  return { place, text };
}
