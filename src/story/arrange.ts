import { addCard, moveCard, overrideCard, takeOff } from './arranging/cards.ts';
import {
  addContainer,
  beginFront,
  placeContainer,
  removeContainer,
  restoreContainer,
  setContainer,
} from './arranging/containers.ts';
import { restoreFront } from './arranging/whole-front.ts';
import type { StandingContainer } from './arrangement.ts';
import type { Board } from './arranged.ts';
import type { FrontAct, FrontActName, FrontActOf, FrontCommand } from './front-commands.ts';
import { type Making, type Outcome, refused } from './outcome.ts';

const acts: { readonly [Name in FrontActName]: (making: Making, act: FrontActOf<Name>) => Outcome } = {
  'begin-front': beginFront,
  'add-container': addContainer,
  'place-container': placeContainer,
  'remove-container': removeContainer,
  'set-container': setContainer,
  'restore-container': restoreContainer,
  'restore-front': restoreFront,
  'add-card': addCard,
  'move-card': moveCard,
  'take-off': takeOff,
  override: overrideCard,
};

/**
 * Does a command on the board as it stands by now. Commands on different cards, places and settings go by each other, however old
 * the revision they were made on; one card, one place or one setting at which somebody else was since is a conflict that names what
 * was done there. The board of an outcome has the next revision, also where nothing changed.
 */
export function applyCommand(board: Board, command: FrontCommand): Outcome {
  if (command.on > board.revision)
    return refused(
      'revision-ahead',
      String(command.on),
      'This was made on a state that does not exist yet. Load the front again.',
    );
  const { hand, by, at } = command;
  const revision = board.revision + 1;
  const outcome = doIt({ board, command, mark: { revision, hand, by, at } }, command.do);
  return outcome.is === 'done' ? { ...outcome, board: { ...outcome.board, revision } } : outcome;
}

function doIt<Name extends FrontActName>(making: Making, act: FrontActOf<Name> & FrontAct): Outcome {
  const doAct = acts[act.act] as (making: Making, act: FrontAct) => Outcome;
  return doAct(making, act);
}

/** The fronts, containers and cards that an act names: what of the board must be there to do it. */
export function namedBy(act: FrontAct): {
  readonly fronts: readonly string[];
  readonly containers: readonly string[];
  readonly cards: readonly string[];
} {
  const fronts = 'front' in act ? [act.front] : [];
  const containers = 'container' in act ? [act.container] : [];
  const anchor = 'after' in act && act.after !== null && 'card' in act ? [act.after] : [];
  const parent = 'list' in act && act.list.startsWith('under/') ? [act.list.slice('under/'.length)] : [];
  const cards = 'card' in act ? [act.card, ...anchor, ...parent] : [];
  if (act.act === 'move-card') return { fronts, containers: [act.from, act.to], cards };
  if (act.act === 'begin-front') return { fronts, containers: act.containers.map(({ id }) => id), cards };
  if (act.act === 'restore-front') {
    const all = new Set([...act.order, ...act.containers.map(({ id }) => id)]);
    return { fronts, containers: [...all], cards: act.containers.flatMap(cardsIn) };
  }
  const past = act.act === 'restore-container' ? cardsIn(act.to) : [];
  return { fronts, containers, cards: [...cards, ...past] };
}

function cardsIn({ cards }: StandingContainer): string[] {
  return cards.flatMap((one) => [one.id, ...one.sublinks.map(({ id }) => id)]);
}
