import { z } from 'zod';
import { defineBlock, lines } from './define.ts';
import { altProblems, image, imageSchema } from './image.ts';

export const gallery = defineBlock({
  schema: z.strictObject({
    type: z.literal('gallery'),
    title: z.string().nullable().default(null),
    images: z.array(imageSchema).min(1),
  }),
  words: (block) => lines(block.title, ...block.images.map(image.words)),
  check: (block, where) => block.images.flatMap((one, at) => altProblems(one, `${where}/images/${at}`)),
});
