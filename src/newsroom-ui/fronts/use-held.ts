import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { listed } from '../../ui/language.ts';
import { isConnected } from '../../ui/connection.ts';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { useMe } from '../session.ts';
import { frontWords as words } from '../words/fronts.ts';
import { hand } from './hand.ts';

/** A card that somebody has in hand on some screen. */
export interface Held {
  readonly hand: string;
  readonly person: string;
  readonly card: string;
}

const KEY = ['held-cards'];
const none: readonly Held[] = [];

/** Keeps what a stream tells of who holds what. */
export function noteHeld(event: MessageEvent<string>): void {
  queries.setQueryData(KEY, (JSON.parse(event.data) as { held: readonly Held[] }).held);
}

/** Who has a card in hand on another screen, as in `Ada Reed and yourself`, by card. */
export function useHeldBy(nameOf: (person: string) => string): ReadonlyMap<string, string> {
  const me = useMe().id;
  const { data = none } = useQuery<readonly Held[]>({ queryKey: KEY, queryFn: () => none, enabled: false });
  const byCard = Map.groupBy(
    data.filter((one) => one.hand !== hand),
    ({ card }) => card,
  );
  const inWords = (held: readonly Held[]): string => {
    const people = [...new Set(held.map(({ person }) => person))];
    return listed(people.map((person) => (person === me ? words.yourself : nameOf(person))));
  };
  return new Map([...byCard].map(([card, held]) => [card, inWords(held)]));
}

/** Said again before the others forget it, and not any more by whoever went away from their desk. */
const AGAIN_MS = 5_000;
const IDLE_MS = 60_000;
const SETTLED_MS = 100;

/** Tells others which card has the focus here, is dragged, or is being written on. `asked` is the card of an open dialog. */
export function useHolding(asked: string | null, mayArrange: boolean): void {
  const dialog = useRef(asked);
  dialog.current = asked;
  useEffect(() => {
    if (!mayArrange) return;
    const one = holder();
    let soon: ReturnType<typeof setTimeout> | undefined;
    // Between one place and the next the focus is nowhere for a moment.
    const look = (): void => {
      clearTimeout(soon);
      soon = setTimeout(() => one.hold(dialog.current ?? cardIn(document.activeElement)), SETTLED_MS);
    };
    const drag = ({ target }: Event): void => one.hold(target instanceof Element ? cardIn(target) : null);
    const again = setInterval(() => one.again(), AGAIN_MS);
    const events = {
      focusin: look,
      focusout: look,
      dragend: look,
      dragstart: drag,
      keydown: one.act,
      pointerdown: one.act,
    };
    for (const [name, listener] of Object.entries(events)) document.addEventListener(name, listener);
    look();
    return () => {
      clearTimeout(soon);
      clearInterval(again);
      for (const [name, listener] of Object.entries(events)) document.removeEventListener(name, listener);
      one.hold(null);
    };
  }, [mayArrange]);
}

function cardIn(element: Element | null): string | null {
  return element?.closest<HTMLElement>('[data-card]')?.dataset['card'] ?? null;
}

/** What this screen holds, told to the newsroom whenever it changes and now and then while it lasts. */
function holder() {
  let [held, told, acted]: [string | null, string | null, number] = [null, null, performance.now()];
  const tell = (): void => {
    const card = performance.now() - acted > IDLE_MS ? null : held;
    if ((card === null && told === null) || !isConnected()) return;
    told = card;
    // Who misses it sees it a little later, or not: nothing depends on it.
    void call('POST /api/front-holds', { body: { hand, card } }).catch(() => {});
  };
  return {
    again: tell,
    act: () => void (acted = performance.now()),
    hold: (card: string | null) => {
      if (card === held) return;
      [held, acted] = [card, performance.now()];
      tell();
    },
  };
}
