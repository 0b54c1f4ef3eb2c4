import { useRouter } from '@tanstack/react-router';
import type { CardSize, StandingCard, Sublink } from '../../story/arrangement.ts';
import { Badge } from '../../ui/badge.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { Moment } from '../../ui/moment.tsx';
import { listed } from '../../ui/language.ts';
import { useHeld } from './use-held.ts';
import { useMe, useNewsroom } from '../session.ts';
import { useColleagues } from '../story-dialogs/names.ts';
import { frontWords as words } from '../words/fronts.ts';
import { Age } from './age.tsx';
import { useFront } from './arranging-context.ts';
import { type Mark, marksOf } from './card-marks.ts';
import { type CardWords, wordsOf } from './card-words.ts';
import type { CardStory, FrontContainer } from './front-query.ts';
import type { Clipboard } from './use-clipboard.ts';
import { placeAbove, placeAfter, placeBelow, placeInsteadOf, type Spot } from './places.ts';

interface CardProps<C extends Sublink> {
  readonly card: C;
  readonly container: FrontContainer;
}

/** A card in its place, with its words beside those of its story, and what readers see of it. */
export function CardView({ card, container, size }: CardProps<StandingCard> & { readonly size: CardSize }) {
  const { mayArrange, dragging, clipboard } = useFront();
  const { draft, places } = container;
  const isCut = clipboard.clips.some(({ cut }) => cut?.card === card.id);
  const isOver = dragging.held?.over === card.id;
  const place = places.find((one) => one.card === card.id) ?? null;
  return (
    <li
      className={`card card-${size}${isOver ? ' is-over' : ''}${place ? '' : ' is-unseen'}${isCut ? ' is-cut' : ''}`}
      data-card={card.id}
      draggable={mayArrange}
      onDragStart={(event) => dragging.begin(event, { is: 'card', card: card.id, container: draft.id })}
      onDragOver={(event) => dragging.over(event, card.id, (moving) => placeInsteadOf(draft, card.id, moving))}
      onDragLeave={dragging.leave}
      onDrop={dragging.drop}
      onDragEnd={dragging.end}
    >
      <CardInside card={card} container={container} place={place} size={size} />
      {card.sublinks.length > 0 && (
        <ul className="sublinks">
          {card.sublinks.map((one) => (
            <li key={one.id} className="sublink" data-card={one.id}>
              <CardInside card={one} container={container} place={null} size={null} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

interface InsideProps extends CardProps<Sublink> {
  /** What readers find in it; null where they do not, or under another card. */
  readonly place: FrontContainer['places'][number] | null;
  /** Its size in its slot; null under another card. */
  readonly size: CardSize | null;
}

function CardInside({ card, container, place, size }: InsideProps) {
  const { view, mayArrange, waiting, arranging } = useFront();
  const newsroom = useNewsroom();
  const story = storyOf(card, view.stories);
  const said = wordsOf(card, story, newsroom);
  const isInSlot = size !== null && container.slots.slots.some((slot) => slot.card?.id === card.id);
  const { layout } = container.draft;
  const marks = marksOf({
    card,
    story,
    said,
    place,
    isInSlot,
    layout,
    now: Date.now(),
    isWaiting: waiting.has(card.id),
  });
  const thumb = place ? place.thumb : size === null ? null : (story?.thumb ?? null);
  return (
    <div className="card-inside">
      {thumb !== null && <img className="card-thumb" src={thumb} alt="" loading="lazy" draggable={false} />}
      <div className="card-what">
        <CardTexts card={card} said={said} place={place} />
      </div>
      {mayArrange && <CardMenu card={card} container={container} headline={said.headline} />}
      <div className="card-foot">
        {arranging.kept.some(({ do: act }) => 'card' in act && act.card === card.id) && (
          <p className="card-waits">{words.waitsHere}</p>
        )}
        <HeldBy card={card.id} />
        <CardMarks marks={marks} size={size} isFirst={size !== 'standard'} />
        <Touched id={card.id} container={container} />
      </div>
    </div>
  );
}

/** Who has a card in hand elsewhere; everybody may still move it. */
function HeldBy({ card }: { readonly card: string }) {
  const { nameOf } = useColleagues();
  const me = useMe().id;
  const people = [...new Set(useHeld().flatMap((one) => (one.card === card ? [one.person] : [])))];
  if (people.length === 0) return null;
  const names = people.map((person) => (person === me ? words.yourself : nameOf(person)));
  return (
    <p className="card-held" dir="auto">
      {words.heldBy(listed(names))}
    </p>
  );
}

function CardTexts({ card, said, place }: Pick<InsideProps, 'card' | 'place'> & { readonly said: CardWords }) {
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

function storyOf({ content }: Sublink, stories: readonly CardStory[]): CardStory | undefined {
  return content.is === 'story' ? stories.find(({ id }) => id === content.id) : undefined;
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

function Touched({ id, container: { draft } }: { readonly id: string; readonly container: FrontContainer }) {
  const { nameOf } = useColleagues();
  const { view } = useFront();
  const touched = draft.cards[id]?.touched;
  // What stands as the front was begun nobody has changed yet.
  if (!touched || touched.revision === view.draft.placed[draft.id]?.revision) return null;
  return (
    <p className="card-touched">
      <span dir="auto">{words.touched(nameOf(touched.by))}</span> <Moment at={touched.at} />
    </p>
  );
}

function CardMenu({ card, container, headline }: CardProps<Sublink> & { readonly headline: string }) {
  return (
    <span className="card-menu">
      <MenuButton label={words.actions(headline)} items={useCardActs(card, container)} look="plain">
        <span aria-hidden="true">⋯</span>
      </MenuButton>
    </span>
  );
}

function useCardActs(card: Sublink, { draft }: FrontContainer): readonly MenuEntry[] {
  const { arranging, names, ask, clipboard } = useFront();
  const router = useRouter();
  const [container, name] = [draft.id, names.card(card.id)];
  const step = (id: string, does: string, to: Spot | null): MenuEntry[] => {
    if (!to) return [];
    const act = { act: 'move-card', card: card.id, from: container, to: container, ...placeIn(to) } as const;
    const say = words.done(words.did.moveCard(name, names.place(container, to.list)));
    return [{ id, name: does, run: () => arranging.give([act], say) }];
  };
  const { content } = card;
  return [
    { id: 'move', name: words.moveTo, run: () => ask({ is: 'move', container, card: card.id }) },
    ...step('up', words.moveUp, placeAbove(draft, card.id)),
    ...step('down', words.moveDown, placeBelow(draft, card.id)),
    { id: 'copy', name: words.copy, run: () => clipboard.copy(card.id) },
    { id: 'cut', name: words.cut, run: () => clipboard.cut(card.id) },
    ...pasteEntry(clipboard, placeAfter(draft, card.id)),
    { id: 'edit', name: words.edit, run: () => ask({ is: 'edit', container, card: card.id }) },
    {
      id: 'off',
      name: words.takeOff,
      run: () =>
        arranging.give(
          [{ act: 'take-off', container, card: card.id }],
          words.done(words.did.takeOff(name, names.container(container))),
        ),
    },
    ...(content.is === 'story'
      ? [{ id: 'open', name: words.openStory, run: () => router.history.push(`/stories/${content.id}`) }]
      : []),
  ];
}

/** Puts what is first on the clipboard after a card. */
function pasteEntry({ clips: [clip], paste }: Clipboard, spot: Spot | null): MenuEntry[] {
  return clip && spot ? [{ id: 'paste', name: words.pasteAfter(clip.name), run: () => paste(clip, spot) }] : [];
}

function placeIn({ list, after }: Spot): Pick<Spot, 'list' | 'after'> {
  return { list, after };
}
