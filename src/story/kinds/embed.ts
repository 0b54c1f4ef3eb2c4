import { z } from 'zod';
import { problem } from '../../base/problem.ts';
import { fields } from '../document/form.ts';
import { type Spot, textIn, textOrNull } from '../document/read.ts';
import { attribute, block as blockSpec, isAddress, isText, orNull } from '../document/specs.ts';
import { defineBlock, lines } from './define.ts';
import { altProblems, image, imageSchema, imageWithin } from './image.ts';

/** Something shown elsewhere. The snapshot keeps its words for the day the other place is gone. */
export const embed = defineBlock({
  schema: z.strictObject({
    type: z.literal('embed'),
    provider: z.string().min(1),
    url: z.string().min(1).max(2048),
    snapshot: z.string().default(''),
    author: z.string().nullable().default(null),
    at: z.string().nullable().default(null),
    /** What it looks like, kept by us: the other site is asked for nothing until a reader wants it. */
    poster: imageSchema.optional(),
  }),
  words: (block) => lines(block.snapshot, block.author, block.poster && image.words(block.poster)),
  check: (block, where) => [
    ...(block.poster ? altProblems(block.poster, `${where}/poster`) : []),
    ...(block.snapshot
      ? []
      : [
          problem(
            'snapshot-missing',
            `${where}/snapshot`,
            `Keep the words of this ${block.provider} item, so that readers have them if it disappears.`,
          ),
        ]),
  ],
  isTold: false,
  leadsTo: ({ url }) => url,
  remedies: {
    provider: 'Say where this embedded item comes from.',
    url: 'This embedded item has no address readers can be sent to. Paste the full one, or delete the item.',
  },
  nodes: {
    embed: {
      spec: blockSpec('(field | image)*', {
        provider: attribute(isText, ''),
        url: attribute(isAddress, ''),
        at: attribute(orNull(isText), null),
      }),
      form: [...fields('snapshot', 'author'), { nodes: ['image'], least: 0, most: 1 }],
    },
  },
  read: (spot) => ({
    provider: String(spot.node.attrs['provider']),
    url: String(spot.node.attrs['url']),
    at: spot.node.attrs['at'] as string | null,
    snapshot: textIn(spot, 'snapshot'),
    author: textOrNull(spot, 'author'),
    ...posterIn(spot),
  }),
  write: (block, make) => make.form('embed', block, block.poster ? [image.write(block.poster, make)] : []),
});

function posterIn(spot: Spot): { poster?: z.infer<typeof imageSchema> } {
  const poster = imageWithin(spot, 'poster');
  return poster ? { poster } : {};
}
