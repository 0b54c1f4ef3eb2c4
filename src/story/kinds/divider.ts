import { z } from 'zod';
import { defineBlock } from './define.ts';

export const divider = defineBlock({
  schema: z.strictObject({ type: z.literal('divider') }),
  words: () => '',
  check: () => [],
});
