import { blankNode } from '../../story/document-forms.ts';
import { adder } from '../views/controls.ts';
import { textWords as words } from '../words.ts';
import { withMore } from './turning.ts';
import type { BlockFace } from './face.ts';

export const gallery: BlockFace = {
  ways: [
    {
      kind: 'gallery',
      alsoCalled: 'photos slideshow',
      start: (schema) => withMore(blankNode('gallery', null, schema), blankNode('image', null, schema)),
    },
  ],
  looks: { gallery: { below: (host) => [adder(host, words.addPicture, 'image')] } },
};
