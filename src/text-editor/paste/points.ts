import { type Attrs, Fragment, type Node } from 'prosemirror-model';
import { DEEPEST } from '../../story/points.ts';
import { depthOf } from '../commands/point-depth.ts';
import { textSchema } from '../schema.ts';
import { tagOf } from './elements.ts';
import { cleanWords, styleText } from './words-of.ts';

/** A point of a list of a word processor: which list it is of, how deep it stands, and the number before it, if it has one. */
export interface PointSaid {
  readonly list: string;
  readonly level: number;
  readonly isOrdered: boolean;
  readonly number: number | null;
}

/** A paragraph of Word that is a point of a list, or null for any other. */
export function pointOf(element: Element): PointSaid | null {
  const [, list = '', level = '1'] = /mso-list:\s*(l\d+)(?:\s+level(\d+))?/i.exec(styleText(element)) ?? [];
  if (!/^(p|h\d)$/.test(tagOf(element)) || list === '') return null;
  const signs = [...element.querySelectorAll('span')].find((span) => /mso-list:\s*ignore/i.test(styleText(span)));
  const sign = cleanWords(signs?.textContent ?? '').trim();
  const isOrdered = /^\(?([0-9]{1,3}(\.\d{1,3})*|[a-z]|[ivxl]+)[.)]?$/i.test(sign) && sign !== 'o';
  return { list, level: Number(level), isOrdered, number: Number(/^\(?(\d{1,3})[.)]?$/.exec(sign)?.[1]) || null };
}

/** A list of one point of a word processor in a browser, which says how deep it stands; null for any other. */
export function lonePoint(list: Element): PointSaid | null {
  const [point, ...more] = list.children;
  const level = Number(point?.getAttribute('data-aria-level'));
  if (!point || more.length > 0 || !(level > 0)) return null;
  const start = Number(list.getAttribute('start')) || null;
  return { list: point.getAttribute('data-listid') ?? '', level, isOrdered: tagOf(list) === 'ol', number: start };
}

/** Signs that people set before points by hand. A dash is none of them: it begins a line of dialogue too. */
export const BULLET = /^[•·▪◦‣●○]\s+/u;

/** Words as a point. */
export function pointOfWords(words: readonly Node[], standing: Attrs | null = null): Node {
  return textSchema.node('listItem', standing, [...words]);
}

/** Points as a list with the numbers of the outermost, which count up; where one does not follow the one before it, another list begins. */
export function listOf(points: readonly Node[], isOrdered: boolean, numbers: readonly number[] = []): Node[] {
  const outer = points.flatMap((point, at) => (at === 0 || depthOf(point) === 0 ? [at] : []));
  const starts = outer.filter((_point, at) => at === 0 || !follows(numbers, at));
  return starts.map((from, at) => {
    const start = isOrdered ? (numbers[outer.indexOf(from)] ?? 1) : 1;
    return textSchema.node('list', { ordered: isOrdered, start }, points.slice(from, starts[at + 1]));
  });
}

function follows(numbers: readonly number[], at: number): boolean {
  const [before, here] = [numbers[at - 1], numbers[at]];
  return before === undefined || here === undefined || here === before + 1;
}

/** The points of lists as they stand within a point. */
export function pointsWithin(lists: readonly Node[]): Node[] {
  return lists.flatMap((list, at) =>
    list.children.map((point, index) => {
      const ordered = list.attrs['ordered'] === true;
      const start = Number(list.attrs['start']);
      const first = ordered && index === 0 && (start !== 1 || at > 0) ? { number: start } : {};
      return depthOf(point) === 0
        ? placed(point, { depth: 1, ordered, ...first })
        : placed(point, { depth: depthOf(point) + 1 });
    }),
  );
}

function placed(point: Node, standing: Attrs): Node {
  const { depth } = standing as { depth: number };
  return point.type.create({ ...point.attrs, ...standing, depth: Math.min(depth, DEEPEST) }, point.content);
}

/**
 * Lists that follow each other as one where both have bullets or the second counts on; points of a word processor, which come one by
 * one, as the lists they are of; and paragraphs that begin with a bullet as points.
 */
export function joinedLists(blocks: readonly Node[], said: ReadonlyMap<Node, PointSaid>): Node[] {
  const joined: Node[] = [];
  let before: PointSaid | undefined;
  for (const block of blocks.flatMap((one) => bulleted(one))) {
    const point = said.get(block);
    const last = joined.at(-1);
    const longer = last && grown(last, block, { before, point });
    if (longer) joined[joined.length - 1] = longer;
    else joined.push(...(point ? begun(block, point) : [block]));
    before = point && longer && before && point.level > before.level ? before : point;
  }
  return joined;
}

/** The list before with one more in it, or null where they are two. */
function grown(
  last: Node,
  block: Node,
  { before, point }: { before: PointSaid | undefined; point: PointSaid | undefined },
): Node | null {
  if (last.type.name !== 'list' || block.type.name !== 'list') return null;
  const isSame = last.attrs['ordered'] === block.attrs['ordered'];
  const count = Number(last.attrs['start']) + last.children.filter((one) => depthOf(one) === 0).length;
  const countsOn = !block.attrs['ordered'] || (count > 1 && block.attrs['start'] === count);
  if (!point || !before) return !point && !before && isSame && countsOn ? appended(last, block.children) : null;
  if (point.level > before.level) return appended(last, under(last, block, { point, before }));
  const goesOn = isSame && (!point.isOrdered || point.number === null || point.number === count);
  return goesOn && (point.list === before.list || !point.isOrdered) ? appended(last, block.children) : null;
}

function appended(last: Node, points: readonly Node[]): Node {
  return last.copy(last.content.append(Fragment.from(points)));
}

/** A point within a point. It says its number where another list begins with one that is not 1. */
function under(last: Node, block: Node, { point, before }: { point: PointSaid; before: PointSaid }): Node[] {
  const depth = Math.min(point.level - before.level, DEEPEST);
  const beside = last.children.findLast((one) => depthOf(one) <= depth);
  const isFirst = beside === undefined || depthOf(beside) < depth;
  const { isOrdered: ordered } = point;
  const number = ordered && isFirst && point.number !== 1 ? point.number : null;
  return block.children.map((one) => placed(one, { depth, ordered, number }));
}

/** The first point of a list, with its number. */
function begun(block: Node, { isOrdered, number }: PointSaid): Node[] {
  return listOf(block.children, isOrdered, isOrdered && number !== null ? [number] : []);
}

function bulleted(block: Node): Node[] {
  const sign = block.type.name === 'paragraph' ? BULLET.exec(block.textContent) : null;
  return sign ? listOf([pointOfWords(block.cut(sign[0].length).children)], false) : [block];
}
