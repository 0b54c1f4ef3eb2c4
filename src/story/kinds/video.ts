import { z } from 'zod';
import { heldRecording } from '../recording.ts';
import { captionsMissing } from './hearing.ts';
import { image, imageSchema, imageWithin } from './image.ts';
import { fields } from '../document/form.ts';
import { recordingIn } from '../document/parts.ts';
import { textIn, textOrNull } from '../document/read.ts';
import { block as blockSpec, recordingAttributes } from '../document/specs.ts';
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
    // What the library has for those who cannot hear it is asked for with its rights.
    block.captions || block.transcript || heldRecording(block.src) ? [] : [captionsMissing(where)],
  isTold: false,
  remedies: { title: 'This video has no title. Write one.' },
  nodes: {
    video: {
      spec: blockSpec('(field | image)*', recordingAttributes),
      form: [
        ...fields('title', 'caption', 'credit', 'transcript', 'captions'),
        { nodes: ['image'], least: 0, most: 1 },
      ],
    },
  },
  read: (spot) => ({
    title: textIn(spot, 'title'),
    ...recordingIn(spot),
    poster: imageWithin(spot, 'poster'),
    captions: textOrNull(spot, 'captions'),
    transcript: textOrNull(spot, 'transcript'),
    caption: textOrNull(spot, 'caption'),
    credit: textOrNull(spot, 'credit'),
  }),
  write: (block, make) => make.form('video', block, block.poster ? [image.write(block.poster, make)] : []),
});
