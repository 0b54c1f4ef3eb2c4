import type { Node } from 'prosemirror-model';
import { levelsOf } from '../../story/points.ts';
import { textSchema } from '../schema.ts';
import { inlineText } from './inline.ts';
import { BULLET, joinedLists, listOf, pointOfWords, type PointSaid } from './points.ts';

/** Lines of plain words as paragraphs, and as points where they have bullets, within each other as they are set in. */
export function blocksOfLines(lines: readonly string[]): Node[] {
  const levels = pointLevels(lines);
  const said = new Map<Node, PointSaid>();
  const blocks = lines.flatMap((line, at) => {
    const level = levels[at] ?? null;
    const inside = inlineText(level === null ? line.trimStart() : withoutBullet(line));
    if (inside.length === 0) return [];
    if (level === null) return [textSchema.node('paragraph', null, inside)];
    const [list] = listOf([pointOfWords(inside)], false);
    if (list) said.set(list, { list: '', level, isOrdered: false, number: null });
    return list ? [list] : [];
  });
  return joinedLists(blocks, said);
}

/** Signs that are bullets only where some of the lines that bear them are set in further than others. */
const BULLET_SET_IN = /^[*–-]\s+/u;

/** How deep each line of plain words stands as a point, from 1; null for a line that is none. */
function pointLevels(lines: readonly string[]): (number | null)[] {
  const levels: (number | null)[] = lines.map(() => null);
  for (let at = 0; at < lines.length;) {
    const isPoint = (line = ''): boolean => BULLET.test(line.trimStart()) || BULLET_SET_IN.test(line.trimStart());
    const next = lines.findIndex((line, index) => index >= at && !isPoint(line));
    const end = next < 0 ? lines.length : next;
    const depths = levelsOf(lines.slice(at, end).map(indentOf));
    const isSetIn = depths.some((depth) => depth > 0);
    for (const [index, depth] of depths.entries())
      if (isSetIn || BULLET.test((lines[at + index] ?? '').trimStart())) levels[at + index] = depth + 1;
    at = end + 1;
  }
  return levels;
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
}

/** A line of plain words without its bullet. */
function withoutBullet(line: string): string {
  return line.trimStart().replace(BULLET, '').replace(BULLET_SET_IN, '');
}
