import { pointsOf } from './turning.ts';
import type { BlockFace } from './face.ts';

export const keyPoints: BlockFace = {
  ways: [
    {
      kind: 'keyPoints',
      alsoCalled: 'summary bullets',
      turn: {
        carries: [],
        make: (lines, from) => [from.type.schema.node('keyPoints', null, pointsOf(lines, from))],
      },
    },
  ],
  draws: { keyPoints: () => ['ul', { class: 'block key-points' }, 0] },
  tags: { keyPoints: () => 'ul' },
};
