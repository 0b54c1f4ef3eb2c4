import { z } from 'zod';
import { richTextSchema } from '../rich-text.ts';
import { several } from '../document/form.ts';
import { itemsOf } from '../document/parts.ts';
import { attribute, isFlag, suggestable } from '../document/specs.ts';
import { defineBlock, lines } from './define.ts';

export const list = defineBlock({
  schema: z.strictObject({
    type: z.literal('list'),
    ordered: z.boolean().default(false),
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
        attrs: { ordered: attribute(isFlag, false), ...suggestable },
        isOnlyWords: true,
      },
      form: [several('listItem', 1)],
    },
  },
  read: (spot) => ({ ordered: spot.node.attrs['ordered'] as boolean, items: itemsOf(spot) }),
  write: (block, make) =>
    make.form(
      'list',
      block,
      block.items.map((one) => make.text('listItem', one)),
    ),
});
