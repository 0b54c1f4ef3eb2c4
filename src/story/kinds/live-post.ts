import { z } from 'zod';
import { isInstant } from '../../base/clock.ts';
import { richTextSchema } from '../rich-text.ts';
import { defineBlock, lines } from './define.ts';

/** One entry of a live story, newest first in the body. */
export const livePost = defineBlock({
  schema: z.strictObject({
    type: z.literal('livePost'),
    id: z.string().min(1),
    at: z.string().refine(isInstant, 'Write the moment in UTC, as 2026-11-23T09:30:00Z.'),
    headline: z.string().nullable().default(null),
    by: z.string().nullable().default(null),
    paragraphs: z.array(richTextSchema).min(1),
  }),
  words: (block) => lines(block.headline, ...block.paragraphs.map((one) => one.text)),
  check: () => [],
});
