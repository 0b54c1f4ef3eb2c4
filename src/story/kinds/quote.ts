import { z } from 'zod';
import { problem } from '../../base/problem.ts';
import { richTextSchema } from '../rich-text.ts';
import { fields, several } from '../document/form.ts';
import { attributionIn, paragraphsOf } from '../document/parts.ts';
import { block as blockSpec } from '../document/specs.ts';
import { defineBlock, lines } from './define.ts';

/** A passage quoted at length, part of the text itself. */
export const quote = defineBlock({
  schema: z.strictObject({
    type: z.literal('quote'),
    paragraphs: z.array(richTextSchema).min(1),
    speaker: z.string().nullable().default(null),
    role: z.string().nullable().default(null),
    source: z.string().nullable().default(null),
  }),
  words: (block) => lines(...block.paragraphs.map((one) => one.text), block.speaker, block.role, block.source),
  check: (block, where) =>
    block.speaker || block.source
      ? []
      : [problem('quote-unattributed', `${where}/speaker`, 'This quotation names no speaker and no source. Give one.')],
  isTold: true,
  isSaid: true,
  remedies: { paragraphs: 'This quotation is empty. Write the words or delete it.' },
  nodes: {
    quote: {
      spec: blockSpec('(paragraph | field)*'),
      form: [several('paragraph', 1), ...fields('speaker', 'role', 'source')],
    },
  },
  read: (spot) => ({ paragraphs: paragraphsOf(spot), ...attributionIn(spot) }),
  write: (block, make) =>
    make.form(
      'quote',
      block,
      block.paragraphs.map((one) => make.text('paragraph', one)),
    ),
});
