import { blankNode } from '../../story/document-forms.ts';
import { adder } from '../views/controls.ts';
import { textWords as words } from '../words.ts';
import { filled, textsOf, withMore } from './turning.ts';
import type { BlockFace } from './face.ts';

export const factBox: BlockFace = {
  ways: [
    {
      kind: 'factBox',
      alsoCalled: 'box background',
      start: (schema) => withMore(blankNode('factBox', null, schema), blankNode('paragraph', null, schema)),
      turn: {
        carries: ['title'],
        make: (lines, from) => [filled('factBox', from, textsOf('paragraph', lines, from.type.schema))],
      },
    },
  ],
  looks: { factBox: { below: (host) => [adder(host, words.addPoint, 'listItem')] } },
};
