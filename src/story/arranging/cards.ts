import { differ } from '../../base/differ.ts';
import {
  type ArrangedCard,
  type ArrangedContainer,
  type Board,
  type CardList,
  listIn,
  type Mark,
  placeOf,
  under,
} from '../arranged.ts';
import type { Overrides } from '../arrangement.ts';
import type { FrontAct, FrontActOf } from '../front-commands.ts';
import { alreadySo, conflict, type Making, type Outcome, refused, unknown } from '../outcome.ts';
import {
  barredPlace,
  holderOf,
  isOff,
  overfull,
  type Place,
  putIn,
  takenOut,
  touchedMarks,
  withSublinks,
} from './places.ts';

/** So many cards that were taken off a container stay in reach. */
const KEPT_OFF = 20;

export function addCard(making: Making, act: FrontActOf<'add-card'>): Outcome {
  const { board, mark } = making;
  const container = board.containers[act.container];
  if (!container) return noContainer(act.container);
  if (holderOf(board.containers, act.card))
    return refused('card-exists', act.card, 'A card with this name is there already. Move it instead.');
  const place = { container, list: act.list as CardList, after: act.after };
  const bar = overfull(place, 1, act.card) ?? barredPlace(making, place, act.card);
  if (bar) return bar;
  const { card: id, content, overrides } = act;
  const card: ArrangedCard = { id, content, overrides, touched: mark, placed: { ...mark, after: act.after } };
  const after = withCard(putIn(place, id), card, mark);
  return done(making, [after], { act: 'take-off', container: container.id, card: id });
}

export function moveCard(making: Making, act: FrontActOf<'move-card'>): Outcome {
  const { from, to } = { from: making.board.containers[act.from], to: making.board.containers[act.to] };
  if (!from || !to) return noContainer(from ? act.to : act.from);
  const card = from.cards[act.card];
  const stood = placeOf(from, act.card);
  if (!card || !stood) return cardGone(making, act.card);
  const list = act.list as CardList;
  if (from === to && stood.list === list && stood.after === act.after) return alreadySo(making);
  const misplaced = placedInItself(act) ?? deepened(from, act);
  if (misplaced) return misplaced;
  const touched = unknown(making.command, [card.touched]);
  if (touched.length > 0) return conflict('card-touched', touched);
  const moving = withSublinks(from, act.card);
  const place = { container: to, list, after: act.after };
  const bar = overfull(place, moving.length, act.card) ?? barredPlace(making, place, act.card);
  if (bar) return bar;
  const back = wayBack(from, act);
  return done(making, moved(making.mark, from, { place, card }), back);
}

/** Where a card goes when its move is taken back: to where it stood, or off again. */
function wayBack(from: ArrangedContainer, { card, to }: FrontActOf<'move-card'>): FrontAct {
  const stood = placeOf(from, card);
  if (!stood || stood.list === 'off' || isOff(from, card)) return { act: 'take-off', container: to, card };
  return { act: 'move-card', card, from: to, to: from.id, list: stood.list, after: stood.after };
}

function placedInItself({ card, list, after }: FrontActOf<'move-card'>): Outcome | null {
  return after === card || list === under(card)
    ? refused('place-in-itself', card, 'A card cannot go after or under itself.')
    : null;
}

function deepened(from: ArrangedContainer, { card, list }: FrontActOf<'move-card'>): Outcome | null {
  return list.startsWith('under/') && listIn(from, under(card)).length > 0
    ? refused('has-sublinks', card, 'This card has cards under it, so it cannot go under another. Move those first.')
    : null;
}

/** The containers after a card has moved, with what is under it. */
function moved(
  mark: Mark,
  from: ArrangedContainer,
  { place, card }: { readonly place: Place; readonly card: ArrangedCard },
): ArrangedContainer[] {
  const placed = { ...card, touched: mark, placed: { ...mark, after: place.after } };
  if (place.container === from) return [withCard(putIn(place, card.id), placed, mark)];
  const list = under(card.id);
  const sublinks = listIn(from, list);
  const cards = Object.fromEntries(sublinks.flatMap((id) => (from.cards[id] ? [[id, from.cards[id]]] : [])));
  const { [list]: _, ...lists } = takenOut(from, card.id).lists;
  const left = without({ ...from, lists, changed: mark }, [card.id, ...sublinks]);
  const there = putIn(place, card.id);
  const came = sublinks.length > 0 ? { ...there, lists: { ...there.lists, [list]: sublinks } } : there;
  return [left, withCard({ ...came, cards: { ...came.cards, ...cards } }, placed, mark)];
}

export function takeOff(making: Making, act: FrontActOf<'take-off'>): Outcome {
  const container = making.board.containers[act.container];
  if (!container) return noContainer(act.container);
  const stood = placeOf(container, act.card);
  const card = container.cards[act.card];
  if (!card || !stood) return cardGone(making, act.card);
  if (stood.list === 'off' || isOff(container, act.card)) return alreadySo(making);
  // Who takes a card off takes off what is under it, so they must have seen that too.
  const touched = unknown(making.command, touchedMarks(container, withSublinks(container, act.card)));
  if (touched.length > 0) return conflict('card-touched', touched);
  return done(making, [laidAside(container, [card], making.mark)], {
    act: 'move-card',
    card: act.card,
    from: container.id,
    to: container.id,
    list: stood.list,
    after: stood.after,
  });
}

/** The container with these cards taken off. */
export function laidAside(container: ArrangedContainer, cards: readonly ArrangedCard[], mark: Mark): ArrangedContainer {
  const laid = cards.reduce((one, card) => {
    const off = putIn({ container: one, list: 'off', after: null }, card.id);
    return withCard(off, { ...card, touched: mark, placed: { ...mark, after: null } }, mark);
  }, container);
  return withFewOff(laid);
}

function withFewOff(container: ArrangedContainer): ArrangedContainer {
  const off = listIn(container, 'off');
  const dropped = off.slice(KEPT_OFF).flatMap((id) => withSublinks(container, id));
  const unreachable: readonly string[] = off.slice(KEPT_OFF).map(under);
  const lists = Object.entries({ ...container.lists, off: off.slice(0, KEPT_OFF) });
  const kept = Object.fromEntries(lists.filter(([list]) => !unreachable.includes(list)));
  return without({ ...container, lists: kept }, dropped);
}

export function overrideCard(making: Making, act: FrontActOf<'override'>): Outcome {
  const container = making.board.containers[act.container];
  if (!container) return noContainer(act.container);
  const card = container.cards[act.card];
  if (!card) return cardGone(making, act.card);
  const before = card.overrides[act.field] ?? null;
  if (!differ(before, act.set)) return alreadySo(making);
  const touched = unknown(making.command, [card.touched]);
  if (touched.length > 0) return conflict('card-touched', touched);
  const { [act.field]: _, ...others } = card.overrides;
  const overrides: Overrides = act.set === null ? others : { ...others, [act.field]: act.set };
  const after = withCard(container, { ...card, overrides, touched: making.mark }, making.mark);
  return done(making, [after], { ...act, set: before });
}

function withCard(container: ArrangedContainer, card: ArrangedCard, mark: Mark): ArrangedContainer {
  return { ...container, cards: { ...container.cards, [card.id]: card }, changed: mark };
}

function without(container: ArrangedContainer, gone: readonly string[]): ArrangedContainer {
  const kept = Object.entries(container.cards).filter(([id]) => !gone.includes(id));
  return { ...container, cards: Object.fromEntries(kept) };
}

/** A card that is not where the command says: taken elsewhere, or taken off so long ago that it is out of reach. */
function cardGone({ board, command }: Making, card: string): Outcome {
  const holder = holderOf(board.containers, card);
  return conflict('card-gone', holder ? unknown(command, touchedMarks(holder, [card])) : []);
}

export function noContainer(id: string): Outcome {
  return refused('no-such-container', id, 'There is no such container.');
}

export function done({ board }: Making, containers: readonly ArrangedContainer[], inverse: FrontAct | null): Outcome {
  const changed = Object.fromEntries(containers.map((container) => [container.id, container]));
  const after: Board = { ...board, containers: { ...board.containers, ...changed } };
  return { is: 'done', board: after, inverse };
}
