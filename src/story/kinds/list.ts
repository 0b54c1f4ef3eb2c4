import { z } from 'zod';
import { richTextSchema } from '../rich-text.ts';
import { several } from '../document/form.ts';
import { itemsOf } from '../document/parts.ts';
import { attribute, isFlag, suggestable } from '../document/specs.ts';
import { defineBlock, lines } from './define.ts';

/** Numbers beyond this head no point of a list. */
const HIGHEST = 999_999;

const isStart = (value: unknown): boolean =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= HIGHEST;

export const list = defineBlock({
  schema: z.strictObject({
    type: z.literal('list'),
    ordered: z.boolean().default(false),
    /** The number of the first point; left out where it is 1, as in most lists. */
    start: z.number().int().min(0).max(HIGHEST).optional(),
    items: z.array(richTextSchema).min(1),
  }),
  words: (block) => lines(...block.items.map((item) => item.text)),
  check: () => [],
  isTold: true,
  remedies: { items: 'This list has no items. Write one or take the list out.' },
  nodes: {
    list: {
      spec: {
        content: 'listItem+',
        group: 'block',
        marks: '',
        attrs: { ordered: attribute(isFlag, false), start: attribute(isStart, 1), ...suggestable },
        isOnlyWords: true,
      },
      form: [several('listItem', 1)],
    },
  },
  read: (spot) => {
    const { ordered, start } = spot.node.attrs as { ordered: boolean; start: number };
    return { ordered, ...(ordered && start !== 1 ? { start } : {}), items: itemsOf(spot) };
  },
  write: (block, make) =>
    make.form(
      'list',
      block,
      block.items.map((one) => make.text('listItem', one)),
    ),
});
