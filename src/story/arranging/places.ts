import type { ArrangedContainer, CardList, Mark } from '../arranged.ts';
import { listIn, placeOf, under } from '../arranged.ts';
import { MOST_CARDS, MOST_SUBLINKS } from '../arrangement.ts';
import { conflict, type Making, type Outcome, refused, unknown } from '../outcome.ts';

/** A place for a card: after which, in which list of a container. */
export interface Place {
  readonly container: ArrangedContainer;
  readonly list: CardList;
  readonly after: string | null;
}

/**
 * What keeps a card from being put at a place, or null: what it should stand after or under was moved or taken off by somebody else,
 * or somebody else put a card at the same place.
 */
export function barredPlace(making: Making, place: Place, card: string): Outcome | null {
  return barredParent(making, place) ?? barredAnchor(making, place) ?? takenPlace(making, place, card);
}

function barredParent(making: Making, { container, list }: Place): Outcome | null {
  if (!list.startsWith('under/')) return null;
  const parent = list.slice('under/'.length);
  const stands = placeOf(container, parent);
  if (stands?.list.startsWith('under/'))
    return refused('sublink-of-sublink', parent, 'A card under another card cannot have cards of its own.');
  return stands && stands.list !== 'off' ? null : placeGone(making, container, parent);
}

function barredAnchor(making: Making, { container, list, after }: Place): Outcome | null {
  if (after === null) return null;
  if (placeOf(container, after)?.list !== list) return placeGone(making, container, after);
  const moved = unknown(making.command, marksOf(container, after, 'placed'));
  return moved.length > 0 ? conflict('place-moved', moved) : null;
}

function takenPlace({ command }: Making, { container, list, after }: Place, card: string): Outcome | null {
  const here = listIn(container, list).filter((id) => id !== card);
  const marks = here.flatMap((id) => marksOf(container, id, 'placed')).filter((mark) => mark.after === after);
  const taken = unknown(command, marks);
  return taken.length > 0 ? conflict('place-taken', taken) : null;
}

/** The card that a place was named by is not there. Whoever knew why has named a place that never was. */
function placeGone({ board, command }: Making, container: ArrangedContainer, card: string): Outcome {
  const holder = container.cards[card] ? container : holderOf(board.containers, card);
  if (!holder) return conflict('place-gone', []);
  const marks = unknown(command, marksOf(holder, card, 'placed'));
  return marks.length > 0
    ? conflict('place-gone', marks)
    : refused('no-such-place', card, 'The card that marks this place is not there. Choose another place.');
}

export function holderOf(
  containers: Readonly<Record<string, ArrangedContainer>>,
  card: string,
): ArrangedContainer | undefined {
  return Object.values(containers).find(({ cards }) => cards[card]);
}

function marksOf<Kind extends 'touched' | 'placed'>(container: ArrangedContainer, card: string, kind: Kind) {
  const found = container.cards[card];
  return found ? [found[kind]] : [];
}

/** What a container cannot hold, or null: too many cards in all, or under one. */
export function overfull({ container, list }: Place, coming: number, card: string): Outcome | null {
  const stays = container.cards[card] ? 0 : coming;
  const shown = Object.keys(container.cards).length - listIn(container, 'off').length;
  if (shown + stays > MOST_CARDS)
    return refused(
      'container-full',
      container.id,
      `A container holds at most ${MOST_CARDS} cards. Take some off first.`,
    );
  const isUnder = list.startsWith('under/') && !listIn(container, list).includes(card);
  return isUnder && listIn(container, list).length >= MOST_SUBLINKS
    ? refused('sublinks-full', list, `A card holds at most ${MOST_SUBLINKS} cards under it. Take one off first.`)
    : null;
}

/** The container with a card at a place, wherever in it the card stood before. */
export function putIn({ container, list, after }: Place, card: string): ArrangedContainer {
  const { lists } = takenOut(container, card);
  const ids = lists[list] ?? [];
  const at = after === null ? 0 : ids.indexOf(after) + 1;
  return { ...container, lists: { ...lists, [list]: ids.toSpliced(at, 0, card) } };
}

/** The container with a card in none of its lists. */
export function takenOut(container: ArrangedContainer, card: string): ArrangedContainer {
  const place = placeOf(container, card);
  if (!place) return container;
  const rest = listIn(container, place.list).filter((id) => id !== card);
  const { [place.list]: _, ...others } = container.lists;
  return { ...container, lists: rest.length > 0 ? { ...others, [place.list]: rest } : others };
}

/** The card under which a card stands; null for one that is in a group, or off. */
export function parentOf(container: ArrangedContainer, card: string): string | null {
  const list = placeOf(container, card)?.list;
  return list?.startsWith('under/') ? list.slice('under/'.length) : null;
}

/** Whether readers could see a card there: it was not taken off, nor what it stands under. */
export function isOff(container: ArrangedContainer, card: string): boolean {
  return listIn(container, 'off').includes(parentOf(container, card) ?? card);
}

/** A card and what is under it. */
export function withSublinks(container: ArrangedContainer, card: string): string[] {
  return [card, ...listIn(container, under(card))];
}

export function touchedMarks(container: ArrangedContainer, cards: readonly string[]): Mark[] {
  return cards.flatMap((card) => marksOf(container, card, 'touched'));
}
