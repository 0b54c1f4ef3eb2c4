import { z } from 'zod';
import { suggestable } from '../document/specs.ts';
import { defineBlock } from './define.ts';

export const divider = defineBlock({
  schema: z.strictObject({ type: z.literal('divider') }),
  words: () => '',
  check: () => [],
  isTold: false,
  remedies: {},
  nodes: { divider: { spec: { group: 'block', attrs: suggestable } } },
  read: () => ({}),
  write: (block, make) => make.form('divider', block),
});
