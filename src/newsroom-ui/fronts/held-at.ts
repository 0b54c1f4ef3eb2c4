import type { Clip } from '../../story/clips.ts';
import type { FrontActOf } from '../../story/front-commands.ts';
import { pasteAct } from './clipboard.ts';
import type { FrontView } from './front-query.ts';
import { foreseen, type Foreseen, type Spot } from './places.ts';

/** Where what is held would be put; `moving` is the card that it is, which stands somewhere already, or null. Null where it stands there itself. */
export type SpotFor = (moving: string | null) => Spot | null;

/** A place over which something is held, and what letting go of it there does. */
export interface HeldAt {
  readonly dragged: Clip;
  readonly spot: Spot;
  readonly act: FrontActOf<'add-card' | 'move-card'>;
  readonly will: Foreseen;
}

/**
 * What letting go of something at a place does; null where it stands there already. A window that says that the card stands elsewhere may know
 * better than this one: then it comes here from there, and the newsroom says whether it does.
 */
export function heldAt(view: FrontView, dragged: Clip, spotFor: SpotFor): HeldAt | null {
  const spot = spotFor(dragged.cut?.card ?? null) ?? (comesFromElsewhere(view, dragged) ? spotFor(null) : null);
  if (!spot) return null;
  const act = pasteAct(dragged, spot);
  return { dragged, spot, act, will: foreseen(view, act, spot.container) };
}

function comesFromElsewhere({ containers }: FrontView, { cut }: Clip): boolean {
  return cut !== null && !containers.some(({ draft }) => draft.id === cut.container && draft.cards[cut.card]);
}
