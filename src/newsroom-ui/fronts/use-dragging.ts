import { type DragEvent, useRef, useState } from 'react';
import { newId } from '../../base/ids.ts';
import type { FrontActOf } from '../../story/front-commands.ts';
import type { Clip } from '../../story/clips.ts';
import type { FrontView } from './front-query.ts';
import { pasteAct } from './clipboard.ts';
import type { Puttable } from './place-dialog.tsx';
import { foreseen, type Foreseen, type Spot } from './places.ts';

/** What somebody drags: a card of the front, or what is to come on it. */
export type Dragged =
  | { readonly is: 'card'; readonly card: string; readonly container: string }
  | { readonly is: 'new'; readonly what: Puttable | Clip };

/** A place over which something is held, and what letting go of it there would do. */
export interface Held {
  readonly dragged: Dragged;
  /** The card or the empty place over which it is held. */
  readonly over: string;
  readonly spot: Spot;
  readonly act: FrontActOf<'add-card' | 'move-card'>;
  readonly will: Foreseen;
}

/** Dragging on one front: for those with a mouse. Everybody else has "Move to…" for the same. */
export interface Dragging {
  readonly held: Held | null;
  begin(event: DragEvent, dragged: Dragged): void;
  /** Something is held over a place. */
  over(event: DragEvent, over: string, spotFor: (moving: string | null) => Spot | null): void;
  leave(event: DragEvent): void;
  drop(event: DragEvent): void;
  /** It was let go where nothing can be put. */
  end(): void;
}

export function useDragging(view: FrontView, onDrop: (held: Held) => void): Dragging {
  const dragged = useRef<Dragged | null>(null);
  const now = useRef<Held | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  // Whoever lets go at once means what is under the pointer, drawn or not.
  const hold = (one: Held | null): void => {
    now.current = one;
    setHeld(one);
  };
  const end = (): void => {
    dragged.current = null;
    hold(null);
  };
  return {
    held,
    end,
    begin: (event, what) => {
      event.dataTransfer.effectAllowed = 'move';
      // Firefox drags nothing that holds no data.
      event.dataTransfer.setData('text/plain', what.is === 'new' ? what.what.name : what.card);
      dragged.current = what;
    },
    over: (event, over, spotFor) => {
      const what = dragged.current;
      const spot = what && spotFor(what.is === 'card' ? what.card : null);
      if (!what || !spot) return;
      event.preventDefault();
      if (now.current?.over !== over) hold(heldAt(view, what, { over, spot }));
    },
    leave: ({ currentTarget, relatedTarget }) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) hold(null);
    },
    drop: (event) => {
      event.preventDefault();
      if (now.current?.will.refused === null) onDrop(now.current);
      end();
    },
  };
}

function heldAt(view: FrontView, dragged: Dragged, { over, spot }: Pick<Held, 'over' | 'spot'>): Held {
  const act = actOf(dragged, spot);
  return { dragged, over, spot, act, will: foreseen(view, act, spot.container) };
}

function actOf(dragged: Dragged, { container, list, after }: Spot): Held['act'] {
  if (dragged.is === 'card')
    return { act: 'move-card', card: dragged.card, from: dragged.container, to: container, list, after };
  if ('cut' in dragged.what) return pasteAct(dragged.what, { container, list, after });
  const { content, overrides = {} } = dragged.what;
  return { act: 'add-card', card: newId(), content, overrides, container, list, after };
}
