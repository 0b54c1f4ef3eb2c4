import { z } from 'zod';
import { isInstant } from '../../base/clock.ts';
import { richTextSchema } from '../rich-text.ts';
import { defineBlock, lines } from './define.ts';

/** One entry of a live story, newest first in the body. */
export const livePost = defineBlock({
  schema: z.strictObject({
    type: z.literal('livePost'),
    /** Part of the post's own address inside the page. */
    id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    at: z.string().refine(isInstant, 'Write the moment in UTC, as 2026-11-23T09:30:00Z.'),
    headline: z.string().nullable().default(null),
    by: z.string().nullable().default(null),
    paragraphs: z.array(richTextSchema).min(1),
  }),
  words: (block) => lines(block.headline, ...block.paragraphs.map((one) => one.text)),
  check: () => [],
});
