import { z } from 'zod';
import { problem } from '../../base/problem.ts';
import { defineBlock, lines } from './define.ts';

export const table = defineBlock({
  schema: z.strictObject({
    type: z.literal('table'),
    caption: z.string().nullable().default(null),
    /** Column headings; empty when the table has none. */
    head: z.array(z.string()).default([]),
    rows: z.array(z.array(z.string())).min(1),
    /** True when the first cell of each row names the row. */
    rowHeads: z.boolean().default(false),
    source: z.string().nullable().default(null),
  }),
  words: (block) => lines(block.caption, block.head.join(' '), ...block.rows.map((row) => row.join(' ')), block.source),
  check: (block, where) =>
    block.head.length > 0 || block.rowHeads
      ? []
      : [problem('table-headless', `${where}/head`, 'Give this table column headings, so that it can be read aloud.')],
});
