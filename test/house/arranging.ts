import type { Board } from '../../src/story/arranged.ts';
import { emptyBoard } from '../../src/story/arranged.ts';
import { applyCommand } from '../../src/story/arrange.ts';
import type { ContainerSettings } from '../../src/story/arrangement.ts';
import type { FrontAct, FrontActOf, FrontCommand } from '../../src/story/front-commands.ts';
import type { Outcome } from '../../src/story/outcome.ts';
import { idOf } from './stories.ts';

/** Ids of containers and cards that a test can read: `c(1)`, `k(7)`. */
export const c = (number: number): string => idOf(90_000 + number);
export const k = (number: number): string => idOf(80_000 + number);

export function settings(more: Partial<ContainerSettings> = {}): ContainerSettings {
  const plain = { title: 'Top', layout: 'lead', size: 4, backfill: null } as const;
  return { ...plain, hidden: false, editions: null, label: null, ...more };
}

/** A command of a hand, made on a revision. */
export function commandBy(hand: string, on: number, act: FrontAct): FrontCommand {
  return { id: `${hand}-${on}`, hand, by: hand, at: '2026-11-29T10:00:00Z', on, undoes: null, do: act };
}

/** Where a card is put. */
export type Spot = Partial<Pick<FrontActOf<'add-card'>, 'container' | 'list' | 'after'>>;

export function addCard(card: number, spot: Spot = {}): FrontAct {
  const content = { is: 'story', id: idOf(card) } as const;
  return {
    act: 'add-card',
    card: k(card),
    content,
    overrides: {},
    container: c(1),
    list: 'standard',
    after: null,
    ...spot,
  };
}

export function moveCard(card: number, spot: Partial<FrontActOf<'move-card'>> = {}): FrontAct {
  return { act: 'move-card', card: k(card), from: c(1), to: c(1), list: 'standard', after: null, ...spot };
}

export function takeOff(card: number, container = c(1)): FrontAct {
  return { act: 'take-off', container, card: k(card) };
}

export function headline(card: number, value: string | null, against = 1): FrontAct {
  const set = value === null ? null : { value, against };
  return { act: 'override', container: c(1), card: k(card), field: 'headline', set };
}

/** What a command made of a board; a test that expects it done says so by this. */
export function boardAfter(outcome: Outcome): Board {
  if (outcome.is !== 'done') throw new Error(`Not done: ${JSON.stringify(outcome)}`);
  return outcome.board;
}

/** The board after one person did these, one after the other. */
export function boardOf(acts: readonly FrontAct[], before: Board = emptyBoard): Board {
  return acts.reduce((board, act) => boardAfter(applyCommand(board, commandBy('desk', board.revision, act))), before);
}

/** A front `uk` with one container, `c(1)`, in which cards 1 to 4 stand one after the other: the first as the lead. */
export function aBoard(more: readonly FrontAct[] = []): Board {
  const begin: FrontAct = { act: 'begin-front', front: 'uk', containers: [{ ...settings(), id: c(1), cards: [] }] };
  const cards = [addCard(1, { list: 'veryBig' }), addCard(2), addCard(3, { after: k(2) }), addCard(4, { after: k(3) })];
  return boardOf([begin, ...cards, ...more]);
}
