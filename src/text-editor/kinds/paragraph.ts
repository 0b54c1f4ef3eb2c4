import { textsOf } from './turning.ts';
import type { BlockFace } from './face.ts';

export const paragraph: BlockFace = {
  ways: [
    {
      kind: 'paragraph',
      alsoCalled: 'text p',
      turn: { carries: [], make: (lines, { type }) => textsOf('paragraph', lines, type.schema) },
    },
  ],
  draws: { paragraph: () => ['p', { class: 'block' }, 0] },
  tags: { paragraph: () => 'p' },
};
