import { z } from 'zod';
import { isInstant } from '../../base/clock.ts';
import { richTextSchema } from '../rich-text.ts';
import { fields, several } from '../document/form.ts';
import { paragraphsOf } from '../document/parts.ts';
import { textOrNull } from '../document/read.ts';
import { attribute, block as blockSpec, isId, isMoment } from '../document/specs.ts';
import { defineBlock, lines } from './define.ts';

/** One entry of a live story, newest first in the body. */
export const livePost = defineBlock({
  schema: z.strictObject({
    type: z.literal('livePost'),
    /** Part of the post's own address inside the page. */
    id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    at: z.string().refine(isInstant, 'Write the time in UTC, such as 2026-11-23T09:30:00Z.'),
    headline: z.string().nullable().default(null),
    by: z.string().nullable().default(null),
    paragraphs: z.array(richTextSchema).min(1),
  }),
  words: (block) => lines(block.headline, ...block.paragraphs.map((one) => one.text)),
  check: () => [],
  isTold: true,
  remedies: {
    id: 'This post has no name for its address. Insert it again.',
    at: 'This post has no time. Say when it happened.',
    paragraphs: 'This post is empty. Write it or delete it.',
  },
  nodes: {
    livePost: {
      spec: blockSpec('(field | paragraph)*', { id: attribute(isId, ''), at: attribute(isMoment, '') }),
      form: [...fields('headline', 'by'), several('paragraph', 1)],
    },
  },
  read: (spot) => ({
    id: String(spot.node.attrs['id']),
    at: String(spot.node.attrs['at']),
    headline: textOrNull(spot, 'headline'),
    by: textOrNull(spot, 'by'),
    paragraphs: paragraphsOf(spot),
  }),
  write: (block, make) =>
    make.form(
      'livePost',
      block,
      block.paragraphs.map((one) => make.text('paragraph', one)),
    ),
});
