import { textsOf } from './turning.ts';
import type { BlockFace } from './face.ts';

export const crosshead: BlockFace = {
  ways: [
    {
      kind: 'crosshead',
      alsoCalled: 'subhead heading h2 title',
      turn: { carries: [], make: (lines, { type }) => textsOf('crosshead', lines, type.schema) },
    },
  ],
  draws: { crosshead: () => ['h2', { class: 'block crosshead' }, 0] },
  tags: { crosshead: () => 'h2' },
};
