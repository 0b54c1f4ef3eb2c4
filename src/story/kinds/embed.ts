import { z } from 'zod';
import { problem } from '../../base/problem.ts';
import { defineBlock, lines } from './define.ts';

/** Something shown elsewhere. The snapshot keeps its words for the day the other place is gone. */
export const embed = defineBlock({
  schema: z.strictObject({
    type: z.literal('embed'),
    provider: z.string().min(1),
    url: z.string().min(1).max(2048),
    snapshot: z.string().default(''),
    author: z.string().nullable().default(null),
    at: z.string().nullable().default(null),
  }),
  words: (block) => lines(block.snapshot, block.author),
  check: (block, where) =>
    block.snapshot
      ? []
      : [
          problem(
            'snapshot-missing',
            `${where}/snapshot`,
            `Keep the words of this ${block.provider} item, so that readers have them when it is gone.`,
          ),
        ],
});
