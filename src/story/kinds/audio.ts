import { z } from 'zod';
import { problem } from '../../base/problem.ts';
import { defineBlock, lines } from './define.ts';

export const audio = defineBlock({
  schema: z.strictObject({
    type: z.literal('audio'),
    title: z.string().min(1),
    src: z.string().nullable().default(null),
    transcript: z.string().nullable().default(null),
    durationSeconds: z.int().positive().nullable().default(null),
    credit: z.string().nullable().default(null),
  }),
  words: (block) => lines(block.title, block.transcript),
  check: (block, where) =>
    block.transcript
      ? []
      : [
          problem(
            'transcript-missing',
            `${where}/transcript`,
            'Add a transcript for those who cannot hear this recording.',
          ),
        ],
});
