import type { Card } from '../../story/published.ts';

/** What fronts and lists show of a card: not where it is filed, so that a story that moves is drawn anew only where it comes or goes. */
export type ShownCard = Omit<Card, 'section'>;

export function shown(card: Card): ShownCard {
  const { section: _, ...rest } = card;
  return rest;
}
