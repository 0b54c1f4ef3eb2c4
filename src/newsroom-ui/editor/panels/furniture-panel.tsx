import type { EditorView } from 'prosemirror-view';
import { wantsShortHeadline } from '../../../story/headline-room.ts';
import { panelWords } from '../../words/panels.ts';
import type { DraftNow } from '../use-draft.ts';
import { BoundField } from './bound-field.tsx';
import { HeadlineGuides, useHeadlineRooms } from './headline-guides.tsx';

export interface WritingPanelProps {
  readonly view: EditorView | null;
  readonly draft: DraftNow;
  readonly isReadOnly: boolean;
  readonly isSuggesting: boolean;
}

const words = panelWords.furniture;

/** The furniture that stands elsewhere than over the text, and how the headline stands in each place. */
export function FurniturePanel(props: WritingPanelProps) {
  const { story } = props.draft;
  const rooms = useHeadlineRooms(story);
  const isWanted = rooms !== null && wantsShortHeadline(rooms, story);
  return (
    <>
      <section className="panel-part">
        <BoundField
          {...props}
          path="shortHeadline"
          label={words.shortHeadline}
          hint={words.shortHeadlineHint}
          wanted={isWanted ? words.shortHeadlineWanted : null}
        />
        <BoundField {...props} path="trailText" label={words.trailText} hint={words.trailTextHint} lines={3} />
        <BoundField {...props} path="catchline" label={words.catchline} hint={words.catchlineHint} />
      </section>
      <section className="panel-part">
        <h2>{words.rooms}</h2>
        <HeadlineGuides rooms={rooms} dir={story.dir} lang={story.lang} />
      </section>
    </>
  );
}
