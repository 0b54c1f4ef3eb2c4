import { addressInput, startInput } from '../views/controls.ts';
import type { BlockFace } from './face.ts';

export const relatedLink: BlockFace = {
  ways: [{ kind: 'relatedLink', alsoCalled: 'more read' }],
  looks: { relatedLink: { below: (host) => [addressInput(host, 'href'), startInput(host)] } },
};
