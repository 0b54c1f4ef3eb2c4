import type { VNode } from 'preact';
import type { BlockOf } from '../../story/blocks.ts';
import { type FullCell, fullCell, type Grid, laidOut, type Placed } from '../../story/table-cells.ts';
import { withBreaks } from '../layout/rich-text.tsx';
import type { RenderContext } from '../layout/render-context.ts';
import type { BlockView } from './block-view.ts';
import { ImageFigure } from './image.tsx';

/** A figure of money, a share, a count: set to the end of its column, digits under digits. */
const NUMBER = /^[+\-−–]?[\p{Sc}]?\s?[\d.,٫٬\s]*\d\s?[%\p{Sc}\p{L}]{0,3}$/u;

export const table: BlockView<'table'> = {
  sheet: 'block-table',
  View: ({ block, context }) =>
    block.drawing ? (
      <DrawnTable block={block} drawing={block.drawing} context={context} />
    ) : (
      <Plain block={block} context={context} />
    ),
};

interface TableProps {
  readonly block: BlockOf<'table'>;
  readonly context: RenderContext;
}

/** A map or chart, and what it is drawn from under it: for those who do not see it, and for those who want the figures. */
function DrawnTable({ block, drawing, context }: TableProps & { readonly drawing: BlockOf<'image'> }): VNode {
  return (
    <div class="drawn-table">
      <ImageFigure image={drawing} context={context} />
      <details>
        <summary>{context.words.dataOfDrawing}</summary>
        <Plain block={block} context={context} />
      </details>
    </div>
  );
}

function Plain({ block, context: { words } }: TableProps): VNode {
  return (
    <figure class="table">
      {/* Wide tables scroll by themselves; the strip takes the focus so that a keyboard can move it. */}
      <div class="scroll" role="group" tabindex={0} aria-label={block.caption ?? words.table}>
        <table>
          {block.caption && <caption>{block.caption}</caption>}
          <Parts block={block} />
        </table>
      </div>
      {block.source && (
        <figcaption>
          {words.source}
          {words.colon} {block.source}
        </figcaption>
      )}
    </figure>
  );
}

type Row = Grid<FullCell>['rows'][number];

function Parts({ block }: { block: BlockOf<'table'> }): VNode {
  const { rows, width } = gridOf(block);
  const end = headEnd(rows, block);
  const numbers = numeric(rows.slice(end));
  const line = (row: Row, at: number): VNode => (
    <tr>
      {row.map((placed) => (
        <Cell placed={placed} scope={scopeOf(placed, { block, row, width, isHead: at < end })} numbers={numbers} />
      ))}
    </tr>
  );
  return (
    <>
      {end > 0 && <thead>{rows.slice(0, end).map(line)}</thead>}
      {bodiesOf(rows, end, width).map(([from, to]) => (
        <tbody>{rows.slice(from, to).map((row, at) => line(row, from + at))}</tbody>
      ))}
    </>
  );
}

/** All cells of the table where they stand, those of the head as the heads they are. */
function gridOf({ head, rows }: BlockOf<'table'>): Grid<FullCell> {
  const heads = head.map((cell) => ({ ...fullCell(cell), isHead: true }));
  return laidOut([...(heads.length > 0 ? [heads] : []), ...rows.map((row) => row.map(fullCell))]);
}

/** How many rows head the table: those at its top with nothing but heads, and those that such a cell reaches into. */
function headEnd(rows: readonly Row[], { head }: BlockOf<'table'>): number {
  if (head.length === 0) return 0;
  const others = rows.slice(1, -1).findIndex((row) => row.length === 0 || !row.every(({ cell }) => cell.isHead));
  return reached(rows, 0, others === -1 ? Math.max(1, rows.length - 1) : 1 + others);
}

/** The first row from `to` on that no cell of the rows before it, from `from` on, reaches into. */
function reached(rows: readonly Row[], from: number, to: number): number {
  let end = to;
  for (let at = from; at < end; at += 1) {
    for (const { rowspan } of rows[at] ?? []) end = Math.max(end, at + rowspan);
  }
  return end;
}

/** The bodies of the table, from row to row: a head over the rows under it begins one. */
function bodiesOf(rows: readonly Row[], start: number, width: number): [number, number][] {
  const bodies: [number, number][] = [];
  let from = start;
  for (let at = start; at < rows.length; at = reached(rows, at, at + 1)) {
    const begins = rows[at]?.some((placed) => headsRows(placed, width));
    if (at > from && begins) bodies.push([from, at]);
    if (begins) from = at;
  }
  return rows.length > from ? [...bodies, [from, rows.length]] : bodies;
}

/** True for a head across the whole table, and for one of which that is known. */
function headsRows({ cell, colspan, column }: Placed<FullCell>, width: number): boolean {
  if (!cell.isHead) return false;
  return cell.scope === 'rowgroup' || (cell.scope === null && column === 0 && colspan === width && width > 1);
}

interface CellContext {
  readonly block: BlockOf<'table'>;
  readonly row: Row;
  readonly width: number;
  readonly isHead: boolean;
}

/** What a cell heads; null for one that heads nothing. What nobody said follows from where it stands. */
function scopeOf(placed: Placed<FullCell>, { block, row, width, isHead }: CellContext): FullCell['scope'] {
  const { cell, column } = placed;
  if (isHead && cell.isHead) return cell.scope === 'row' ? 'row' : 'col';
  if (!cell.isHead) return block.rowHeads && column === 0 ? 'row' : null;
  if (headsRows(placed, width)) return 'rowgroup';
  const isAfterHeads = row.every((other) => other.column >= column || other.cell.isHead || block.rowHeads);
  return cell.scope ?? (isAfterHeads && row.some((other) => !other.cell.isHead) ? 'row' : 'col');
}

interface CellProps {
  readonly placed: Placed<FullCell>;
  readonly scope: FullCell['scope'];
  readonly numbers: ReadonlySet<number>;
}

function Cell({ placed, scope, numbers }: CellProps): VNode {
  const { cell, column, colspan, rowspan } = placed;
  const spans = { ...(colspan > 1 ? { colspan } : {}), ...(rowspan > 1 ? { rowspan } : {}) };
  const look = colspan === 1 && numbers.has(column) && (scope === null || scope === 'col') ? 'number' : undefined;
  return scope ? (
    <th scope={scope} class={look} {...spans}>
      {withBreaks(cell.text)}
    </th>
  ) : (
    <td class={look} {...spans}>
      {withBreaks(cell.text)}
    </td>
  );
}

/** The columns of which every filled cell is a number. */
function numeric(body: readonly Row[]): ReadonlySet<number> {
  const said = new Map<number, boolean>();
  for (const { cell, column, colspan } of body.flat()) {
    const text = cell.text.trim();
    if (colspan > 1 || text === '' || text === '–') continue;
    said.set(column, NUMBER.test(text) && said.get(column) !== false);
  }
  return new Set([...said].flatMap(([column, isNumber]) => (isNumber ? [column] : [])));
}
