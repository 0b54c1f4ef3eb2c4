import { addressInput, providerNote } from '../views/controls.ts';
import type { BlockFace } from './face.ts';

export const embed: BlockFace = {
  ways: [{ kind: 'embed', alsoCalled: 'post tweet youtube social' }],
  looks: { embed: { above: (host) => [addressInput(host, 'url'), providerNote()] } },
};
