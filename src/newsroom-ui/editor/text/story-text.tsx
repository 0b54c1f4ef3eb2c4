import type { EditorView } from 'prosemirror-view';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Picture } from '../../../story/picture.ts';
import type { OpenStory } from '../open-story.ts';
import { openText } from './open-text.ts';

export interface StoryTextProps {
  readonly story: OpenStory;
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
}

/**
 * The text of a story: furniture, main media and body in one document that several people type in. React renders it once;
 * what is typed never passes through React.
 */
export function StoryText(props: StoryTextProps) {
  const place = useRef<HTMLDivElement>(null);
  const now = useRef(props);
  now.current = props;
  const { story, isSuggesting, readOnly, dir, lang } = props;
  const hasText = useSyncExternalStore(story.status.subscribe, () => story.status.get().hasText);
  const text = useRef<ReturnType<typeof openText> | null>(null);
  useEffect(() => {
    if (!hasText || !place.current) return undefined;
    const opened = openText(place.current, story, () => now.current);
    text.current = opened;
    now.current.onView?.(opened.view);
    return () => {
      text.current = null;
      now.current.onView?.(null);
      opened.close();
    };
  }, [story, hasText]);
  useEffect(() => text.current?.changed(), [isSuggesting, readOnly, dir, lang, hasText]);
  return <div ref={place} className="story-text" />;
}
