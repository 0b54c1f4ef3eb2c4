import { type DragEvent, useRef, useState } from 'react';
import type { Clip } from '../../story/clips.ts';
import type { FrontActOf } from '../../story/front-commands.ts';
import { CLIP_TYPE, clipIn, pasteAct } from './clipboard.ts';
import type { FrontView } from './front-query.ts';
import { foreseen, type Foreseen, type Spot } from './places.ts';

/** Where what is held would be put; `moving` is the card that it is, which stands somewhere already, or null. */
type SpotFor = (moving: string | null) => Spot | null;

/** A place over which something is held, and what letting go of it there would do. */
export interface Held {
  readonly dragged: Clip;
  /** The card or the empty place over which it is held. */
  readonly over: string;
  readonly spot: Spot;
  readonly act: FrontActOf<'add-card' | 'move-card'>;
  readonly will: Foreseen;
  readonly spotFor: SpotFor;
}

/** Dragging on one front, and from any other on this screen or in another window: for those with a mouse. Everybody else has "Move to…" and the clipboard for the same. */
export interface Dragging {
  readonly held: Held | null;
  /** What is dragged goes as a clip: one that says which card was cut moves that card, unless whoever drags it holds the key for a copy. */
  begin(event: DragEvent, dragged: Clip): void;
  /** Something is held over a place. */
  over(event: DragEvent, over: string, spotFor: SpotFor): void;
  leave(event: DragEvent): void;
  drop(event: DragEvent): void;
  /** It was let go where nothing can be put. */
  end(): void;
}

/** What somebody drags on this screen, over whichever of its fronts. */
let inHand: Clip | null = null;

/** What comes from another window, which says what it is only when it is let go. */
const fromElsewhere: Clip = {
  ...{ id: 'elsewhere', name: '', overrides: {}, cut: null },
  content: { is: 'newest', list: 'all' },
};

export function useDragging(view: FrontView, onDrop: (held: Held) => void): Dragging {
  const now = useRef<Held | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  // Whoever lets go at once means what is under the pointer, drawn or not.
  const hold = (one: Held | null): void => {
    now.current = one;
    setHeld(one);
  };
  const end = (): void => {
    inHand = null;
    hold(null);
  };
  return {
    held,
    end,
    begin: (event, what) => {
      // A card within a card goes alone.
      event.stopPropagation();
      event.dataTransfer.effectAllowed = 'copyMove';
      event.dataTransfer.setData(CLIP_TYPE, JSON.stringify(what));
      // Firefox drags nothing that holds no text.
      event.dataTransfer.setData('text/plain', what.name);
      inHand = what;
    },
    over: (event, over, spotFor) => {
      const what = heldBy(event);
      if (!what) return;
      event.stopPropagation();
      const next = heldAt(view, what, { over, spotFor });
      if (!next) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = next.dragged.cut ? 'move' : 'copy';
      if (now.current?.over !== over || isOther(now.current.dragged, next.dragged)) hold(next);
    },
    leave: ({ currentTarget, relatedTarget }) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) hold(null);
    },
    drop: (event) => {
      event.preventDefault();
      event.stopPropagation();
      const dropped = now.current && letGo(view, event, now.current);
      if (dropped?.will.refused === null) onDrop(dropped);
      end();
    },
  };
}

/** What is over a place: a copy of it while the key for that is held. Null for what is none of ours, as a file is. */
function heldBy({ dataTransfer, ctrlKey, altKey }: DragEvent): Clip | null {
  const what = inHand ?? (dataTransfer.types.includes(CLIP_TYPE) ? fromElsewhere : null);
  return what && (ctrlKey || altKey) ? { ...what, cut: null } : what;
}

function isOther(one: Clip, other: Clip): boolean {
  return one.id !== other.id || one.cut?.card !== other.cut?.card;
}

/** What another window gave is known by now. */
function letGo(view: FrontView, { dataTransfer, ctrlKey, altKey }: DragEvent, held: Held): Held | null {
  if (held.dragged.id !== fromElsewhere.id) return held;
  const what = clipIn(dataTransfer.getData(CLIP_TYPE));
  return what && heldAt(view, ctrlKey || altKey ? { ...what, cut: null } : what, held);
}

/** Null where it stands there already. */
function heldAt(view: FrontView, dragged: Clip, { over, spotFor }: Pick<Held, 'over' | 'spotFor'>): Held | null {
  const spot = spotFor(dragged.cut?.card ?? null);
  if (!spot) return null;
  const act = pasteAct(dragged, spot);
  return { dragged, over, spot, spotFor, act, will: foreseen(view, act, spot.container) };
}
