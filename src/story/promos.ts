const ROOM = 'promos/';

/** The front under which the promos of an edition are arranged: editors' picks that stand on every story of it. */
export const promosOf = (edition: string): string => `${ROOM}${edition}`;

/** The edition whose promos a front is; null for any other front. */
export function editionOfPromos(front: string): string | null {
  return front.startsWith(ROOM) ? front.slice(ROOM.length) : null;
}
