import { type ArrangedFront, frontIn, type PlaceMark, standing } from '../arranged.ts';
import type { StandingContainer } from '../arrangement.ts';
import type { FrontAct, FrontActOf } from '../front-commands.ts';
import { alreadySo, conflict, type Making, type Outcome, refused, unknown } from '../outcome.ts';
import { noContainer } from './cards.ts';
import { restoreContainer } from './containers.ts';

/**
 * Makes a front what it once was: these containers in this order, and each of those with what stood in it then. All of it or nothing; what stands
 * there now and did not then is taken off, and the one command that takes it back brings all of that again.
 */
export function restoreFront(making: Making, act: FrontActOf<'restore-front'>): Outcome {
  const front = frontIn(making.board, act.front);
  if (!front) return refused('no-such-front', act.front, 'There is no such front.');
  const missing = act.order.find((id) => !making.board.containers[id]);
  if (missing !== undefined) return noContainer(missing);
  const others = unknown(making.command, Object.values(front.placed));
  if (others.length > 0) return conflict('container-placed', others);
  let { board } = making;
  const before: StandingContainer[] = [];
  for (const to of act.containers) {
    const outcome = restoreContainer({ ...making, board }, { act: 'restore-container', container: to.id, to });
    if (outcome.is !== 'done') return outcome;
    const was = board.containers[to.id];
    if (outcome.inverse !== null && was) before.push(standing(was));
    ({ board } = outcome);
  }
  if (before.length === 0 && front.containers.join() === act.order.join()) return alreadySo(making);
  const inverse: FrontAct = {
    act: 'restore-front',
    front: act.front,
    order: [...front.containers],
    containers: before,
  };
  return {
    is: 'done',
    board: { ...board, fronts: { ...board.fronts, [front.id]: inOrder(front, act, making) } },
    inverse,
  };
}

/** The place of everything on it is chosen by this: whoever moves any of it without knowing is asked. */
function inOrder(front: ArrangedFront, { order }: FrontActOf<'restore-front'>, { mark }: Making): ArrangedFront {
  const all = [...new Set([...front.containers, ...order])];
  const placed = all.map((id): [string, PlaceMark] => [id, { ...mark, after: order[order.indexOf(id) - 1] ?? null }]);
  return {
    ...front,
    containers: [...order],
    placed: { ...front.placed, ...Object.fromEntries(placed) },
    changed: mark,
  };
}
