import type { Fragment, Node } from 'prosemirror-model';
import { type Branch, branchesOf, type Standing } from '../../story/points.ts';
import { laidOut } from '../../story/table-cells.ts';
import { depthOf } from '../commands/point-depth.ts';
import { blockAttributes, blockTags, faceOf } from '../kinds/faces.ts';

/** What is copied as HTML that any other program reads: its words and their rank, no classes, no styles. */
export function writeHtml(content: Fragment): string {
  return content.content.map((node) => htmlOf(node)).join('');
}

/** What is copied as plain text: a blank line between blocks, one line for each text inside one. */
export function writePlain(content: Fragment): string {
  return content.content
    .map(plainOf)
    .filter((text) => text !== '')
    .join('\n\n');
}

function htmlOf(node: Node, parent?: Node): string {
  const name = node.type.name;
  if (name === 'text') return markedUp(node);
  if (name === 'break') return '<br>';
  if (node.children.some((child) => depthOf(child) > 0)) return htmlOfPoints(node);
  const inside = node.children.map((child) => htmlOf(child, node)).join('');
  if (name === 'field') return inside === '' || parent?.type.name.startsWith('table') ? inside : `<p>${inside}</p>`;
  const tag = name === 'listItem' ? 'li' : blockTags[name]?.(node);
  if (node.isLeaf && tag) return `<${tag}>`;
  return tag ? `<${tag}${attributesOf(node)}>${inside}</${tag}>` : inside;
}

/** What holds points within points: whatever it has before them, then the points in lists within each other. */
function htmlOfPoints(node: Node): string {
  const points = node.children.filter(({ type }) => type.name === 'listItem');
  const others = node.children.filter(({ type }) => type.name !== 'listItem').map((child) => htmlOf(child, node));
  const tag = blockTags[node.type.name]?.(node);
  const inside = `${others.join('')}${htmlOfBranches(branchesOf(points, ({ attrs }) => attrs as Standing))}`;
  return tag ? `<${tag}${attributesOf(node)}>${inside}</${tag}>` : inside;
}

function htmlOfBranches(branches: readonly Branch<Node>[]): string {
  return branches
    .map(({ point, lists }) => {
      const number = point.attrs['number'] as number | null;
      const words = point.children.map((child) => htmlOf(child, point)).join('');
      const inside = lists.map((list) => {
        const tag = list.ordered ? 'ol' : 'ul';
        return `<${tag}>${htmlOfBranches(list.branches)}</${tag}>`;
      });
      return `<li${number === null ? '' : ` value="${number}"`}>${words}${inside.join('')}</li>`;
    })
    .join('');
}

function attributesOf(node: Node): string {
  const said = Object.entries(blockAttributes[node.type.name]?.(node) ?? {});
  return said.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
}

function markedUp({ text, marks }: Node): string {
  return marks.reduce(
    (html, { type, attrs }) => {
      if (type.name === 'strong') return `<strong>${html}</strong>`;
      if (type.name === 'emphasis') return `<em>${html}</em>`;
      if (type.name === 'superscript') return `<sup>${html}</sup>`;
      if (type.name === 'subscript') return `<sub>${html}</sub>`;
      return type.name === 'link' ? `<a href="${escaped(String(attrs['href']))}">${html}</a>` : html;
    },
    escaped(text ?? ''),
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function plainOf(node: Node): string {
  if (node.isInline) return node.text ?? '\n';
  if (node.isTextblock) return '\t'.repeat(depthOf(node)) + node.textBetween(0, node.content.size, undefined, '\n');
  const { plain } = faceOf(node.type.name) ?? {};
  if (plain) return plain;
  if (node.type.name === 'tableGrid') return plainGrid(node);
  const between = node.type.name === 'tableRow' ? '\t' : '\n';
  return node.content.content
    .map(plainOf)
    .filter((text) => text !== '' || between === '\t')
    .join(between);
}

/** Each cell in its column, as spreadsheets read it; places that a merged cell covers are empty. */
function plainGrid(grid: Node): string {
  const { rows, width } = laidOut(grid.children.map((row) => row.children.map(spanningCell)));
  return rows
    .map((row) => {
      const texts = Array.from({ length: width }, () => '');
      for (const { cell, column } of row) texts[column] = plainOf(cell.node);
      return texts.join('\t');
    })
    .join('\n');
}

function spanningCell(node: Node): { node: Node; colspan: number; rowspan: number } {
  return { node, colspan: Number(node.attrs['colspan']), rowspan: Number(node.attrs['rowspan']) };
}
