import type { Node } from 'prosemirror-model';
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

/** Signs that people set before points by hand. A dash is none of them: it begins a line of dialogue too. */
const BULLET = /^[•·▪◦‣●○]\s+/u;

/** Points as a list with their numbers, which count up; where one does not follow the one before it, another list begins. */
export function listOf(
  points: readonly (readonly Node[])[],
  isOrdered: boolean,
  numbers: readonly number[] = [],
): Node[] {
  const starts = points.flatMap((_point, at) => (at === 0 || !follows(numbers, at) ? [at] : []));
  return starts.map((from, at) => {
    const here = points.slice(from, starts[at + 1]);
    const start = isOrdered ? (numbers[from] ?? 1) : 1;
    return textSchema.node(
      'list',
      { ordered: isOrdered, start },
      here.map((words) => textSchema.node('listItem', null, [...words])),
    );
  });
}

function follows(numbers: readonly number[], at: number): boolean {
  const [before, here] = [numbers[at - 1], numbers[at]];
  return before === undefined || here === undefined || here === before + 1;
}

function signed(sign: string): Node[] {
  return [textSchema.text(sign)];
}

/** Lines of a list within a point, under the words of that point. */
export function linesUnder(points: readonly (readonly Node[])[], isOrdered: boolean, first = 1): Node[] {
  return points.flatMap((words, at) => [
    textSchema.node('break'),
    ...signed(isOrdered ? `${first + at}. ` : '– '),
    ...words,
  ]);
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
  const count = Number(last.attrs['start']) + last.childCount;
  if (!point || !before) return !point && !before && isSame && !block.attrs['ordered'] ? appended(last, block) : null;
  const isUnder = point.list === before.list && point.level > before.level;
  if (isUnder && (last.attrs['ordered'] === true || point.isOrdered)) return under(last, block, point);
  const goesOn = isSame && (!point.isOrdered || point.number === null || point.number === count);
  return goesOn && (point.list === before.list || !point.isOrdered) ? appended(last, block) : null;
}

function appended(last: Node, block: Node): Node {
  return last.copy(last.content.append(block.content));
}

/** A point within a point, as a line of it: a number or a bullet of its own would count among those around it. */
function under(last: Node, block: Node, { isOrdered, number }: PointSaid): Node {
  const outer = last.lastChild;
  const inner = block.children.map(({ children }) => children);
  if (!outer) return last;
  const item = outer.copy(
    outer.content.append(block.type.schema.node('listItem', null, linesUnder(inner, isOrdered, number ?? 1)).content),
  );
  return last.copy(last.content.replaceChild(last.childCount - 1, item));
}

/** The first point of a list, with its number. */
function begun(block: Node, { isOrdered, number }: PointSaid): Node[] {
  const points = block.children.map(({ children }) => children);
  return listOf(points, isOrdered, isOrdered && number !== null ? [number] : []);
}

function bulleted(block: Node): Node[] {
  const sign = block.type.name === 'paragraph' ? BULLET.exec(block.textContent) : null;
  return sign ? listOf([block.cut(sign[0].length).content.content], false) : [block];
}
