import { z } from 'zod';
import { fields } from '../document/form.ts';
import { textIn } from '../document/read.ts';
import { attribute, block as blockSpec, isAddress, isStart, orNull } from '../document/specs.ts';
import { defineBlock } from './define.ts';

export const relatedLink = defineBlock({
  schema: z.strictObject({
    type: z.literal('relatedLink'),
    href: z.string().min(1).max(2048),
    text: z.string().min(1),
    /** When a bulletin comes to it, in seconds from its beginning. */
    start: z.int().min(0).optional(),
  }),
  words: (block) => block.text,
  check: () => [],
  isTold: false,
  remedies: {
    href: 'This link leads nowhere. Give it an address or delete it.',
    text: 'This link has no words. Say where it leads.',
  },
  nodes: {
    relatedLink: {
      spec: blockSpec('field*', { href: attribute(isAddress, ''), start: attribute(orNull(isStart), null) }),
      form: fields('text'),
    },
  },
  read: (spot) => {
    const start = spot.node.attrs['start'] as number | null;
    return { href: String(spot.node.attrs['href']), text: textIn(spot, 'text'), ...(start !== null && { start }) };
  },
  write: (block, make) => make.form('relatedLink', block),
});
