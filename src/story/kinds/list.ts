import { z } from 'zod';
import { HIGHEST_NUMBER, pointSchema } from '../points.ts';
import { several } from '../document/form.ts';
import { itemsOf } from '../document/parts.ts';
import { attribute, isFlag, isNumberOfPoint, suggestable } from '../document/specs.ts';
import { defineBlock, lines } from './define.ts';

export const list = defineBlock({
  schema: z.strictObject({
    type: z.literal('list'),
    ordered: z.boolean().default(false),
    /** The number of the first point; left out where it is 1, as in most lists. */
    start: z.number().int().min(0).max(HIGHEST_NUMBER).optional(),
    items: z.array(pointSchema).min(1),
  }),
  words: (block) => lines(...block.items.map((item) => item.text)),
  check: () => [],
  isTold: true,
  remedies: { items: 'This list has no items. Write one or delete the list.' },
  nodes: {
    list: {
      spec: {
        content: 'listItem+',
        group: 'block',
        marks: '',
        attrs: { ordered: attribute(isFlag, false), start: attribute(isNumberOfPoint, 1), ...suggestable },
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
      block.items.map((one) => make.point(one)),
    ),
});
