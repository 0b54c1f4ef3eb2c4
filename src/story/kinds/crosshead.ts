import { z } from 'zod';
import { defineBlock } from './define.ts';

/** A short heading inside the body. */
export const crosshead = defineBlock({
  schema: z.strictObject({ type: z.literal('crosshead'), text: z.string().min(1) }),
  words: (block) => block.text,
  check: () => [],
});
