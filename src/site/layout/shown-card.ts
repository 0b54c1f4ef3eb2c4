import type { Label } from '../../story/arrangement.ts';
import type { Picture } from '../../story/picture.ts';
import { type Card, pathInEdition } from '../../story/published.ts';

/** What fronts and lists show of a card: not where it is filed, so that a story that moves is drawn again only where it comes or goes. */
export interface ShownCard extends Omit<Card, 'section' | 'noAutomaticLinks' | 'alsoIn'> {
  /** The story's own address, where `path` is that of the edition; not there where both are the same. */
  readonly ownPath?: string;
  /** When a live story on a front last moved; not there on other cards. */
  readonly movedAt?: string;
  /** Whether it is so much older than the day of a front that its date is said; not there on other cards. */
  readonly isOld?: true;
  /** The face of whoever signed it, where opinions stand by their authors; not there on other cards, nor where there is none. */
  readonly face?: Picture;
  /** How an editor placed it on a front; not there on cards that nobody placed. */
  readonly placed?: Placing;
}

/** What belongs to a card where an editor placed it, and to its story nowhere else. */
export interface Placing {
  /** True for an address that is not a story of ours; there is no lite edition of it. */
  readonly isLink: boolean;
  /** Whether the byline is shown; null leaves it to the look. */
  readonly byline: boolean | null;
  readonly label: Label | null;
  /** Headlines under this one. */
  readonly sublinks: readonly ShownCard[];
}

/** A card as pages of an edition show it: leading to that edition's address where the edition has the story. */
export function shown(card: Card, edition: string): ShownCard {
  const { section: _, noAutomaticLinks: __, alsoIn = [], ...rest } = card;
  return alsoIn.includes(edition) ? { ...rest, path: pathInEdition(edition, card.path), ownPath: card.path } : rest;
}
