import { z } from 'zod';
import { pointSchema } from '../points.ts';
import { several } from '../document/form.ts';
import { itemsOf } from '../document/parts.ts';
import { container, suggestable } from '../document/specs.ts';
import { defineBlock, lines } from './define.ts';

export const keyPoints = defineBlock({
  schema: z.strictObject({ type: z.literal('keyPoints'), items: z.array(pointSchema).min(1) }),
  words: (block) => lines(...block.items.map((item) => item.text)),
  check: () => [],
  isTold: true,
  remedies: { items: 'There are no key points here. Write one or delete the box.' },
  nodes: {
    keyPoints: {
      spec: container('listItem+', { group: 'block', attrs: suggestable, isOnlyWords: true }),
      form: [several('listItem', 1)],
    },
  },
  read: (spot) => ({ items: itemsOf(spot) }),
  write: (block, make) =>
    make.form(
      'keyPoints',
      block,
      block.items.map((one) => make.point(one)),
    ),
});
