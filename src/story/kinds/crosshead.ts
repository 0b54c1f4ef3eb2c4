import { z } from 'zod';
import { acceptedText } from '../document/read.ts';
import { aside, suggestable } from '../document/specs.ts';
import { defineBlock } from './define.ts';

/** A short heading inside the body. */
export const crosshead = defineBlock({
  schema: z.strictObject({ type: z.literal('crosshead'), text: z.string().min(1) }),
  words: (block) => block.text,
  check: () => [],
  isTold: false,
  remedies: { text: 'This crosshead is empty. Write it or delete it.' },
  nodes: {
    crosshead: { spec: { content: 'inline*', group: 'block', marks: aside, defining: true, attrs: suggestable } },
  },
  read: ({ node }) => ({ text: acceptedText(node) }),
  write: ({ text }, make) => make.text('crosshead', { text, marks: [] }),
});
