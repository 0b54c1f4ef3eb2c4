import { z } from 'zod';
import { richTextSchema } from '../rich-text.ts';
import { defineBlock, lines } from './define.ts';

export const list = defineBlock({
  schema: z.strictObject({
    type: z.literal('list'),
    ordered: z.boolean().default(false),
    items: z.array(richTextSchema).min(1),
  }),
  words: (block) => lines(...block.items.map((item) => item.text)),
  check: () => [],
});
