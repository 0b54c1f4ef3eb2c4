import { z } from 'zod';
import { type RichText, richTextShape } from './rich-text.ts';

/** How many lists a point may stand within beside its own, as in word processors. */
export const DEEPEST = 8;

/** Numbers beyond this head no point of a list. */
export const HIGHEST_NUMBER = 999_999;

/**
 * A point of a list. What stands within another point follows it and is deeper; whether its own list has numbers, and the number it
 * bears where it does not count on, is said beside its depth. The outermost points say nothing of the kind: their list does.
 */
export const pointSchema = z.strictObject({
  ...richTextShape,
  depth: z.int().min(1).max(DEEPEST).optional(),
  ordered: z.literal(true).optional(),
  number: z.int().min(0).max(HIGHEST_NUMBER).optional(),
});

export type Point = z.infer<typeof pointSchema>;

/** Where a point stands among others. */
export interface Standing {
  readonly depth: number;
  readonly ordered: boolean;
  readonly number: number | null;
}

/** A point with the lists within it. */
export interface Branch<P> {
  readonly point: P;
  readonly lists: readonly BranchList<P>[];
}

export interface BranchList<P> {
  readonly ordered: boolean;
  readonly branches: readonly Branch<P>[];
}

/**
 * Points as the trees they stand for, whatever depths they have: each stands within the nearest one before it that is less deep. So
 * whatever two people do to a list at one moment, it is one.
 */
export function branchesOf<P>(points: readonly P[], standing: (point: P) => Standing): Branch<P>[] {
  const roots: Growing<P>[] = [];
  const open: Growing<P>[] = [];
  for (const point of points) {
    const { depth, ordered } = standing(point);
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    const grown: Growing<P> = { point, depth, lists: [] };
    const above = open.at(-1);
    if (above) listIn(above, ordered).push(grown);
    else roots.push(grown);
    open.push(grown);
  }
  return roots;
}

interface Growing<P> extends Branch<P> {
  readonly depth: number;
  readonly lists: { readonly ordered: boolean; readonly branches: Growing<P>[] }[];
}

/** The points of the last list within a point, or of a new one where that is of another kind. */
function listIn<P>({ lists }: Growing<P>, ordered: boolean): Growing<P>[] {
  const last = lists.at(-1);
  if (last?.ordered === ordered) return last.branches;
  const branches: Growing<P>[] = [];
  lists.push({ ordered, branches });
  return branches;
}

/** Points at the depths where they are read. */
export function settled(points: readonly Point[]): Point[] {
  return leaves(branchesOf(points, standingOf), { depth: 0, ordered: false });
}

function leaves(branches: readonly Branch<Point>[], { depth, ordered }: Omit<Standing, 'number'>): Point[] {
  return branches.flatMap(({ point, lists }) => [
    pointAt(point, { depth, ordered, number: standingOf(point).number }),
    ...lists.flatMap((list) => leaves(list.branches, { depth: depth + 1, ordered: list.ordered })),
  ]);
}

export function standingOf({ depth = 0, ordered = false, number = null }: Partial<Standing> | Point): Standing {
  return { depth, ordered, number };
}

/** Words at a place among points, which says no more of it than there is to say. */
export function pointAt({ text, marks }: RichText, { depth, ordered, number }: Standing): Point {
  if (depth === 0) return { text, marks };
  const numbered = ordered ? { ordered, ...(number === null ? {} : { number }) } : {};
  return { text, marks, depth: Math.min(depth, DEEPEST), ...numbered };
}

/** The points of a list as they stand within a point; `number` is what the first of them bears. */
export function within(points: readonly Point[], { ordered, number }: Omit<Standing, 'depth'>): Point[] {
  return points.map((point, at) => {
    const { depth, ...own } = standingOf(point);
    const said = depth > 0 ? own : { ordered, number: at === 0 ? number : null };
    return pointAt(point, { depth: depth + 1, ...said });
  });
}

/** How deep each point of plain words stands, by how far each is set in: further than one before it is within that. */
export function levelsOf(indents: readonly number[]): number[] {
  const open: number[] = [];
  return indents.map((indent) => {
    while (open.length > 0 && (open.at(-1) ?? 0) >= indent) open.pop();
    open.push(indent);
    return open.length - 1;
  });
}
