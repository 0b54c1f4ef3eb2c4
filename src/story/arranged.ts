import type { Instant } from '../base/clock.ts';
import {
  type CardSize,
  cardSizes,
  type ContainerSetting,
  type ContainerSettings,
  type StandingCard,
  type StandingContainer,
  type StandingFront,
  type Sublink,
} from './arrangement.ts';

/** Which command did something last: its revision, the screen it came from (`hand`), who and when. */
export interface Mark {
  readonly revision: number;
  readonly hand: string;
  readonly by: string;
  readonly at: Instant;
}

/** Which command put something where it stands, and after what; null at the beginning. */
export interface PlaceMark extends Mark {
  readonly after: string | null;
}

export interface ArrangedCard extends Sublink {
  readonly touched: Mark;
  readonly placed: PlaceMark;
}

/** Where cards stand in a container: a group, or under one of its cards; `off` holds those taken off last, the latest first. */
export type CardList = CardSize | `under/${string}` | 'off';

/** A container in the making: its cards by id, the order of each list, and who did what last. */
export interface ArrangedContainer extends ContainerSettings {
  readonly id: string;
  readonly cards: Readonly<Record<string, ArrangedCard>>;
  readonly lists: Readonly<Partial<Record<CardList, readonly string[]>>>;
  /** Who chose each setting last; those nobody touched are as they were made. */
  readonly chosen: Readonly<Partial<Record<ContainerSetting, Mark>>>;
  /** The last command that changed anything here. */
  readonly changed: Mark;
}

export interface ArrangedFront extends StandingFront {
  /** Of every container that stands here or ever did. */
  readonly placed: Readonly<Record<string, PlaceMark>>;
  readonly changed: Mark;
}

/** What people arrange: fronts, and the containers that are on them. A part of it will do, where it holds all that a command names. */
export interface Board {
  /** The number of the last command that was done. */
  readonly revision: number;
  readonly fronts: Readonly<Record<string, ArrangedFront>>;
  readonly containers: Readonly<Record<string, ArrangedContainer>>;
}

/** Nothing yet. */
export const emptyBoard: Board = { revision: 0, fronts: {}, containers: {} };

/** A front by its name, which may be any word: one that every object of the language has is not a front. */
export function frontIn({ fronts }: Board, id: string): ArrangedFront | undefined {
  return Object.hasOwn(fronts, id) ? fronts[id] : undefined;
}

export const under = (card: string): CardList => `under/${card}`;

export function listIn(container: ArrangedContainer, list: CardList): readonly string[] {
  return container.lists[list] ?? [];
}

/** Where a card stands in a container, and after which; null when it is not in there. */
export function placeOf(
  container: ArrangedContainer,
  card: string,
): { readonly list: CardList; readonly after: string | null } | null {
  for (const [list, ids = []] of Object.entries(container.lists)) {
    const at = ids.indexOf(card);
    if (at >= 0) return { list: list as CardList, after: ids[at - 1] ?? null };
  }
  return null;
}

/** The container as it stands, without who did what and without what was taken off. */
export function standing(container: ArrangedContainer): StandingContainer {
  const { id, title, layout, size, backfill, hidden, editions, label } = container;
  const cards = cardSizes.flatMap((group) =>
    cardsIn(container, group).map((card): StandingCard => ({
      ...bare(card),
      group,
      sublinks: cardsIn(container, under(card.id)).map(bare),
    })),
  );
  return { id, title, layout, size, backfill, hidden, editions, label, cards };
}

export function standingFront({ id, containers }: ArrangedFront): StandingFront {
  return { id, containers: [...containers] };
}

function cardsIn(container: ArrangedContainer, list: CardList): ArrangedCard[] {
  return listIn(container, list).flatMap((id) => container.cards[id] ?? []);
}

function bare({ id, content, overrides }: ArrangedCard): Sublink {
  return { id, content, overrides };
}
