import { z } from 'zod';
import { fields, several } from '../document/form.ts';
import { partsOf, textOrNull } from '../document/read.ts';
import { block as blockSpec } from '../document/specs.ts';
import { defineBlock, lines } from './define.ts';
import { altProblems, image, imageIn, imageSchema } from './image.ts';

export const gallery = defineBlock({
  schema: z.strictObject({
    type: z.literal('gallery'),
    title: z.string().nullable().default(null),
    images: z.array(imageSchema).min(1),
  }),
  words: (block) => lines(block.title, ...block.images.map(image.words)),
  check: (block, where) => block.images.flatMap((one, at) => altProblems(one, `${where}/images/${at}`)),
  isTold: false,
  remedies: { images: 'This gallery has no pictures. Add one or delete the gallery.' },
  nodes: {
    gallery: { spec: blockSpec('(field | image)*'), form: [...fields('title'), several('image')] },
  },
  read: (spot) => ({
    title: textOrNull(spot, 'title'),
    images: partsOf(spot, 'images', ['image']).map(imageIn),
  }),
  write: (block, make) =>
    make.form(
      'gallery',
      block,
      block.images.map((one) => image.write(one, make)),
    ),
});
