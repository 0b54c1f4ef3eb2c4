import { type DragEvent, useRef, useState } from 'react';
import type { Clip } from '../../story/clips.ts';
import { frontWords as words } from '../words/fronts.ts';
import { CLIP_TYPE, clipIn } from './clipboard.ts';
import type { FrontView } from './front-query.ts';
import { heldAt, type HeldAt, type SpotFor } from './held-at.ts';

/** A place over which something is held. */
export interface Held extends HeldAt {
  /** The card or the empty place over which it is held. */
  readonly over: string;
}

/** Dragging on one front, and from any other on this screen or in another window: for those with a mouse. Everybody else has "Move to…" and the clipboard for the same. */
export interface Dragging {
  readonly held: Held | null;
  /** What is dragged goes as a clip: one that says which card was cut moves that card, unless whoever drags it holds the key for a copy. */
  begin(event: DragEvent, dragged: Clip): void;
  /** Something is held over a place. */
  over(event: DragEvent, over: string, spotFor: SpotFor): void;
  leave(event: DragEvent): void;
  /** It was let go there. What that does is found out now, whatever was known while it was held; where it does nothing, that is said. */
  drop(event: DragEvent, spotFor: SpotFor): void;
  /** Something is held over the clipboard. */
  overClipboard(event: DragEvent): void;
  /** What was let go over the clipboard, to be kept there; null for what cannot be read. */
  dropOnClipboard(event: DragEvent): Clip | null;
  /** It was let go where nothing can be put. */
  end(): void;
}

interface Drops {
  onDrop(held: HeldAt): void;
  /** Nothing was done, for this reason. */
  onNothing(say: string): void;
}

/** What somebody drags on this screen, over whichever of its fronts. */
let inHand: Clip | null = null;

/** What comes from another window, which says what it is only when it is let go. */
const fromElsewhere: Clip = {
  ...{ id: 'elsewhere', name: '', overrides: {}, cut: null },
  content: { is: 'newest', list: 'all' },
};

export function useDragging(view: FrontView, { onDrop, onNothing }: Drops): Dragging {
  const now = useRef<Held | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
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
      event.dataTransfer.setData(typeOf(what), '1');
      // Firefox drags nothing that holds no text.
      event.dataTransfer.setData('text/plain', what.name);
      inHand = what;
    },
    over: (event, over, spotFor) => {
      const what = heldBy(event);
      if (!what) return;
      event.stopPropagation();
      const next = heldAt(view, what, spotFor);
      if (!next) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = next.dragged.cut ? 'move' : 'copy';
      if (now.current?.over !== over || isOther(now.current.dragged, next.dragged)) hold({ ...next, over });
    },
    overClipboard: (event) => {
      const what = heldBy(event);
      if (!what) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = what.cut ? 'move' : 'copy';
    },
    dropOnClipboard: (event) => {
      event.preventDefault();
      end();
      return letGo(event);
    },
    leave: ({ currentTarget, relatedTarget }) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) hold(null);
    },
    drop: (event, spotFor) => {
      event.preventDefault();
      event.stopPropagation();
      end();
      const what = letGo(event);
      const at = what && heldAt(view, what, spotFor);
      if (at?.will.refused === null) onDrop(at);
      else onNothing(at?.will.refused ?? (what ? words.standsThere(what.name) : words.unreadable));
    },
  };
}

/** Says of something that is dragged which it is, for as long as only that can be read. */
const typeOf = ({ id }: Clip): string => `${CLIP_TYPE}.${id}`;

/** What is over a place. Null for what is none of ours, as a file is. */
function heldBy(event: DragEvent): Clip | null {
  const { types } = event.dataTransfer;
  // The end of a drag is not heard of where the card has left the screen meanwhile.
  const isOurs = inHand !== null && types.includes(typeOf(inHand));
  return asHeld(event, isOurs ? inHand : types.includes(CLIP_TYPE) ? fromElsewhere : null);
}

/** What was let go, also from another window. Null for what cannot be read. */
function letGo(event: DragEvent): Clip | null {
  return asHeld(event, clipIn(event.dataTransfer.getData(CLIP_TYPE)));
}

/** A copy, while the key for that is held. */
function asHeld({ ctrlKey, altKey }: DragEvent, what: Clip | null): Clip | null {
  return what && (ctrlKey || altKey) ? { ...what, cut: null } : what;
}

function isOther(one: Clip, other: Clip): boolean {
  return one.id !== other.id || one.cut?.card !== other.cut?.card;
}
