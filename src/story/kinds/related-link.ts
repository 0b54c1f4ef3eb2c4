import { z } from 'zod';
import { fields } from '../document/form.ts';
import { textIn } from '../document/read.ts';
import { attribute, block as blockSpec, isAddress } from '../document/specs.ts';
import { defineBlock } from './define.ts';

export const relatedLink = defineBlock({
  schema: z.strictObject({
    type: z.literal('relatedLink'),
    href: z.string().min(1).max(2048),
    text: z.string().min(1),
  }),
  words: (block) => block.text,
  check: () => [],
  isTold: false,
  remedies: {
    href: 'This link leads nowhere. Give it an address or take it out.',
    text: 'This link has no words. Say where it leads.',
  },
  nodes: { relatedLink: { spec: blockSpec('field*', { href: attribute(isAddress, '') }), form: fields('text') } },
  read: (spot) => ({ href: String(spot.node.attrs['href']), text: textIn(spot, 'text') }),
  write: (block, make) => make.form('relatedLink', block),
});
