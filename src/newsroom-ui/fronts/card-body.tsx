import { memo } from 'react';
import type { CardSize, ContainerSettings, Sublink } from '../../story/arrangement.ts';
import { Badge } from '../../ui/badge.tsx';
import { Age, Moment } from '../../ui/moment.tsx';
import type { NewsroomFacts } from '../session.ts';
import { frontWords as words } from '../words/fronts.ts';
import { type Mark, marksOf } from './card-marks.ts';
import { CardMenu } from './card-menu.tsx';
import { type CardWords, wordsOf } from './card-words.ts';
import type { CardStory, FrontContainer } from './front-query.ts';
import { Thumb } from './thumb.tsx';

interface BodyProps {
  readonly card: Sublink;
  /** The container in which it stands, and how that looks. */
  readonly container: string;
  readonly layout: ContainerSettings['layout'];
  readonly story: CardStory | undefined;
  /** What readers find in it; null where they do not, or under another card. */
  readonly place: FrontContainer['places'][number] | null;
  /** Its size in its slot; null under another card. */
  readonly size: CardSize | null;
  readonly isInSlot: boolean;
  /** Whether something was done to it here that the newsroom has not answered, and whether that waits on this device. */
  readonly isWaiting: boolean;
  readonly isKept: boolean;
  /** The names of those who have it in hand elsewhere; null for nobody. */
  readonly heldBy: string | null;
  /** The name of who changed it last, and when; null for nobody. */
  readonly touchedBy: string | null;
  readonly touchedAt: string | null;
  readonly mayArrange: boolean;
  readonly newsroom: NewsroomFacts;
}

/** What a card says and shows. There may be a hundred of them on a screen that follows every move of others: each is drawn only when it changes. */
export const CardBody = memo(function CardBody(shown: BodyProps) {
  const { card, container, story, place, size, isKept, heldBy, mayArrange, newsroom } = shown;
  const said = wordsOf(card, story, newsroom);
  const marks = marksOf({ ...shown, said, now: Date.now() });
  const thumb = place ? place.thumb : size === null ? null : (story?.thumb ?? null);
  return (
    <div className="card-inside">
      {thumb !== null && <Thumb src={thumb} />}
      <div className="card-what">
        <CardTexts card={card} said={said} place={place} />
      </div>
      {mayArrange && <CardMenu card={card} container={container} headline={said.headline} />}
      <div className="card-foot">
        {isKept && <p className="card-waits">{words.waitsHere}</p>}
        {/* Everybody may still move it. */}
        {heldBy !== null && (
          <p className="card-held" dir="auto">
            {words.heldBy(heldBy)}
          </p>
        )}
        <CardMarks marks={marks} size={size} isFirst={size !== 'standard'} />
        <Touched by={shown.touchedBy} at={shown.touchedAt} />
      </div>
    </div>
  );
});

function CardTexts({ card, said, place }: Pick<BodyProps, 'card' | 'place'> & { readonly said: CardWords }) {
  const kicker = card.overrides.kicker?.value;
  return (
    <>
      {kicker && (
        <p className="card-kicker" dir="auto">
          {kicker}
        </p>
      )}
      <p className="card-headline" dir={said.dir}>
        {said.headline}
      </p>
      {card.content.is === 'newest' && place && (
        <p className="card-own" dir={place.dir}>
          {words.nowShows(place.headline)}
        </p>
      )}
      {card.content.is === 'link' && <p className="card-own">{card.content.href}</p>}
      {said.own !== null && (
        <p className="card-own" dir="auto">
          {words.own(said.own)}
        </p>
      )}
    </>
  );
}

interface MarksProps {
  readonly marks: readonly Mark[];
  readonly size: CardSize | null;
  /** Whether it stands in a larger place than the others. */
  readonly isFirst: boolean;
}

function CardMarks({ marks, size, isFirst }: MarksProps) {
  if (marks.length === 0 && !(isFirst && size)) return null;
  return (
    <p className="card-marks">
      {isFirst && size && <Badge>{words.places[size]}</Badge>}
      {marks.map(({ tone, say, at }) => (
        <MarkView key={say} tone={tone} say={say} {...(at && { at })} />
      ))}
    </p>
  );
}

function MarkView({ tone, say, at }: Mark) {
  if (tone === 'quiet')
    return (
      <span>
        {say} {at && <Age at={at} />}
      </span>
    );
  return (
    <Badge tone={tone}>
      {say}
      {at && (
        <>
          {' '}
          <Moment at={at} />
        </>
      )}
    </Badge>
  );
}

interface TouchedProps {
  readonly by: string | null;
  readonly at: string | null;
}

function Touched({ by, at }: TouchedProps) {
  if (by === null || at === null) return null;
  return (
    <p className="card-touched">
      <span dir="auto">{words.touched(by)}</span> <Moment at={at} />
    </p>
  );
}
