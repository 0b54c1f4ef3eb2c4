import { differ } from '../../base/differ.ts';
import type { ArrangedCard, ArrangedContainer, ArrangedFront, CardList, Mark } from '../arranged.ts';
import { frontIn, listIn, standing, under } from '../arranged.ts';
import { cardSizes, type ContainerSettings, type StandingContainer, type Sublink } from '../arrangement.ts';
import type { FrontAct, FrontActOf } from '../front-commands.ts';
import { done, laidAside, noContainer } from './cards.ts';
import { alreadySo, conflict, type Making, type Outcome, refused, unknown } from '../outcome.ts';
import { holderOf, parentOf } from './places.ts';

export function beginFront(making: Making, act: FrontActOf<'begin-front'>): Outcome {
  const { board, mark } = making;
  if (frontIn(board, act.front)) return alreadySo(making);
  const taken = act.containers.find(({ id }) => board.containers[id]);
  if (taken) return containerExists(taken.id);
  const ids = act.containers.map(({ id }) => id);
  const placed = Object.fromEntries(ids.map((id, at) => [id, { ...mark, after: ids[at - 1] ?? null }]));
  const made = done(
    making,
    act.containers.map((container) => arrangedFrom(container, mark)),
    null,
  );
  return withFront(made, { id: act.front, containers: ids, placed, changed: mark });
}

export function addContainer(making: Making, act: FrontActOf<'add-container'>): Outcome {
  const { board, mark } = making;
  const front = frontIn(board, act.front);
  if (!front) return noFront(act.front);
  if (board.containers[act.container]) return containerExists(act.container);
  const bar = barredOn(making, front, act);
  if (bar) return bar;
  const made = arrangedFrom({ ...act.settings, id: act.container, cards: [] }, mark);
  const { front: on, container } = act;
  return withFront(done(making, [made], { act: 'remove-container', front: on, container }), placedOn(front, act, mark));
}

export function placeContainer(making: Making, act: FrontActOf<'place-container'>): Outcome {
  const front = frontIn(making.board, act.front);
  if (!front) return noFront(act.front);
  if (!making.board.containers[act.container]) return noContainer(act.container);
  const at = front.containers.indexOf(act.container);
  const stood = front.containers[at - 1] ?? null;
  if (at >= 0 && stood === act.after) return alreadySo(making);
  const bar = barredContainer(making, front, act.container) ?? barredOn(making, front, act);
  if (bar) return bar;
  const { front: on, container } = act;
  const back: FrontAct =
    at < 0
      ? { act: 'remove-container', front: on, container }
      : { act: 'place-container', front: on, container, after: stood };
  return withFront(done(making, [], back), placedOn(front, act, making.mark));
}

export function removeContainer(making: Making, act: FrontActOf<'remove-container'>): Outcome {
  const front = frontIn(making.board, act.front);
  if (!front) return noFront(act.front);
  const at = front.containers.indexOf(act.container);
  if (at < 0) return alreadySo(making);
  const bar = barredContainer(making, front, act.container);
  if (bar) return bar;
  const containers = front.containers.toSpliced(at, 1);
  const placed = { ...front.placed, [act.container]: { ...making.mark, after: null } };
  const after = front.containers[at - 1] ?? null;
  const { front: on, container } = act;
  const back: FrontAct = { act: 'place-container', front: on, container, after };
  return withFront(done(making, [], back), { ...front, containers, placed, changed: making.mark });
}

interface Spot {
  readonly container: string;
  readonly after: string | null;
}

/** Somebody else moved or removed the container itself. */
function barredContainer({ command }: Making, front: ArrangedFront, container: string): Outcome | null {
  const mark = front.placed[container];
  const marks = mark ? unknown(command, [mark]) : [];
  return marks.length > 0 ? conflict('container-placed', marks) : null;
}

/** Somebody else moved or removed what it should stand after, or put a container at the same place. */
function barredOn({ command }: Making, front: ArrangedFront, { container, after }: Spot): Outcome | null {
  if (after === container) return refused('place-in-itself', container, 'A container cannot come after itself.');
  const anchor = after === null ? undefined : front.placed[after];
  const moved = anchor ? unknown(command, [anchor]) : [];
  const isThere = after === null || front.containers.includes(after);
  if (moved.length > 0) return conflict(isThere ? 'place-moved' : 'place-gone', moved);
  if (!isThere) return refused('no-such-place', container, 'The container it should come after is not on this front.');
  const here = front.containers.filter((id) => id !== container && front.placed[id]?.after === after);
  const taken = unknown(
    command,
    here.flatMap((id) => front.placed[id] ?? []),
  );
  return taken.length > 0 ? conflict('place-taken', taken) : null;
}

function placedOn(front: ArrangedFront, { container, after }: Spot, mark: Mark): ArrangedFront {
  const others = front.containers.filter((id) => id !== container);
  const at = after === null ? 0 : others.indexOf(after) + 1;
  const placed = { ...front.placed, [container]: { ...mark, after } };
  return { ...front, containers: others.toSpliced(at, 0, container), placed, changed: mark };
}

function withFront(outcome: Outcome, front: ArrangedFront): Outcome {
  if (outcome.is !== 'done') return outcome;
  const { board } = outcome;
  return { ...outcome, board: { ...board, fronts: { ...board.fronts, [front.id]: front } } };
}

export function setContainer(making: Making, act: FrontActOf<'set-container'>): Outcome {
  const container = making.board.containers[act.container];
  if (!container) return noContainer(act.container);
  const before = container[act.field];
  if (!differ(before, act.value)) return alreadySo(making);
  const mark = container.chosen[act.field];
  const others = mark ? unknown(making.command, [mark]) : [];
  if (others.length > 0) return conflict('setting-changed', others);
  const chosen = { ...container.chosen, [act.field]: making.mark };
  const after = { ...container, [act.field]: act.value, chosen, changed: making.mark } as ArrangedContainer;
  return done(making, [after], { ...act, value: before } as FrontAct);
}

export function restoreContainer(making: Making, act: FrontActOf<'restore-container'>): Outcome {
  const container = making.board.containers[act.container];
  if (!container) return noContainer(act.container);
  if (act.to.id !== container.id)
    return refused('other-container', act.to.id, 'This is the history of another container.');
  const others = unknown(making.command, everyMark(container));
  if (others.length > 0) return conflict('container-changed', others);
  const before = standing(container);
  if (!differ(before, act.to)) return alreadySo(making);
  const elsewhere = cardsOf(act.to).find(({ id }) => {
    const holder = holderOf(making.board.containers, id);
    return holder && holder.id !== container.id;
  });
  if (elsewhere)
    return refused('card-exists', elsewhere.id, 'This card is in another container now. Give it another name.');
  const after = becoming(container, act.to, making.mark);
  return done(making, [after], { act: 'restore-container', container: container.id, to: before });
}

/** Who did what last to everything in a container. */
function everyMark({ cards, chosen, changed }: ArrangedContainer): Mark[] {
  return [
    changed,
    ...Object.values(chosen).filter((mark) => mark !== undefined),
    ...Object.values(cards).map(({ touched }) => touched),
  ];
}

/** The container as it once stood; what is in it now and did not then is taken off, with what is under it. */
function becoming(container: ArrangedContainer, to: StandingContainer, mark: Mark): ArrangedContainer {
  const made = arrangedFrom(to, mark);
  const isNew = (id: string) => !made.cards[id];
  const heads = Object.keys(container.cards).filter((id) => {
    const parent = parentOf(container, id);
    return isNew(id) && (parent === null || !isNew(parent));
  });
  const unders = heads.flatMap((id) => keptUnder(container, made, id));
  const kept = [...heads, ...unders.flatMap(([, ids]) => ids)].flatMap((id) => container.cards[id] ?? []);
  const off = listIn(container, 'off').filter(isNew);
  const base = {
    ...made,
    cards: { ...Object.fromEntries(kept.map((card) => [card.id, card])), ...made.cards },
    lists: { ...made.lists, ...Object.fromEntries(unders), off },
  };
  const leaving = kept.filter(({ id }) => heads.includes(id) && !off.includes(id));
  return laidAside(base, leaving, mark);
}

/** What is under a card that is taken off and does not stand elsewhere. */
function keptUnder(container: ArrangedContainer, made: ArrangedContainer, card: string): [CardList, string[]][] {
  const ids = (container.lists[under(card)] ?? []).filter((id) => !made.cards[id]);
  return ids.length > 0 ? [[under(card), ids]] : [];
}

/** A container with every card and setting as somebody has just put it. */
function arrangedFrom({ id, cards, ...settings }: StandingContainer, mark: Mark): ArrangedContainer {
  const lists: Partial<Record<CardList, readonly string[]>> = {};
  for (const group of cardSizes)
    listed(
      lists,
      group,
      cards.filter((card) => card.group === group),
    );
  for (const card of cards) listed(lists, under(card.id), card.sublinks);
  const all = cardsOf({ cards }).map(({ id: name, content, overrides }): ArrangedCard => {
    return { id: name, content, overrides, touched: mark, placed: { ...mark, after: beforeIn(lists, name) } };
  });
  const chosen = Object.fromEntries(Object.keys(settings).map((field) => [field, mark]));
  return {
    ...(settings satisfies ContainerSettings),
    id,
    cards: Object.fromEntries(all.map((card) => [card.id, card])),
    lists,
    chosen,
    changed: mark,
  };
}

function cardsOf({ cards }: Pick<StandingContainer, 'cards'>): Sublink[] {
  return cards.flatMap((card) => [card, ...card.sublinks]);
}

function listed(
  lists: Partial<Record<CardList, readonly string[]>>,
  list: CardList,
  cards: readonly { readonly id: string }[],
): void {
  if (cards.length > 0) lists[list] = cards.map(({ id }) => id);
}

function beforeIn(lists: Partial<Record<CardList, readonly string[]>>, card: string): string | null {
  const ids = Object.values(lists).find((list) => list?.includes(card)) ?? [];
  return ids[ids.indexOf(card) - 1] ?? null;
}

function noFront(id: string): Outcome {
  return refused('no-such-front', id, 'There is no such front.');
}

function containerExists(id: string): Outcome {
  return refused('container-exists', id, 'A container with this name is there already.');
}
