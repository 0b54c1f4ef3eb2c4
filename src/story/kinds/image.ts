import { z } from 'zod';
import { type Problem, problem } from '../../base/problem.ts';
import { type Picture, pictureSchema } from '../picture.ts';
import { fields } from '../document/form.ts';
import { childrenOf, type Spot, spotAt, textIn, textOrNull } from '../document/read.ts';
import { attribute, block as blockSpec, isFlag, isPicture, orNull } from '../document/specs.ts';
import { isPutIn } from '../suggested.ts';
import { defineBlock, lines } from './define.ts';

/** `picture` is null where only the words about a picture have survived, as in an archived text page. */
export const imageSchema = z.strictObject({
  type: z.literal('image'),
  picture: pictureSchema.nullable().default(null),
  alt: z.string().default(''),
  decorative: z.boolean().default(false),
  caption: z.string().nullable().default(null),
  credit: z.string().nullable().default(null),
});

export type ImageBlock = z.infer<typeof imageSchema>;

export const image = defineBlock({
  schema: imageSchema,
  words: (block) => lines(block.caption, block.credit),
  check: altProblems,
  isTold: false,
  remedies: {},
  nodes: {
    image: {
      spec: blockSpec('field*', {
        picture: attribute(orNull(isPicture), null),
        decorative: attribute(isFlag, false),
      }),
      form: fields('alt', 'caption', 'credit'),
    },
  },
  read: imageIn,
  write: (block, make) => make.form('image', block),
});

/** WCAG 2.2, 1.1.1: a picture has a text alternative or is marked as decoration. */
export function altProblems(block: ImageBlock, where: string): Problem[] {
  if (block.alt || block.decorative) return [];
  return [problem('alt-missing', `${where}/alt`, 'Say what this picture shows, or mark it as decorative.')];
}

/** The one picture that stands for something else within a block, under this name; null where there is none, or one that is only suggested. */
export function imageWithin(spot: Spot, name: string): ImageBlock | null {
  const found = childrenOf(spot).find(({ node }) => node.type.name === 'image' && !isPutIn(node));
  return found ? imageIn(spotAt(found.node, found.pos, { ...spot, where: `${spot.where}/${name}` })) : null;
}

/** The picture that is at a spot, in the body or in another block. */
export function imageIn(spot: Spot): ImageBlock {
  return {
    type: 'image',
    picture: spot.node.attrs['picture'] as Picture | null,
    decorative: spot.node.attrs['decorative'] as boolean,
    alt: textIn(spot, 'alt'),
    caption: textOrNull(spot, 'caption'),
    credit: textOrNull(spot, 'credit'),
  };
}
