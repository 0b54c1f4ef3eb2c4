import { z } from 'zod';
import { fields } from '../document/form.ts';
import { recordingIn } from '../document/parts.ts';
import { textIn, textOrNull } from '../document/read.ts';
import { block as blockSpec, recordingAttributes } from '../document/specs.ts';
import { heldRecording } from '../recording.ts';
import { transcriptMissing } from './hearing.ts';
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
  check: (block, where) => (block.transcript || heldRecording(block.src) ? [] : [transcriptMissing(where)]),
  isTold: false,
  remedies: { title: 'This recording has no title. Write one.' },
  nodes: {
    audio: { spec: blockSpec('field*', recordingAttributes), form: fields('title', 'credit', 'transcript') },
  },
  read: (spot) => ({
    title: textIn(spot, 'title'),
    ...recordingIn(spot),
    transcript: textOrNull(spot, 'transcript'),
    credit: textOrNull(spot, 'credit'),
  }),
  write: (block, make) => make.form('audio', block),
});
