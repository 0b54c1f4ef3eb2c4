import { applyCommand } from '../../story/arrange.ts';
import { type ArrangedContainer, type Board, standing, standingFront } from '../../story/arranged.ts';
import { slotsOf } from '../../story/card-slots.ts';
import { containerDifferences, frontDifference } from '../../story/front-differences.ts';
import type { FrontAct } from '../../story/front-commands.ts';
import type { CardStory, FrontContainer, FrontView } from './front-query.ts';

/** A command that somebody gave on this device, until the screen has a state with it from the newsroom. */
export interface Waiting {
  readonly id: string;
  readonly hand: string;
  readonly on: number;
  readonly do: FrontAct;
  /** When it was given, by the clock of the device. */
  readonly at: string;
  /** The story that it puts on the front, as the list beside showed it. */
  readonly story: CardStory | null;
  /** Sent once without an answer: the newsroom may have it. */
  readonly tried: boolean;
  /** The revision that it made in the newsroom; null while the newsroom has not said that it has it. */
  readonly done: number | null;
}

/** A front as it will be with what waits, and which of that cannot be done on it as it is by now. */
export interface Foreshown {
  readonly view: FrontView;
  readonly blocked: ReadonlySet<string>;
}

/**
 * A front with what was given on this device and has not come back from the newsroom yet. Whoever arranges sees it done at once, with a line or
 * without; what the newsroom says later stands.
 */
export function foreshown(view: FrontView, waiting: readonly Waiting[], by: string): Foreshown {
  const left = waiting.filter(({ done }) => done === null || done > view.revision);
  if (left.length === 0) return { view, blocked: new Set() };
  const blocked = new Set<string>();
  let board = boardOf(view);
  for (const one of left) {
    const outcome = applyCommand(board, { ...one, by, on: board.revision, undoes: null });
    if (outcome.is === 'done') board = outcome.board;
    else blocked.add(one.id);
  }
  return { view: shownOn(view, board, left), blocked };
}

/** The board as a screen has it before it. */
export function boardOf({ revision, draft, containers }: FrontView): Board {
  return {
    revision,
    fronts: { [draft.id]: draft },
    containers: Object.fromEntries(containers.map((one) => [one.draft.id, one.draft])),
  };
}

function shownOn(view: FrontView, board: Board, waiting: readonly Waiting[]): FrontView {
  const draft = board.fronts[view.draft.id] ?? view.draft;
  const known = new Map(view.containers.map((one) => [one.draft.id, one]));
  const stories = waiting.flatMap(({ story }) =>
    story && !view.stories.some(({ id }) => id === story.id) ? [story] : [],
  );
  return {
    ...view,
    draft,
    difference: frontDifference(standingFront(draft), view.live),
    containers: draft.containers.flatMap((id) => {
      const container = board.containers[id];
      return container ? [shownContainer(container, known.get(id), draft.id)] : [];
    }),
    stories: [...view.stories, ...stories],
  };
}

function shownContainer(draft: ArrangedContainer, before: FrontContainer | undefined, front: string): FrontContainer {
  if (before?.draft === draft) return before;
  const now = standing(draft);
  const { live, places, fronts, concerns } = before ?? { live: null, places: [], fronts: [front], concerns: [front] };
  return {
    ...{ draft, live, places, fronts, concerns },
    slots: slotsOf(now),
    differences: containerDifferences(now, live),
  };
}

/** The cards that waiting commands are about: what readers would find in their places is not known yet. */
export function waitingCards(waiting: readonly Waiting[]): ReadonlySet<string> {
  return new Set(waiting.flatMap(({ do: act }) => ('card' in act ? [act.card] : [])));
}
