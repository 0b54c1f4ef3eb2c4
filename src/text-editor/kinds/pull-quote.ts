import { filled, joinedField } from './turning.ts';
import type { BlockFace } from './face.ts';

export const pullQuote: BlockFace = {
  ways: [
    {
      kind: 'pullQuote',
      alsoCalled: 'pullquote quotation',
      turn: {
        carries: ['speaker', 'role', 'source'],
        make: (lines, from) => [filled('pullQuote', from, [joinedField('text', lines, from.type.schema)])],
      },
    },
  ],
  looks: { pullQuote: {} },
  tags: { pullQuote: () => 'blockquote' },
  unlabelled: ['text'],
};
