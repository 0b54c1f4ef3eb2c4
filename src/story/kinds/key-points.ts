import { z } from 'zod';
import { richTextSchema } from '../rich-text.ts';
import { defineBlock, lines } from './define.ts';

export const keyPoints = defineBlock({
  schema: z.strictObject({ type: z.literal('keyPoints'), items: z.array(richTextSchema).min(1) }),
  words: (block) => lines(...block.items.map((item) => item.text)),
  check: () => [],
});
