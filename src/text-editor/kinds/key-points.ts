import { textsOf } from './turning.ts';
import type { BlockFace } from './face.ts';

export const keyPoints: BlockFace = {
  ways: [
    {
      kind: 'keyPoints',
      alsoCalled: 'summary bullets',
      turn: {
        carries: [],
        make: (lines, { type: { schema } }) => [schema.node('keyPoints', null, textsOf('listItem', lines, schema))],
      },
    },
  ],
  draws: { keyPoints: () => ['ul', { class: 'block key-points' }, 0] },
  tags: { keyPoints: () => 'ul' },
};
