import { z } from 'zod';
import { problem } from '../../base/problem.ts';
import { imageSchema } from './image.ts';
import { defineBlock, lines } from './define.ts';

export const videoSchema = z.strictObject({
  type: z.literal('video'),
  title: z.string().min(1),
  /** Absolute path or https address of the moving pictures; null where only the words survive. */
  src: z.string().nullable().default(null),
  poster: imageSchema.nullable().default(null),
  /** Path of a WebVTT file. */
  captions: z.string().nullable().default(null),
  transcript: z.string().nullable().default(null),
  durationSeconds: z.int().positive().nullable().default(null),
  caption: z.string().nullable().default(null),
  credit: z.string().nullable().default(null),
});

export type VideoBlock = z.infer<typeof videoSchema>;

export const video = defineBlock({
  schema: videoSchema,
  words: (block) => lines(block.title, block.caption, block.transcript),
  check: (block, where) =>
    block.captions || block.transcript
      ? []
      : [
          problem(
            'captions-missing',
            `${where}/captions`,
            'Add captions or a transcript for those who cannot hear this video.',
          ),
        ],
});
