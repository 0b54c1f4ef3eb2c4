import type { VNode } from 'preact';
import type { BlockOf } from '../../story/blocks.ts';
import type { BlockView } from './block-view.ts';

/** A figure of money, a share, a count: set to the end of its column, digits under digits. */
const NUMBER = /^[+\-−–]?[\p{Sc}]?\s?[\d.,٫٬\s]*\d\s?[%\p{Sc}\p{L}]{0,3}$/u;

export const table: BlockView<'table'> = {
  sheet: 'block-table',
  View: ({ block, context: { words } }) => (
    <figure class="table">
      {/* Wide tables scroll by themselves; the strip takes the focus so that a keyboard can move it. */}
      <div class="scroll" role="group" tabindex={0} aria-label={block.caption ?? words.table}>
        <table>
          {block.caption && <caption>{block.caption}</caption>}
          <Head block={block} />
          <tbody>
            {block.rows.map((row) => (
              <Row row={row} block={block} />
            ))}
          </tbody>
        </table>
      </div>
      {block.source && (
        <figcaption>
          {words.source}: {block.source}
        </figcaption>
      )}
    </figure>
  ),
};

function Head({ block }: { block: BlockOf<'table'> }): VNode | null {
  if (block.head.length === 0) return null;
  return (
    <thead>
      <tr>
        {block.head.map((cell, at) => (
          <th scope="col" class={numeric(block, at)}>
            {cell}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Row({ row, block }: { row: readonly string[]; block: BlockOf<'table'> }): VNode {
  return (
    <tr>
      {row.map((cell, at) =>
        at === 0 && block.rowHeads ? <th scope="row">{cell}</th> : <td class={numeric(block, at)}>{cell}</td>,
      )}
    </tr>
  );
}

/** The class of a column whose every filled cell is a number. */
function numeric({ rows }: BlockOf<'table'>, column: number): string | undefined {
  const cells = rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '' && cell !== '–');
  return cells.length > 0 && cells.every((cell) => NUMBER.test(cell)) ? 'number' : undefined;
}
