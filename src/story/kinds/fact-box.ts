import { z } from 'zod';
import { richTextSchema } from '../rich-text.ts';
import { defineBlock, lines } from './define.ts';

export const factBox = defineBlock({
  schema: z.strictObject({
    type: z.literal('factBox'),
    title: z.string().min(1),
    paragraphs: z.array(richTextSchema).default([]),
    items: z.array(richTextSchema).default([]),
  }),
  words: (block) => lines(block.title, ...[...block.paragraphs, ...block.items].map((one) => one.text)),
  check: () => [],
});
