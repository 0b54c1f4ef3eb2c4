import { useRouter } from '@tanstack/react-router';
import type { CardSize, StandingCard, Sublink } from '../../story/arrangement.ts';
import { Badge } from '../../ui/badge.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { Moment } from '../../ui/moment.tsx';
import { useNewsroom } from '../session.ts';
import { useColleagues } from '../story-dialogs/names.ts';
import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';
import { type CardState, type CardWords, wordsOf } from './card-words.ts';
import type { CardStory, FrontContainer } from './front-query.ts';
import { placeAbove, placeBelow, placeInsteadOf, type Spot } from './places.ts';

interface CardProps<C extends Sublink> {
  readonly card: C;
  readonly container: FrontContainer;
}

/** A card in its place, with its words beside those of its story, and what readers see of it. */
export function CardView({ card, container, size }: CardProps<StandingCard> & { readonly size: CardSize }) {
  const { mayArrange, dragging } = useFront();
  const { draft } = container;
  const isOver = dragging.held?.over === card.id;
  return (
    <li
      className={`card card-${size}${isOver ? ' is-over' : ''}`}
      data-card={card.id}
      draggable={mayArrange}
      onDragStart={(event) => dragging.begin(event, { is: 'card', card: card.id, container: draft.id })}
      onDragOver={(event) => dragging.over(event, card.id, (moving) => placeInsteadOf(draft, card.id, moving))}
      onDragLeave={dragging.leave}
      onDrop={dragging.drop}
      onDragEnd={dragging.end}
    >
      <CardInside card={card} container={container} place={size === 'standard' ? null : words.places[size]} />
      {card.sublinks.length > 0 && (
        <ul className="sublinks">
          {card.sublinks.map((one) => (
            <li key={one.id} className="sublink" data-card={one.id}>
              <CardInside card={one} container={container} place={null} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function CardInside({ card, container, place }: CardProps<Sublink> & { readonly place: string | null }) {
  const { view, mayArrange } = useFront();
  const newsroom = useNewsroom();
  const story = storyOf(card, view.stories);
  const said = wordsOf(card, story, newsroom);
  const kicker = card.overrides.kicker?.value;
  return (
    <div className="card-inside">
      <div className="card-what">
        {kicker && (
          <p className="card-kicker" dir="auto">
            {kicker}
          </p>
        )}
        <p className="card-headline" dir={said.dir}>
          {said.headline}
        </p>
        {said.own !== null && (
          <p className="card-own" dir="auto">
            {words.own(said.own)}
          </p>
        )}
        <CardMarks said={said} story={story} place={place} />
        <Touched id={card.id} container={container} />
      </div>
      {mayArrange && <CardMenu card={card} container={container} headline={said.headline} />}
    </div>
  );
}

function storyOf({ content }: Sublink, stories: readonly CardStory[]): CardStory | undefined {
  return content.is === 'story' ? stories.find(({ id }) => id === content.id) : undefined;
}

const tones = {
  live: 'live',
  scheduled: 'accent',
  draft: 'warn',
  withdrawn: 'stop',
  killed: 'stop',
  link: 'plain',
  newest: 'plain',
  unknown: 'stop',
} as const satisfies Record<CardState, string>;

interface MarksProps {
  readonly said: CardWords;
  readonly story: CardStory | undefined;
  readonly place: string | null;
}

function CardMarks({ said: { state, since }, story, place }: MarksProps) {
  return (
    <p className="card-marks">
      {place !== null && <Badge>{place}</Badge>}
      <Badge tone={tones[state]}>
        {words.states[state]}
        {state === 'scheduled' && story?.scheduledAt && (
          <>
            {' '}
            <Moment at={story.scheduledAt} />
          </>
        )}
      </Badge>
      {since && <Badge tone="warn">{words.since[since]}</Badge>}
    </p>
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
  const { arranging, names, ask } = useFront();
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

function placeIn({ list, after }: Spot): Pick<Spot, 'list' | 'after'> {
  return { list, after };
}
