import { z } from 'zod';
import { pointSchema } from '../points.ts';
import { richTextSchema } from '../rich-text.ts';
import { fields, several } from '../document/form.ts';
import { itemsOf, paragraphsOf } from '../document/parts.ts';
import { textIn } from '../document/read.ts';
import { block as blockSpec } from '../document/specs.ts';
import { defineBlock, lines } from './define.ts';

export const factBox = defineBlock({
  schema: z.strictObject({
    type: z.literal('factBox'),
    title: z.string().min(1),
    paragraphs: z.array(richTextSchema).default([]),
    items: z.array(pointSchema).default([]),
  }),
  words: (block) => lines(block.title, ...[...block.paragraphs, ...block.items].map((one) => one.text)),
  check: () => [],
  isTold: true,
  remedies: { title: 'This fact box has no title. Write one.' },
  nodes: {
    factBox: {
      spec: blockSpec('(field | paragraph | listItem)*'),
      form: [...fields('title'), several('paragraph'), several('listItem')],
    },
  },
  read: (spot) => ({
    title: textIn(spot, 'title'),
    paragraphs: paragraphsOf(spot),
    items: itemsOf(spot),
  }),
  write: (block, make) =>
    make.form('factBox', block, [
      ...block.paragraphs.map((one) => make.text('paragraph', one)),
      ...block.items.map((one) => make.point(one)),
    ]),
});
