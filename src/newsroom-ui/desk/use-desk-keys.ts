import { useEffect, useRef } from 'react';
import type { Lane } from '../../story/stages.ts';
import type { DeskStory } from '../story-dialogs/desk-query.ts';
import { laneOrder } from './lanes.tsx';
import { isElsewhere } from '../shell/keys-elsewhere.ts';
import type { RowAct } from '../story-dialogs/story-actions.tsx';
import { SEARCH_ID } from './search-box.tsx';
import { focusedStory, moveFocus } from './row-focus.ts';
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
export function useDeskKeys(desk: KeyedDesk): void {
  const { selection, stories } = desk;
  const meant = (): readonly DeskStory[] =>
    selection.stories.length > 0 ? selection.stories : stories.filter(({ id }) => id === focusedStory());
  const act = (name: RowAct) => () => desk.ask(name, meant());
  const go = (by: number) => (event: KeyboardEvent) => {
    const from = focusedStory();
    moveFocus(by);
    if (event.shiftKey) for (const id of [from, focusedStory()]) if (id) selection.add(id);
  };
  const keys: Keys = {
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
  useKeys({ ...keys, ...laneKeys(desk) });
}

function laneKeys({ goTo }: KeyedDesk): Keys {
  return Object.fromEntries(laneOrder.slice(0, 9).map((lane, at) => [String(at + 1), () => goTo(lane)]));
}

/** What a key does on the desk; the key as the browser names it. */
type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Keys work wherever one is on the desk, except where one types, and while no dialog or menu is open. */
function useKeys(keys: Keys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      const act = now.current[event.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
