import { expect, test } from 'vitest';
import { c, k, settings } from '../../test/house/arranging.ts';
import { chance, type Chance } from '../../test/house/chance.ts';
import { PlainFronts } from '../../test/house/plain-front.ts';
import { rounds, SEED } from '../../test/house/proof.ts';
import { idOf } from '../../test/house/stories.ts';
import { type Board, emptyBoard, standing } from './arranged.ts';
import { applyCommand } from './arrange.ts';
import { cardSizes, type StandingContainer } from './arrangement.ts';
import type { FrontAct, FrontActOf, FrontCommand } from './front-commands.ts';
import { type DoneCommand, undoStacks } from './front-undo.ts';
import type { Outcome } from './outcome.ts';

/** A screen on which somebody arranges, with a line or without: what it shows, and what it has not sent yet. */
interface Hand {
  readonly hand: string;
  readonly by: string;
  /** The revision it loaded last, and the board as it shows it, with its own commands on it. */
  on: number;
  shows: Board;
  waiting: FrontCommand[];
}

interface Logged extends DoneCommand {
  readonly command: FrontCommand;
}

/** The newsroom's side: the board, everything that was done, and the plain model beside it. */
interface House {
  board: Board;
  readonly log: Logged[];
  readonly model: PlainFronts;
  readonly pasts: StandingContainer[];
  readonly counts: Record<Outcome['is'] | 'left' | 'undone', number>;
}

const fronts = ['uk', 'section/world'];
const containers = [c(1), c(2), c(3)];

/** Everything of a board that can be seen, in the form of the model. */
function seenOn(board: Board): string[] {
  const lists: [string, readonly string[]][] = Object.values(board.fronts).map(({ id, containers: ids }) => [id, ids]);
  const values: string[] = [];
  for (const container of Object.values(board.containers)) {
    const { id, cards, ...chosen } = standing(container);
    for (const size of cardSizes)
      lists.push([`${id}/${size}`, cards.filter(({ group }) => group === size).map((card) => card.id)]);
    for (const card of cards) lists.push([`${id}/under/${card.id}`, card.sublinks.map((one) => one.id)]);
    const said = cards
      .flatMap((card) => [card, ...card.sublinks])
      .flatMap((card) => Object.entries(card.overrides).map(([field, set]) => asSaid(`${card.id}/${field}`, set)));
    const set = Object.entries(chosen).map(([field, value]) => asSaid(`${id}/${field}`, value));
    const isOn = Object.values(board.fronts).some((front) => front.containers.includes(id));
    values.push(...said, ...(isOn ? set : []));
  }
  return [
    ...lists.filter(([, ids]) => ids.length > 0).map(([list, ids]) => `${list}: ${ids.join(' ')}`),
    ...values,
  ].toSorted();
}

function asSaid(name: string, value: unknown): string {
  return `${name}=${JSON.stringify(value)}`;
}

/** Something that whoever looks at this board may do there. */
function anAct(
  board: Board,
  pick: Chance,
  { next, pasts }: { next: () => number; pasts: readonly StandingContainer[] },
): FrontAct {
  const container = pick.of(Object.keys(board.containers));
  const front = pick.of(Object.keys(board.fronts));
  const inIt = Object.keys(board.containers[container]?.cards ?? {});
  const card = pick.of(inIt.length > 0 ? inIt : [k(0)]);
  const spot = (to: string) => {
    const lists = Object.entries(board.containers[to]?.lists ?? {}).filter(([list]) => list !== 'off');
    const fresh: [string, string[]] = [pick.often(0.3) && inIt.length > 0 ? `under/${card}` : pick.of(cardSizes), []];
    const [list, ids = []] = pick.often(0.8) && lists.length > 0 ? pick.of(lists) : fresh;
    return { list: list as 'standard', after: pick.of([null, ...ids]) };
  };
  const onFront = board.fronts[front]?.containers ?? [];
  const words = { value: `Words ${next()}`, against: pick.number(4) };
  const acts: (() => FrontAct)[] = [
    () => ({
      act: 'add-card',
      container,
      card: k(next()),
      content: { is: 'story', id: idOf(next()) },
      overrides: pick.often(0.2) ? { headline: words } : {},
      ...spot(container),
    }),
    () => {
      const to = pick.often(0.6) ? container : pick.of(Object.keys(board.containers));
      return { act: 'move-card', card, from: container, to, ...spot(to) };
    },
    () => ({ act: 'take-off', container, card }),
    () => ({
      act: 'override',
      container,
      card,
      field: pick.of(['headline', 'kicker'] as const),
      set: pick.often(0.8) ? words : null,
    }),
    () => ({ act: 'set-container', container, field: 'title', value: `Title ${next()}` }),
    () => ({ act: 'set-container', container, field: 'hidden', value: pick.often(0.5) }),
    () => ({ act: 'place-container', front, container, after: pick.of([null, ...onFront]) }),
    () => ({ act: 'remove-container', front, container }),
    () => ({ act: 'restore-container', container, to: pick.of(pasts.filter(({ id }) => id === container)) }),
    () => ({
      act: 'restore-front',
      front,
      order: pick.some(Object.keys(board.containers)),
      containers: pick.some(Object.keys(board.containers)).map((id) => pick.of(pasts.filter((one) => one.id === id))),
    }),
  ];
  return pick.of([...acts, ...acts.slice(0, 4), ...acts.slice(0, 4)])();
}

/** The cards, settings and containers of fronts that a command is about; one of these at a time is one person's. */
function claims(act: FrontAct): string[] {
  if (act.act === 'set-container') return [`${act.container}/${act.field}`];
  if (act.act === 'restore-front') return act.order.map((id) => `${act.front}/${id}`);
  if ('front' in act && 'container' in act) return [`${act.front}/${act.container}`];
  return 'card' in act ? [act.card] : [];
}

function placeIn(act: FrontAct): string | null {
  if (act.act === 'add-card') return `${act.container}/${act.list}/${act.after}`;
  if (act.act === 'move-card') return `${act.to}/${act.list}/${act.after}`;
  return act.act === 'add-container' || act.act === 'place-container' ? `${act.front}/${act.after}` : null;
}

/** What was done since a command was made, by others, and has not been faced by its hand in between. */
function unknownTo(house: House, { command, revision }: Logged): Logged[] {
  const isOwn = (one: Logged): boolean =>
    one.command.hand === command.hand || (command.undoes !== null && one.command.by === command.by);
  return house.log.filter((one) => {
    if (one.revision <= command.on || one.revision >= revision || one.inverse === null || isOwn(one)) return false;
    return !house.log.some((later) => isOwn(later) && later.command.on >= one.revision && share(later, one));
  });
}

function share(one: Logged, other: Logged): boolean {
  // Whoever makes a container what it was has everything in it before them.
  if (one.command.do.act === 'restore-container')
    return JSON.stringify(other.command.do).includes(one.command.do.container);
  if (one.command.do.act === 'restore-front') return isAboutAny(other.command.do, one.command.do);
  const place = placeIn(one.command.do);
  const mine = claims(one.command.do);
  return (
    (place !== null && place === placeIn(other.command.do)) ||
    claims(other.command.do).some((claim) => mine.includes(claim))
  );
}

/** Whether an act is about the front that another restores, or about a container that it restores. */
function isAboutAny(act: FrontAct, { front, containers: restored }: FrontActOf<'restore-front'>): boolean {
  const text = JSON.stringify(act);
  return ('front' in act && act.front === front) || restored.some(({ id }) => text.includes(id));
}

/** Nothing that somebody did is changed by somebody who did not know of it. */
function expectKnown(house: House, logged: Logged): void {
  if (logged.inverse === null) return;
  const others = unknownTo(house, logged);
  const mine = new Set(claims(logged.command.do));
  expect(others.filter((one) => claims(one.command.do).some((claim) => mine.has(claim))).map(told)).toEqual([]);
  const anchor = 'card' in logged.command.do && 'after' in logged.command.do ? logged.command.do.after : null;
  expect(others.filter(({ command }) => anchor !== null && placesCard(command.do, anchor)).map(told)).toEqual([]);
  const place = placeIn(logged.command.do);
  const samePlace = others.filter((one) => place !== null && placeIn(one.command.do) === place);
  expect(samePlace.filter((one) => standsAsPut(house, one)).map(told)).toEqual([]);
}

function placesCard(act: FrontAct, card: string): boolean {
  return (act.act === 'add-card' || act.act === 'move-card' || act.act === 'take-off') && act.card === card;
}

/** Whether nothing was done since to what a command put somewhere. */
function standsAsPut({ log }: House, { command, revision }: Logged): boolean {
  const mine = claims(command.do);
  const text = JSON.stringify(command.do);
  return !log.some(({ revision: later, command: { do: act } }) => {
    const isRestored =
      (act.act === 'restore-container' && text.includes(act.container)) ||
      (act.act === 'restore-front' && isAboutAny(command.do, act));
    return later > revision && (isRestored || claims(act).some((claim) => mine.includes(claim)));
  });
}

function told({ command: { do: act }, revision }: Logged): unknown {
  return { revision, ...act };
}

/** Whoever is asked is told of things done since, by others, at the same place. */
function expectNamed(house: House, command: FrontCommand, outcome: Extract<Outcome, { is: 'conflict' }>): void {
  if (outcome.theirs.length === 0) expect(outcome.code).toMatch(/-gone$/);
  const mine = JSON.stringify(command.do);
  for (const { revision, hand } of outcome.theirs) {
    const theirs = house.log.find((one) => one.revision === revision);
    expect(revision).toBeGreaterThan(command.on);
    expect(hand).not.toBe(command.hand);
    const names = JSON.stringify([theirs?.command.do, theirs?.inverse]).match(/\bs2[a-z0-9]{6}\b/g) ?? [];
    // Who makes a container what it was is told of everything in it, wherever that was done.
    if (outcome.code === 'container-changed' || command.do.act === 'restore-front') continue;
    const their = theirs?.command.do;
    const isRestored = their?.act === 'restore-front' && isAboutAny(command.do, their);
    const isSamePlace = their !== undefined && (isRestored || placeIn(their) === placeIn(command.do));
    expect(isSamePlace || names.some((name) => mine.includes(name)), `${mine} ${JSON.stringify(theirs)}`).toBe(true);
  }
}

function send(house: House, command: FrontCommand): Outcome {
  const outcome = applyCommand(house.board, command);
  house.counts[outcome.is] += 1;
  if (outcome.is === 'conflict') expectNamed(house, command, outcome);
  if (outcome.is !== 'done') return outcome;
  const logged: Logged = {
    command,
    revision: outcome.board.revision,
    undoes: command.undoes,
    inverse: outcome.inverse,
  };
  expectKnown(house, logged);
  expectTakenBack(house.board, logged, outcome.board);
  house.log.push(logged);
  house.board = outcome.board;
  if (outcome.inverse !== null || command.do.act === 'begin-front') house.model.do(command.do);
  return outcome;
}

/** What takes a command back leaves all as it was. */
function expectTakenBack(before: Board, { command, inverse }: Logged, after: Board): void {
  if (inverse === null) return;
  const back = applyCommand(after, { ...command, on: after.revision, undoes: null, do: inverse });
  if (back.is !== 'done')
    throw new Error(`Cannot be taken back: ${JSON.stringify({ act: command.do, inverse, back })}`);
  expect(seenOn(back.board)).toEqual(seenOn(before));
}

function load(house: House, hand: Hand): void {
  hand.on = house.board.revision;
  hand.shows = house.board;
}

/** Sends what waits. Of what is in somebody's way they are shown both sides, and take theirs or leave it. */
function sendWaiting(house: House, hand: Hand, pick: Chance): void {
  for (const command of hand.waiting) {
    if (send(house, command).is !== 'conflict') continue;
    if (pick.often(0.5)) send(house, { ...command, id: `${command.id} again`, on: house.board.revision });
    else house.counts.left += 1;
  }
  hand.waiting = [];
  load(house, hand);
}

function arrange(house: House, hand: Hand, { pick, next }: { pick: Chance; next: () => number }): void {
  const { hand: name, by, on } = hand;
  const command: FrontCommand = {
    id: `${name} ${next()}`,
    hand: name,
    by,
    at: '2026-11-29T10:00:00Z',
    on,
    undoes: null,
    do: anAct(hand.shows, pick, { next, pasts: house.pasts }),
  };
  const shown = applyCommand(hand.shows, { ...command, on: hand.shows.revision });
  // A screen does not let anybody do what cannot be done.
  if (shown.is !== 'done') return;
  hand.shows = shown.board;
  hand.waiting.push(command);
}

function takeBack(house: House, { hand, by }: Hand, next: () => number): void {
  const { undo, redo } = undoStacks(house.log.filter((one) => one.command.by === by));
  const one = next() % 3 === 0 ? redo : undo;
  if (!one?.inverse) return;
  const outcome = send(house, {
    id: `${hand} ${next()}`,
    hand,
    by,
    at: '2026-11-29T10:00:00Z',
    on: one.revision,
    undoes: one.revision,
    do: one.inverse,
  });
  if (outcome.is === 'done') house.counts.undone += 1;
}

function aDay(seed: number, commands: number): House {
  const pick = chance(seed);
  let made = 0;
  const next = (): number => (made += 1);
  const house: House = {
    board: emptyBoard,
    log: [],
    model: new PlainFronts(),
    pasts: containers.map((id) => ({ ...settings(), id, cards: [] })),
    counts: { done: 0, conflict: 0, refused: 0, left: 0, undone: 0 },
  };
  for (const [at, front] of fronts.entries()) {
    const begun = at === 0 ? containers.map((id) => ({ ...settings(), id, cards: [] })) : [];
    send(house, {
      id: front,
      hand: 'desk',
      by: 'desk',
      at: '2026-11-29T09:00:00Z',
      on: house.board.revision,
      undoes: null,
      do: { act: 'begin-front', front, containers: begun },
    });
  }
  const hands = ['ada', 'ben', 'cy', 'ada'].map((by, at): Hand => ({
    hand: `${by}-${at}`,
    by,
    on: 0,
    shows: house.board,
    waiting: [],
  }));
  for (const hand of hands) load(house, hand);
  for (let step = 0; step < commands; step += 1) {
    const hand = pick.of(hands);
    if (pick.often(0.08) && hand.waiting.length === 0) takeBack(house, hand, next);
    else arrange(house, hand, { pick, next });
    if (pick.often(0.5)) sendWaiting(house, hand, pick);
    if (pick.often(0.05)) house.pasts.push(standing(pick.of(Object.values(house.board.containers))));
    expect(seenOn(house.board)).toEqual(house.model.seen());
  }
  return house;
}

test('many hands arrange at once: all that was done stands, or whoever changed it knew of it', () => {
  const days = rounds({ short: 12, long: 600 });
  const total = { done: 0, conflict: 0, refused: 0, left: 0, undone: 0 };
  for (let day = 0; day < days; day += 1) {
    try {
      const { counts } = aDay(SEED + day, 150);
      for (const [what, count] of Object.entries(counts)) total[what as 'done'] += count;
    } catch (error) {
      throw new Error(`SEED=${SEED + day} ROUNDS=1`, { cause: error });
    }
  }
  process.stdout.write(`arranging: seed ${SEED}, ${days} days, ${JSON.stringify(total)}\n`);
  for (const [what, count] of Object.entries(total)) expect(count, what).toBeGreaterThan(days / 2);
});
