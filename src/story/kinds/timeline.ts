import { z } from 'zod';
import { richTextSchema } from '../rich-text.ts';
import { defineBlock, lines } from './define.ts';

export const timeline = defineBlock({
  schema: z.strictObject({
    type: z.literal('timeline'),
    title: z.string().nullable().default(null),
    /** `when` is written as readers see it; `date` (ISO 8601, any precision) is for machines. */
    events: z
      .array(
        z.strictObject({ when: z.string().min(1), date: z.string().nullable().default(null), what: richTextSchema }),
      )
      .min(1),
  }),
  words: (block) => lines(block.title, ...block.events.map((event) => `${event.when} ${event.what.text}`)),
  check: () => [],
});
