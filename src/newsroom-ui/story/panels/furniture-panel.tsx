import type { EditorView } from 'prosemirror-view';
import { useEffect, useRef } from 'react';
import { wantsShortHeadline } from '../../../story/headline-room.ts';
import type { Verdict } from '../../../story/publishable.ts';
import { panelWords } from '../../words/panels.ts';
import type { DraftNow } from '../use-draft.ts';
import { problemsBeside } from '../verdict.ts';
import { BoundField } from './bound-field.tsx';
import { HeadlineGuides, useHeadlineRooms } from './headline-guides.tsx';

export interface WritingPanelProps {
  readonly view: EditorView | null;
  readonly draft: DraftNow;
  readonly isReadOnly: boolean;
  readonly isSuggesting: boolean;
}

interface FurniturePanelProps extends WritingPanelProps {
  readonly verdict: Verdict;
  /** The field somebody asked for: it gets the focus, once. */
  readonly asked: string | null;
  onAsked(): void;
}

const words = panelWords.furniture;

/** The furniture that stands elsewhere than over the text or over few stories, what is missing in it, and how the headline stands in each place. */
export function FurniturePanel({ verdict, asked, onAsked, ...props }: FurniturePanelProps) {
  const { story } = props.draft;
  const rooms = useHeadlineRooms(story);
  const isWanted = rooms !== null && wantsShortHeadline(rooms, story);
  const fields = useAsked(asked, onAsked);
  const wanted = (path: string): string | null =>
    problemsBeside(verdict).find(({ where }) => where === path)?.say ?? null;
  return (
    <>
      <section className="panel-part" ref={fields}>
        <BoundField
          {...props}
          path="shortHeadline"
          label={words.shortHeadline}
          hint={words.shortHeadlineHint}
          wanted={isWanted ? words.shortHeadlineWanted : wanted('shortHeadline')}
        />
        <BoundField
          {...props}
          path="trailText"
          label={words.trailText}
          hint={words.trailTextHint}
          wanted={wanted('trailText')}
          lines={3}
        />
        <BoundField {...props} path="kicker" label={words.kicker} hint={words.kickerHint} />
        <BoundField {...props} path="dateline" label={words.dateline} hint={words.datelineHint} />
        <BoundField {...props} path="catchline" label={words.catchline} hint={words.catchlineHint} />
      </section>
      <section className="panel-part">
        <h2>{words.rooms}</h2>
        <HeadlineGuides rooms={rooms} dir={story.dir} lang={story.lang} />
      </section>
    </>
  );
}

/** Puts the focus into the field that was asked for, as soon as it stands. */
function useAsked(asked: string | null, onAsked: () => void) {
  const fields = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked === null) return;
    fields.current?.querySelector<HTMLElement>(`[name="${asked}"]`)?.focus();
    onAsked();
  }, [asked, onAsked]);
  return fields;
}
