import { z } from 'zod';
import { richTextShape } from '../rich-text.ts';
import { richTextIn } from '../document/read.ts';
import { suggestable } from '../document/specs.ts';
import { defineBlock } from './define.ts';

export const paragraph = defineBlock({
  schema: z.strictObject({ type: z.literal('paragraph'), ...richTextShape }),
  words: (block) => block.text,
  check: () => [],
  isTold: true,
  remedies: {},
  nodes: { paragraph: { spec: { content: 'inline*', group: 'block', attrs: suggestable, isOnlyWords: true } } },
  read: ({ node }) => ({ ...richTextIn(node) }),
  write: (block, make) => make.text('paragraph', block),
});
