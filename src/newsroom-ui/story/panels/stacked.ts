/** A card in the margin: where it would like to stand, and how high it is, in pixels. */
export interface MarginCard {
  readonly id: string;
  readonly top: number;
  readonly height: number;
}

const GAP = 8;

/**
 * Where each card stands so that none covers another: as near as can be to its words. The one that is looked at stands exactly
 * beside them; those before it move up, those after it down. Cards are in the order of their words.
 */
export function stacked(cards: readonly MarginCard[], lookedAt: string | null): ReadonlyMap<string, number> {
  const fixed = Math.max(
    0,
    cards.findIndex(({ id }) => id === lookedAt),
  );
  const tops = new Map<string, number>();
  let floor = Number.NEGATIVE_INFINITY;
  for (const { id, top, height } of cards.slice(fixed)) {
    const at = Math.max(top, floor);
    tops.set(id, at);
    floor = at + height + GAP;
  }
  let ceiling = cards[fixed]?.top ?? 0;
  for (const { id, top, height } of cards.slice(0, fixed).toReversed()) {
    const at = Math.min(top, ceiling - GAP - height);
    tops.set(id, at);
    ceiling = at;
  }
  return pushedDown(cards, tops);
}

/** Nothing stands above the beginning: what would is pushed down, and everything after it with it. */
function pushedDown(cards: readonly MarginCard[], tops: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const pushed = new Map<string, number>();
  let floor = 0;
  for (const { id, height } of cards) {
    const at = Math.max(tops.get(id) ?? 0, floor);
    pushed.set(id, at);
    floor = at + height + GAP;
  }
  return pushed;
}
