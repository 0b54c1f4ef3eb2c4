import { type DragEvent, use } from 'react';
import type { ArrangedContainer } from '../../story/arranged.ts';
import type { CardSize, StandingCard, Sublink } from '../../story/arrangement.ts';
import { HeldContext, useFront } from './arranging-context.ts';
import { CardBody } from './card-body.tsx';
import { clippedFrom } from './clipboard.ts';
import type { CardStory, FrontContainer } from './front-query.ts';
import type { SpotFor } from './held-at.ts';
import { placeInsteadOf } from './places.ts';

interface CardProps<C extends Sublink> {
  readonly card: C;
  readonly container: FrontContainer;
}

/** A card in its place, with its words beside those of its story, and what readers see of it. */
export function CardView({ card, container, size }: CardProps<StandingCard> & { readonly size: CardSize }) {
  const { draft, places } = container;
  const { classes, ...drags } = useDrags(card, draft);
  const place = places.find((one) => one.card === card.id) ?? null;
  return (
    <li className={`card card-${size}${classes}${place ? '' : ' is-unseen'}`} {...drags}>
      <CardInside card={card} container={container} place={place} size={size} />
      {card.sublinks.length > 0 && (
        <ul className="sublinks">
          {card.sublinks.map((one) => (
            <SublinkView key={one.id} card={one} container={container} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** A card under another. */
function SublinkView({ card, container }: CardProps<Sublink>) {
  const { classes, ...drags } = useDrags(card, container.draft);
  return (
    <li className={`sublink${classes}`} {...drags}>
      <CardInside card={card} container={container} place={null} size={null} />
    </li>
  );
}

/** A card as something that is dragged, and over which others are held. */
function useDrags(card: Sublink, draft: ArrangedContainer) {
  const { mayArrange, names, dragging, clipboard } = useFront();
  const [id, container] = [card.id, draft.id];
  const isCut = clipboard.clips.some(({ cut }) => cut?.card === id);
  const isOver = dragging.held?.over === id;
  const spotFor: SpotFor = (moving) => placeInsteadOf(draft, id, moving);
  return {
    classes: `${isOver ? ' is-over' : ''}${isCut ? ' is-cut' : ''}`,
    'data-card': id,
    draggable: mayArrange,
    onDragStart: (event: DragEvent) =>
      dragging.begin(event, clippedFrom(card, names.card(id), { card: id, container })),
    onDragOver: (event: DragEvent) => mayArrange && dragging.over(event, id, spotFor),
    onDragLeave: dragging.leave,
    onDrop: (event: DragEvent) => dragging.drop(event, spotFor),
    onDragEnd: dragging.end,
  };
}

interface InsideProps extends CardProps<Sublink> {
  /** What readers find in it; null where they do not, or under another card. */
  readonly place: FrontContainer['places'][number] | null;
  /** Its size in its slot; null under another card. */
  readonly size: CardSize | null;
}

/** Gathers what a card shows, so that it is drawn again only where that changed. */
function CardInside({ card, container: { draft, slots }, place, size }: InsideProps) {
  const { view, mayArrange, waiting, arranging, newsroom, nameOf } = useFront();
  const heldBy = use(HeldContext);
  const touched = draft.cards[card.id]?.touched;
  // What stands as the front was begun nobody has changed yet.
  const isAsBegun = touched?.revision === view.draft.placed[draft.id]?.revision;
  return (
    <CardBody
      {...{ card, place, size, mayArrange, newsroom }}
      container={draft.id}
      layout={draft.layout}
      story={storyOf(card, view.stories)}
      isInSlot={size !== null && slots.slots.some((slot) => slot.card?.id === card.id)}
      isWaiting={waiting.has(card.id)}
      isKept={arranging.kept.some(({ do: act }) => 'card' in act && act.card === card.id)}
      heldBy={heldBy.get(card.id) ?? null}
      touchedBy={isAsBegun || !touched ? null : nameOf(touched.by)}
      touchedAt={isAsBegun || !touched ? null : touched.at}
    />
  );
}

function storyOf({ content }: Sublink, stories: readonly CardStory[]): CardStory | undefined {
  return content.is === 'story' ? stories.find(({ id }) => id === content.id) : undefined;
}
