import { applyCommand } from '../../story/arrange.ts';
import { type ArrangedContainer, type Board, listIn, standing, under } from '../../story/arranged.ts';
import { type CardSize, cardSizes } from '../../story/arrangement.ts';
import { layoutGroups, type Pushed, pushedBy, slotsOf } from '../../story/card-slots.ts';
import type { FrontActOf } from '../../story/front-commands.ts';
import type { FrontView } from './front-query.ts';
import { boardOf } from './waiting.ts';

/** A list in which cards stand: a group, or under another card. */
export type PlaceList = FrontActOf<'move-card'>['list'];

/** A place for a card: in which list of which container, and after which card of it; null for the beginning. */
export interface Spot {
  readonly container: string;
  readonly list: PlaceList;
  readonly after: string | null;
}

/** The groups of a container, the largest first: those of its layout, and others in which cards stand. */
export function groupsOf(container: ArrangedContainer): CardSize[] {
  const { groups } = layoutGroups[container.layout];
  return cardSizes.filter((size) => groups.some((group) => group.size === size) || listIn(container, size).length > 0);
}

/** Every list of a container in which a card may be put: its groups, and under each card of them. */
export function listsOf(container: ArrangedContainer): PlaceList[] {
  const groups = groupsOf(container);
  const parents = groups.flatMap((group) => listIn(container, group));
  return [...groups, ...parents.map((card) => under(card) as PlaceList)];
}

/** The first place of a container: its largest group, before every other card. */
export function firstPlace(container: ArrangedContainer): Spot {
  return { container: container.id, list: groupsOf(container)[0] ?? 'standard', after: null };
}

/** One place up, or into the next larger group; null for the first card of all. */
export function placeAbove(container: ArrangedContainer, card: string): Spot | null {
  const stands = standingIn(container, card);
  if (!stands) return null;
  const { list, ids, at } = stands;
  if (at > 0) return { container: container.id, list, after: ids[at - 2] ?? null };
  const groups = groupsOf(container);
  const larger = groups[groups.indexOf(list as CardSize) - 1];
  if (!larger) return null;
  const there = listIn(container, larger);
  // Into a full group it goes before the last, which that group then passes on: at its end it would be passed on itself.
  const isFull = there.length >= mostIn(container, larger);
  return { container: container.id, list: larger, after: there.at(isFull ? -2 : -1) ?? null };
}

/** One place down, or to the beginning of the next smaller group; null for the last card of all. */
export function placeBelow(container: ArrangedContainer, card: string): Spot | null {
  const stands = standingIn(container, card);
  if (!stands) return null;
  const { list, ids, at } = stands;
  const next = ids[at + 1];
  if (next !== undefined) return { container: container.id, list, after: next };
  const groups = groupsOf(container);
  const smaller = groups[groups.indexOf(list as CardSize) + 1];
  return smaller && groups.includes(list as CardSize) ? { container: container.id, list: smaller, after: null } : null;
}

function mostIn({ layout }: ArrangedContainer, size: CardSize): number {
  const group = layoutGroups[layout].groups.find((one) => one.size === size);
  return group?.most ?? Infinity;
}

/** The list in which a card stands, all of that list, and how far down. */
function standingIn(container: ArrangedContainer, card: string) {
  for (const list of listsOf(container)) {
    const ids = listIn(container, list);
    const at = ids.indexOf(card);
    if (at >= 0) return { list, ids, at };
  }
  return null;
}

/** Where a card of a container stands now; null when it is not there, or was taken off. */
export function spotOf(container: ArrangedContainer, card: string): Spot | null {
  const stands = standingIn(container, card);
  return stands && { container: container.id, list: stands.list, after: stands.ids[stands.at - 1] ?? null };
}

/** What a command would do to a container besides what it says. */
export interface Foreseen {
  readonly pushed: Pushed;
  /** Whether readers would see the card that it is about. */
  readonly hasRoom: boolean;
  /** Why it cannot be done; null where it can. */
  readonly refused: string | null;
}

const nothing: Foreseen = { pushed: { off: [], resized: [] }, hasRoom: true, refused: null };

/** What putting a card somewhere would push off and down in a container, before anybody does it. */
export function foreseen(view: FrontView, act: FrontActOf<'add-card' | 'move-card'>, container: string): Foreseen {
  const board = boardOf(view);
  const dryRun = { id: 'dry-run', hand: 'dry-run', by: 'dry-run', at: '1970-01-01T00:00:00Z', undoes: null } as const;
  const outcome = applyCommand(board, { ...dryRun, on: board.revision, do: asOfHere(board, act) });
  if (outcome.is !== 'done') return { ...nothing, refused: outcome.is === 'refused' ? outcome.problem.say : null };
  const [before, after] = [board.containers[container], outcome.board.containers[container]];
  if (!before || !after) return nothing;
  const [was, will] = [standing(before), standing(after)];
  const { off, resized } = pushedBy(was, will);
  // What happens to the card itself is what was asked for.
  const others = { off: off.filter((id) => id !== act.card), resized: resized.filter(({ card }) => card !== act.card) };
  return { pushed: others, hasRoom: !slotsOf(will).over.some(({ id }) => id === act.card), refused: null };
}

/** A card that comes from another front comes like a new one, as far as this front can tell; one that stands here as well, says this screen, has left it meanwhile. */
function asOfHere(board: Board, act: FrontActOf<'add-card' | 'move-card'>): FrontActOf<'add-card' | 'move-card'> {
  if (act.act === 'add-card' || board.containers[act.from]) return act;
  const here = Object.values(board.containers).find(({ cards }) => cards[act.card]);
  if (here) return { ...act, from: here.id };
  const { card, to: container, list, after } = act;
  const content = { is: 'newest', list: 'all' } as const;
  return { act: 'add-card', card, content, overrides: {}, container, list, after };
}

/** After which container one stands that goes up (-1) or down (1) by one; undefined where it cannot. */
export function containerPlace(containers: readonly string[], id: string, by: 1 | -1): string | null | undefined {
  const at = containers.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= containers.length) return undefined;
  const others = containers.filter((one) => one !== id);
  return others[to - 1] ?? null;
}

/** The place right after a card, in the list in which it stands; null when it is not there. */
export function placeAfter(container: ArrangedContainer, card: string): Spot | null {
  const stands = standingIn(container, card);
  return stands && { container: container.id, list: stands.list, after: card };
}

/** Where a card is put that is let go over another: it takes the place of that one. Null where it stands there already. */
export function placeInsteadOf(container: ArrangedContainer, card: string, moving: string | null): Spot | null {
  const stands = standingIn(container, card);
  if (!stands || card === moving) return null;
  const { list, ids, at } = stands;
  const from = moving === null ? -1 : ids.indexOf(moving);
  // One that comes from above in the same list goes past the other, which moves up.
  const after = from >= 0 && from < at ? card : (ids.filter((id) => id !== moving)[at - 1] ?? null);
  return { container: container.id, list, after };
}

/** Where a card is put that is let go over an empty place: at the end of its group. */
export function placeAtEnd(container: ArrangedContainer, list: CardSize, moving: string | null): Spot {
  const ids = listIn(container, list).filter((id) => id !== moving);
  return { container: container.id, list, after: ids.at(-1) ?? null };
}
