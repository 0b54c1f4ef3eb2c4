import type { Lane } from '../../story/stages.ts';
import type { DeskStory } from '../story-dialogs/desk-query.ts';
import { laneOrder } from './lanes.tsx';
import type { RowAct } from '../story-dialogs/story-actions.tsx';
import { SEARCH_ID } from './search-box.tsx';
import { type DeskKeys, focusedStory, moveFocus, useDeskKeys } from './use-desk-keys.ts';
import type { Selection } from './use-selection.ts';

interface KeyedDesk {
  readonly stories: readonly DeskStory[];
  readonly selection: Selection;
  ask(act: RowAct, stories: readonly DeskStory[]): void;
  goTo(lane: Lane): void;
  search(text: string): void;
  show(what: 'new' | 'keys'): void;
}

/** The whole desk by keyboard; an act is on what is selected, and otherwise on the row that has the focus. */
export function useKeysOfDesk(desk: KeyedDesk): void {
  const { selection, stories } = desk;
  const meant = (): readonly DeskStory[] =>
    selection.stories.length > 0 ? selection.stories : stories.filter(({ id }) => id === focusedStory());
  const act = (name: RowAct) => () => desk.ask(name, meant());
  const go = (by: number) => (event: KeyboardEvent) => {
    const from = focusedStory();
    moveFocus(by);
    if (event.shiftKey) for (const id of [from, focusedStory()]) if (id) selection.add(id);
  };
  const keys: DeskKeys = {
    j: go(1),
    ArrowDown: go(1),
    k: go(-1),
    ArrowUp: go(-1),
    x: () => {
      const id = focusedStory();
      if (id) selection.toggle(id);
    },
    a: act('assign'),
    h: act('handOver'),
    m: act('move'),
    d: act('deadline'),
    v: act('activity'),
    s: () => desk.ask(meant().every(({ spiked }) => spiked !== null) ? 'unspike' : 'spike', meant()),
    n: () => desk.show('new'),
    '?': () => desk.show('keys'),
    '/': () => document.getElementById(SEARCH_ID)?.focus(),
    Escape: () => (selection.ids.size > 0 ? selection.clear() : desk.search('')),
  };
  useDeskKeys({ ...keys, ...laneKeys(desk) });
}

function laneKeys({ goTo }: KeyedDesk): DeskKeys {
  return Object.fromEntries(laneOrder.slice(0, 9).map((lane, at) => [String(at + 1), () => goTo(lane)]));
}
