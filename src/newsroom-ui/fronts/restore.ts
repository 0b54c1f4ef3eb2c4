import { newId } from '../../base/ids.ts';
import { type ArrangedContainer, standing } from '../../story/arranged.ts';
import type { StandingContainer } from '../../story/arrangement.ts';
import type { FrontAct } from '../../story/front-commands.ts';
import type { FrontView } from './front-query.ts';

/**
 * The commands that make a front what it once was: which containers stand on it, in which order, and what stands in each. Nothing is
 * thrown away by them: what stood there until now is taken off, and each can be taken back.
 */
export function restoreActs({ draft, containers }: FrontView, past: readonly StandingContainer[]): FrontAct[] {
  const now = new Map(containers.map((one) => [one.draft.id, one.draft]));
  const wanted = past.map(({ id }) => id);
  const leaving = draft.containers.filter((id) => !wanted.includes(id));
  const inOrder = draft.containers.filter((id) => wanted.includes(id)).join() === wanted.join();
  const front = draft.id;
  return [
    ...leaving.map((container): FrontAct => ({ act: 'remove-container', front, container })),
    ...(inOrder ? [] : wanted.map((container, at) => placed(front, container, wanted[at - 1] ?? null))),
    ...past.flatMap((one) => restored(one, now.get(one.id))),
  ];
}

function placed(front: string, container: string, after: string | null): FrontAct {
  return { act: 'place-container', front, container, after };
}

function restored(past: StandingContainer, now: ArrangedContainer | undefined): FrontAct[] {
  if (now && JSON.stringify(standing(now)) === JSON.stringify(past)) return [];
  return [{ act: 'restore-container', container: past.id, to: withOwnNames(past, now) }];
}

/** A card that is not in the container any more may stand in another by now: it comes back under a name of its own. */
function withOwnNames(past: StandingContainer, now: ArrangedContainer | undefined): StandingContainer {
  const named = <C extends { readonly id: string }>(card: C): C =>
    now?.cards[card.id] ? card : { ...card, id: newId() };
  return { ...past, cards: past.cards.map((card) => ({ ...named(card), sublinks: card.sublinks.map(named) })) };
}
