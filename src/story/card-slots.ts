import type { CardSize, StandingCard, StandingContainer } from './arrangement.ts';
import type { Container } from './front.ts';

/** A group of a layout: how many cards stand in it; null for all that the container shows besides. */
interface Group {
  readonly size: CardSize;
  readonly most: number | null;
}

/** The groups that each layout has, largest first, and with how many cards it looks as intended. */
export const layoutGroups: Readonly<
  Record<Container['layout'], { readonly groups: readonly Group[]; readonly least: number }>
> = {
  splash: {
    groups: [
      { size: 'splash', most: 1 },
      { size: 'standard', most: null },
    ],
    least: 1,
  },
  lead: {
    groups: [
      { size: 'veryBig', most: 1 },
      { size: 'standard', most: null },
    ],
    least: 2,
  },
  grid: { groups: [{ size: 'standard', most: null }], least: 2 },
  list: { groups: [{ size: 'standard', most: null }], least: 1 },
  opinion: { groups: [{ size: 'standard', most: null }], least: 2 },
  pictures: { groups: [{ size: 'standard', most: null }], least: 2 },
};

/** A place that readers see, and the card in it; null where backfill, or nothing, fills it. */
export interface Slot {
  readonly size: CardSize;
  readonly card: StandingCard | null;
}

export interface Slots {
  readonly slots: readonly Slot[];
  /** The cards for which there is no room, in their order. They stay in the draft, and come back when there is. */
  readonly over: readonly StandingCard[];
  /** How many more cards it needs to look as intended; 0 where it has them, or backfill brings them. */
  readonly missing: number;
}

/**
 * Where the cards of a container come to stand. A full group passes its last cards on to the next smaller one, and the last group lets
 * go of what does not fit. Cards of a group that the layout does not have stand in the next smaller one.
 */
export function slotsOf(container: Pick<StandingContainer, 'layout' | 'size' | 'cards' | 'backfill'>): Slots {
  const { groups, least } = layoutGroups[container.layout];
  const waiting = container.cards.toSorted((one, other) => order[sizeOf(one)] - order[sizeOf(other)]);
  const slots: Slot[] = [];
  for (const [at, group] of groups.entries()) {
    const room = Math.min(group.most ?? Infinity, container.size - slots.length);
    const isLast = at === groups.length - 1;
    const here = waiting.filter((card) => isLast || isAtLeast(sizeOf(card), group.size)).slice(0, room);
    for (const card of here) waiting.splice(waiting.indexOf(card), 1);
    for (let place = 0; place < room; place += 1) slots.push({ size: group.size, card: here[place] ?? null });
  }
  const filled = slots.filter(({ card }) => card !== null).length;
  const missing = container.backfill === null ? Math.max(0, Math.min(least, container.size) - filled) : 0;
  return { slots, over: waiting, missing };
}

/** As large as somebody wanted this card to be, otherwise as its group. */
function sizeOf(card: StandingCard): CardSize {
  return card.overrides.size?.value ?? card.group;
}

const order: Readonly<Record<CardSize, number>> = { splash: 0, veryBig: 1, big: 2, standard: 3 };

function isAtLeast(size: CardSize, least: CardSize): boolean {
  return order[size] <= order[least];
}

/** What a change of a container does to cards that readers saw: which lose their place, and which come to stand in another size. */
export interface Pushed {
  readonly off: readonly string[];
  readonly resized: readonly { readonly card: string; readonly from: CardSize; readonly to: CardSize }[];
}

/** What would be pushed off and down: to be shown before somebody lets go of a card. What is taken off on purpose is not among it. */
export function pushedBy(before: StandingContainer, after: StandingContainer): Pushed {
  const then = new Map(slotsOf(before).slots.flatMap(({ size, card }) => (card ? [[card.id, size] as const] : [])));
  const now = slotsOf(after);
  const resized = now.slots.flatMap(({ size: to, card }) => {
    const from = card ? then.get(card.id) : undefined;
    return card && from && from !== to ? [{ card: card.id, from, to }] : [];
  });
  return { off: now.over.flatMap(({ id }) => (then.has(id) ? [id] : [])), resized };
}
