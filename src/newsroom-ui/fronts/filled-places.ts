import { layoutGroups } from '../../story/card-slots.ts';
import type { FrontContainer } from './front-query.ts';

/** What readers would find in a place. */
export type FilledPlace = FrontContainer['places'][number];

/** Stories that no editor placed: in empty slots, by how far down these stand, and in place of cards that readers do not see yet. */
export interface FilledPlaces {
  readonly inSlots: ReadonlyMap<number, FilledPlace>;
  readonly meanwhile: readonly FilledPlace[];
}

/**
 * Where what fills a container stands on the screen. On the page a card that readers may not see leaves its slot to the next, so that more is
 * filled than there are empty slots: the last of it stands in for those cards.
 */
export function filledPlaces({ slots: { slots }, places }: Pick<FrontContainer, 'slots' | 'places'>): FilledPlaces {
  const filling = places.filter(({ card }) => card === null);
  const empty = slots.flatMap(({ card }, at) => (card === null ? [at] : []));
  const inSlots = new Map(empty.flatMap((at, nth) => (filling[nth] ? [[at, filling[nth]] as const] : [])));
  return { inSlots, meanwhile: filling.slice(empty.length) };
}

/**
 * The empty places that nothing fills, where the first of each size stands for all of that size: how many these are, by how far down it stands. A
 * paper that has just begun would else consist of them.
 */
export function emptyPlaces(container: Pick<FrontContainer, 'slots' | 'places'>): ReadonlyMap<number, number> {
  const { inSlots } = filledPlaces(container);
  const empty = container.slots.slots.flatMap(({ card, size }, at) =>
    card === null && !inSlots.has(at) ? [{ size, at }] : [],
  );
  const bySize = Object.values(Object.groupBy(empty, ({ size }) => size));
  return new Map(bySize.flatMap((all) => all.slice(0, 1).map(({ at }) => [at, all.length] as const)));
}

/** How many more a container needs to look as intended, backfill and all; 0 for one that is hidden. */
export function tooFew({ draft: { layout, size, hidden }, places }: FrontContainer): number {
  return hidden ? 0 : Math.max(0, Math.min(layoutGroups[layout].least, size) - places.length);
}
