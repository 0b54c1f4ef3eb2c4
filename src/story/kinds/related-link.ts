import { z } from 'zod';
import { defineBlock } from './define.ts';

export const relatedLink = defineBlock({
  schema: z.strictObject({
    type: z.literal('relatedLink'),
    href: z.string().min(1).max(2048),
    text: z.string().min(1),
  }),
  words: (block) => block.text,
  check: () => [],
});
