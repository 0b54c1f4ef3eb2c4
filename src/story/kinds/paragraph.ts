import { z } from 'zod';
import { richTextShape } from '../rich-text.ts';
import { defineBlock } from './define.ts';

export const paragraph = defineBlock({
  schema: z.strictObject({ type: z.literal('paragraph'), ...richTextShape }),
  words: (block) => block.text,
  check: () => [],
});
