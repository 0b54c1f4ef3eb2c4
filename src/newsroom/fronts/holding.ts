import type { Store } from '../../store/open-store.ts';

/** A card that somebody has in hand on one of their screens, or is writing on. */
export interface Held {
  /** The screen. */
  readonly hand: string;
  /** Who, by their id. */
  readonly person: string;
  readonly card: string;
}

/** Who has which card in hand now. Nothing is locked by it: it is there for the others to see, and forgotten with the process. */
export interface Holding {
  hold(held: Omit<Held, 'card'> & { readonly card: string | null }): void;
  now(): readonly Held[];
}

/** A screen says again and again that it holds something; one that went without a word is forgotten after this. */
export const HELD_FOR_MS = 15_000;

/** More screens than a newsroom has: what is beyond it is not shown, rather than kept. */
const MOST_HANDS = 500;

/** `milliseconds` is the time of a clock that never goes back. */
export function openHolding(milliseconds: () => number): Holding {
  const hands = new Map<string, Held & { readonly until: number }>();
  const forgetOld = (): void => {
    for (const [key, { until }] of hands) if (until <= milliseconds()) hands.delete(key);
  };
  return {
    hold: ({ card, hand, person }) => {
      forgetOld();
      // A hand is named by its screen, so that nobody lets go of what another person holds.
      const key = `${person} ${hand}`;
      hands.delete(key);
      if (card !== null && hands.size < MOST_HANDS)
        hands.set(key, { hand, person, card, until: milliseconds() + HELD_FOR_MS });
    },
    now: () => {
      forgetOld();
      return [...hands.values()].map(({ hand, person, card }) => ({ hand, person, card }));
    },
  };
}

/** Has what is held on one node held on all others too. */
export function shareHolds(
  { say, hearWords }: Pick<Store, 'say' | 'hearWords'>,
  hold: Holding['hold'],
): { readonly hold: Holding['hold']; readonly end: () => void } {
  const end = hearWords((word) => {
    const [kind, one = ''] = word.split('/');
    if (kind === 'held') hold(JSON.parse(Buffer.from(one, 'base64url').toString()) as Parameters<Holding['hold']>[0]);
  });
  return {
    end,
    hold: (one) => {
      hold(one);
      say(`held/${Buffer.from(JSON.stringify(one)).toString('base64url')}`);
    },
  };
}
