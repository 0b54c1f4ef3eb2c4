import { type FilledContainer, showsPictures } from '../../layout/container.tsx';
import { stillIn } from '../../layout/card.tsx';
import type { ThemeData } from '../../../story/theme.ts';
import type { ShownCard } from '../../layout/shown-card.ts';

/** A strip of pictures has at least so many, or it keeps one that is above already. */
const FEWEST_HUNG = 2;

/**
 * Each picture once on a front, where it comes first: two stories may have one, and readers take its second appearance for a mistake. A
 * card whose picture stands above shows its words alone; in a strip of pictures, where that would be nothing, the next moves up.
 */
export function withPicturesOnce(
  containers: readonly FilledContainer[],
  theme: ThemeData | null = null,
): FilledContainer[] {
  const seen = new Set<string>();
  return containers.map((container) => {
    const { layout, cards } = container;
    if (layout === 'pictures') return { ...container, cards: hungOnce(cards, seen) };
    return {
      ...container,
      cards: cards.map((card, at) => (showsPictures(layout, at, theme) ? shownOnce(card, seen) : card)),
    };
  });
}

/** Cards that follow containers, without the pictures that are in those already. */
export function withoutPictures(
  cards: readonly ShownCard[],
  containers: readonly FilledContainer[],
): readonly ShownCard[] {
  const seen = new Set(containers.flatMap((one) => one.cards.flatMap((card) => pictureOf(card) ?? [])));
  return seen.size === 0 ? cards : cards.map((card) => shownOnce(card, new Set(seen)));
}

/** Each picture once in a list, with the first card that has it. */
export function picturesOnce(cards: readonly ShownCard[]): readonly ShownCard[] {
  const seen = new Set<string>();
  return cards.map((card) => shownOnce(card, seen));
}

function shownOnce(card: ShownCard, seen: Set<string>): ShownCard {
  const picture = pictureOf(card);
  if (picture !== null && seen.has(picture)) return { ...card, mainMedia: null };
  if (picture !== null) seen.add(picture);
  return card;
}

function hungOnce(cards: readonly ShownCard[], seen: Set<string>): readonly ShownCard[] {
  const fresh = cards.filter((card) => !seen.has(pictureOf(card) ?? ''));
  const hung = fresh.length >= FEWEST_HUNG ? fresh : cards;
  for (const card of hung) seen.add(pictureOf(card) ?? '');
  return hung;
}

function pictureOf({ mainMedia }: ShownCard): string | null {
  return stillIn(mainMedia)?.picture?.id ?? null;
}
