import { blankNode } from '../../story/document-forms.ts';
import { newsroomTime } from '../../ui/newsroom-time.ts';
import { newId } from '../ids.ts';
import { timeInput } from '../views/controls.ts';
import type { BlockFace } from './face.ts';

export const livePost: BlockFace = {
  ways: [
    {
      kind: 'livePost',
      alsoCalled: 'live entry',
      start: (schema) => blankNode('livePost', { id: newId(), at: newsroomTime() }, schema),
    },
  ],
  looks: { livePost: { above: (host) => [timeInput(host)] } },
};
