import { z } from 'zod';

/** The most columns or rows that one cell may be over: more is a mistake, and would make a table of nothing. */
export const WIDEST_CELL = 100;

const spanSchema = z.number().int().min(1).max(WIDEST_CELL).default(1);

/** What a cell at the head of others stands over, where that is known: its column, its row, or all rows down to the next such head. */
const scopes = ['col', 'row', 'rowgroup'] as const;

/** A cell of a table: its words, or its words with what makes it more than one plain cell. */
export const cellSchema = z.union([
  z.string(),
  z.strictObject({
    text: z.string(),
    colspan: spanSchema,
    rowspan: spanSchema,
    /** True for one that heads others. */
    isHead: z.boolean().default(false),
    scope: z.enum(scopes).nullable().default(null),
  }),
]);

export type Cell = z.infer<typeof cellSchema>;
export type FullCell = Exclude<Cell, string>;

/** A span as HTML counts it: nonsense is 1, and 0 is as far as there is, which `all` says. */
export function spanOf(said: string | null | undefined, all: number): number {
  const span = /^\s*\d{1,9}/.test(said ?? '') ? Number.parseInt(said ?? '', 10) : 1;
  return span === 0 ? all : Math.min(span, WIDEST_CELL);
}

/** What HTML says that a cell is the head of; heads of several columns are heads of columns here too. */
export function scopeOf(said: string | null | undefined): FullCell['scope'] {
  const scope = (said ?? '').trim().toLowerCase();
  if (scope === 'colgroup') return 'col';
  return isScope(scope) ? scope : null;
}

export function isScope(value: unknown): value is FullCell['scope'] {
  return value === null || scopes.some((scope) => scope === value);
}

export function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

/** A cell with everything that can be said about it. */
export function fullCell(cell: Cell): FullCell {
  return typeof cell === 'string' ? { text: cell, colspan: 1, rowspan: 1, isHead: false, scope: null } : cell;
}

/** A cell in its shortest form: one that is nothing but its words is its words. */
export function shortCell(cell: FullCell): Cell {
  const { text, colspan, rowspan, isHead, scope } = cell;
  const isPlain = colspan === 1 && rowspan === 1 && !isHead && scope === null;
  return isPlain ? text : { text, colspan, rowspan, isHead, scope };
}

interface Spanning {
  readonly colspan: number;
  readonly rowspan: number;
}

/** A cell where it stands: its first column, and how many columns and rows it really covers. */
export interface Placed<C> extends Spanning {
  readonly cell: C;
  readonly column: number;
}

export interface Grid<C> {
  readonly rows: readonly (readonly Placed<C>[])[];
  readonly width: number;
  /** For each row how many places no cell covers. */
  readonly gaps: readonly number[];
}

/**
 * Cells laid out as HTML does it: each in the first place of its row that no cell above covers. Cells never overlap and none reaches
 * below the last row; a span that would is cut.
 */
export function laidOut<C extends Spanning>(rows: readonly (readonly C[])[]): Grid<C> {
  const covered: Set<number>[] = rows.map(() => new Set());
  const placed = rows.map((cells, at) => {
    let column = 0;
    return cells.map((cell) => {
      while (covered[at]?.has(column)) column += 1;
      const here = { cell, column, ...fitting(cell, column, { covered, at }) };
      cover(covered.slice(at, at + here.rowspan), here);
      return here;
    });
  });
  const width = covered.reduce((most, row) => (row.size === 0 ? most : Math.max(most, ...row)), -1) + 1;
  return { rows: placed, width, gaps: covered.map(({ size }) => width - size) };
}

function fitting(
  { colspan, rowspan }: Spanning,
  column: number,
  { covered, at }: { covered: readonly ReadonlySet<number>[]; at: number },
): Spanning {
  let across = 1;
  while (across < colspan && !covered[at]?.has(column + across)) across += 1;
  return { colspan: across, rowspan: Math.min(rowspan, covered.length - at) };
}

function cover(rows: readonly Set<number>[], { column, colspan }: { column: number; colspan: number }): void {
  for (const row of rows) for (let over = 0; over < colspan; over += 1) row.add(column + over);
}

/** The rows that are kept, their cells over as many of these as they were over. */
export function keptRows<C>(rows: Grid<C>['rows'], isKept: (at: number) => boolean): Placed<C>[][] {
  const before = [0];
  for (const at of rows.keys()) before.push((before[at] ?? 0) + (isKept(at) ? 1 : 0));
  return rows.flatMap((row, at) => {
    if (!isKept(at)) return [];
    const standing = (cell: Placed<C>): number => (before[at + cell.rowspan] ?? 0) - (before[at] ?? 0);
    return [row.map((cell) => ({ ...cell, rowspan: standing(cell) }))];
  });
}

/** A table's rows as they are read from a page or a paste: what heads it, and whether the first cell of each row names the row. */
export interface TableRows {
  readonly head: Cell[];
  readonly rows: Cell[][];
  readonly rowHeads: boolean;
}

/**
 * Cells as they are read from a page or a paste, as a table: a first row of heads alone heads it, cells at the start of rows name
 * these where all of them do, rows in which no cell begins are none, and short rows are filled up.
 */
export function tableRows(cells: readonly (readonly FullCell[])[]): TableRows {
  const { rows: laid } = laidOut(cells);
  const grid = filledUp(keptRows(laid, (at) => laid[at]?.length !== 0));
  const isHeaded = grid.length > 1 && isAllHeads(grid[0]);
  const body = isHeaded ? grid.slice(1) : grid;
  const names = body.filter((row) => !isAllHeads(row)).flatMap((row) => row.filter(({ column }) => column === 0));
  const rowHeads = names.length > 0 && names.every(({ cell }) => isNameOfRow(cell));
  return {
    head: isHeaded ? (grid[0] ?? []).map(inHead) : [],
    rows: body.map((row) => row.map((one) => shortCell(rowHeads && names.includes(one) ? asName(one) : asPlaced(one)))),
    rowHeads,
  };
}

function isAllHeads(row: readonly Placed<FullCell>[] = []): boolean {
  return row.every(({ cell }) => cell.isHead);
}

function isNameOfRow({ isHead, scope }: FullCell): boolean {
  return isHead && (scope === null || scope === 'row');
}

function asPlaced({ cell, colspan, rowspan }: Placed<FullCell>): FullCell {
  return { ...cell, colspan, rowspan };
}

/** A cell of the head, where each is a head, and of its column unless something else is known. */
function inHead(placed: Placed<FullCell>): Cell {
  const { scope } = placed.cell;
  return shortCell({ ...asPlaced(placed), isHead: false, scope: scope === 'col' ? null : scope });
}

/** The name of its row, which the table says of all of them. */
function asName(placed: Placed<FullCell>): FullCell {
  return { ...asPlaced(placed), isHead: false, scope: null };
}

/** Rows of one width. A row that cells above cover wholly is none; the others are filled up with empty cells. */
export function wholeGrid(cells: readonly (readonly FullCell[])[]): FullCell[][] {
  const { rows, gaps } = laidOut(cells);
  return filledUp(keptRows(rows, (at) => rows[at]?.length !== 0 || gaps[at] !== 0)).map((row) => row.map(asPlaced));
}

function filledUp(rows: readonly (readonly Placed<FullCell>[])[]): Placed<FullCell>[][] {
  const grid = laidOut(rows.map((row) => row.map(asPlaced)));
  return grid.rows.map((row, at) => {
    const blank = { ...fullCell(''), isHead: row.length > 0 && isAllHeads(row) };
    const fillers = Array.from({ length: grid.gaps[at] ?? 0 }, () => blank);
    return [...row, ...fillers.map((cell) => ({ cell, column: grid.width, colspan: 1, rowspan: 1 }))];
  });
}
