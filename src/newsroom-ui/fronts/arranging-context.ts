import { createContext, use } from 'react';
import type { NewsroomFacts } from '../session.ts';
import type { Names } from './act-words.ts';
import type { AskedFor } from './front-dialogs.tsx';
import type { FrontView } from './front-query.ts';
import type { Arranging } from './use-arranging.ts';
import type { Clipboard } from './use-clipboard.ts';
import type { Dragging } from './use-dragging.ts';

/** A front on the screen, and what whoever looks at it may do. */
export interface FrontInWork {
  readonly view: FrontView;
  readonly names: Names;
  readonly arranging: Arranging;
  readonly mayArrange: boolean;
  /** Whether other fronts stand beside it on the screen. */
  readonly isBeside: boolean;
  readonly dragging: Dragging;
  readonly clipboard: Clipboard;
  /** Cards that what was given here, and is not back from the newsroom, is about. */
  readonly waiting: ReadonlySet<string>;
  readonly newsroom: NewsroomFacts;
  /** The name of somebody who works here. */
  nameOf(person: string): string;
  /** Opens a dialog. */
  ask(asked: AskedFor): void;
}

export const ArrangingContext = createContext<FrontInWork | null>(null);

/** Holds the same, for what asks when something is done and need not be drawn again with every move. */
export const LatestFrontContext = createContext<{ readonly current: FrontInWork | null }>({ current: null });

export function useLatestFront(): { readonly current: FrontInWork | null } {
  return use(LatestFrontContext);
}

/** Who has a card in hand elsewhere, in words, by card. It changes with every look of somebody, and only cards are drawn again for it. */
export const HeldContext = createContext<ReadonlyMap<string, string>>(new Map());

/** The front on this screen; only for what is on it. */
export function useFront(): FrontInWork {
  const work = use(ArrangingContext);
  if (!work) throw new Error('This stands only on the screen of a front.');
  return work;
}
