import { filled, textsOf } from './turning.ts';
import type { BlockFace } from './face.ts';

export const quote: BlockFace = {
  ways: [
    {
      kind: 'quote',
      alsoCalled: 'blockquote quotation',
      turn: {
        carries: ['speaker', 'role', 'source'],
        make: (lines, from) => [filled('quote', from, textsOf('paragraph', lines, from.type.schema))],
      },
    },
  ],
  looks: { quote: {} },
  tags: { quote: () => 'blockquote' },
};
