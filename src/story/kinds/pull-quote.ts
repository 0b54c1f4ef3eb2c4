import { z } from 'zod';
import { problem } from '../../base/problem.ts';
import { fields } from '../document/form.ts';
import { attributionIn } from '../document/parts.ts';
import { textIn } from '../document/read.ts';
import { block as blockSpec } from '../document/specs.ts';
import { defineBlock, lines } from './define.ts';

/** Words set large beside the text that says them; the text attributes them as well. */
export const pullQuote = defineBlock({
  schema: z.strictObject({
    type: z.literal('pullQuote'),
    text: z.string().min(1),
    speaker: z.string().nullable().default(null),
    role: z.string().nullable().default(null),
    source: z.string().nullable().default(null),
  }),
  words: (block) => lines(block.text, block.speaker, block.role, block.source),
  check: (block, where) =>
    block.speaker
      ? []
      : [problem('quote-unattributed', `${where}/speaker`, 'This pull quote names nobody. Say whose words these are.')],
  isTold: true,
  isSaid: true,
  remedies: { text: 'This pull quote is empty. Write the words or delete it.' },
  nodes: { pullQuote: { spec: blockSpec('field*'), form: fields('text', 'speaker', 'role', 'source') } },
  read: (spot) => ({ text: textIn(spot, 'text'), ...attributionIn(spot) }),
  write: (block, make) => make.form('pullQuote', block),
});
