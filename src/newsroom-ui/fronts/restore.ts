import { differ } from '../../base/differ.ts';
import { newId } from '../../base/ids.ts';
import { type ArrangedContainer, standing } from '../../story/arranged.ts';
import type { StandingContainer } from '../../story/arrangement.ts';
import type { FrontAct } from '../../story/front-commands.ts';
import type { FrontView } from './front-query.ts';

/**
 * The command that makes a front what it once was: which containers stand on it, in which order, and what is in each; null where it is so
 * already. Nothing is thrown away by it: what stood there until now is taken off, and comes back when it is taken back.
 */
export function restoreAct({ draft, containers }: FrontView, past: readonly StandingContainer[]): FrontAct | null {
  const now = new Map(containers.map((one) => [one.draft.id, one.draft]));
  const order = past.map(({ id }) => id);
  const changed = past.filter((one) => {
    const there = now.get(one.id);
    return !there || differ(standing(there), one);
  });
  if (changed.length === 0 && draft.containers.join() === order.join()) return null;
  const restored = changed.map((one) => withOwnNames(one, now.get(one.id)));
  return { act: 'restore-front', front: draft.id, order, containers: restored };
}

/** A card that is not in the container any more may stand in another by now: it comes back under a name of its own. */
function withOwnNames(past: StandingContainer, now: ArrangedContainer | undefined): StandingContainer {
  const named = <C extends { readonly id: string }>(card: C): C =>
    now?.cards[card.id] ? card : { ...card, id: newId() };
  return { ...past, cards: past.cards.map((card) => ({ ...named(card), sublinks: card.sublinks.map(named) })) };
}
