import { layoutGroups } from './card-slots.ts';
import type { CardSize, StandingCard, StandingContainer } from './arrangement.ts';
import type { Container, Front } from './front.ts';

/**
 * The containers with which a front begins to be arranged: those that readers see there now, with the same cards in the same places. The
 * names of containers and cards are made by `nextId`.
 */
export function containersFrom(front: Front, nextId: () => string): StandingContainer[] {
  return front.containers.map((container) => {
    const { title, layout, size, backfill: list } = container;
    const cards = container.curated.map((id, at) => cardOf({ name: nextId(), story: id, group: groupAt(layout, at) }));
    const backfill = list === null ? null : { lists: [list], kinds: [] };
    return { id: nextId(), title, layout, size, backfill, hidden: false, editions: null, label: null, cards };
  });
}

/** A front that fills itself, as if it stood arranged: its cards take the places of its layout from the largest on. */
export function asStanding(front: Front): StandingContainer[] {
  return front.containers.map(({ id, title, layout, size, backfill: list, curated }) => {
    const group = layoutGroups[layout].groups[0]?.size ?? 'standard';
    const cards = curated.map((story, at) => cardOf({ name: `${id}/${at}`, story, group }));
    const backfill = list === null ? null : { lists: [list], kinds: [] };
    return { id, title, layout, size, backfill, hidden: false, editions: null, label: null, cards };
  });
}

function cardOf({ name, story, group }: { name: string; story: string; group: CardSize }): StandingCard {
  return { id: name, content: { is: 'story', id: story }, overrides: {}, group, sublinks: [] };
}

/** The group in which the card at a place of a layout stands. */
function groupAt(layout: Container['layout'], place: number): CardSize {
  const { groups } = layoutGroups[layout];
  let end = 0;
  for (const { size, most } of groups) {
    end += most ?? Infinity;
    if (place < end) return size;
  }
  return 'standard';
}
