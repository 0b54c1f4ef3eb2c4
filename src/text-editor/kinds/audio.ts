import { addressInput, durationInput } from '../views/controls.ts';
import type { BlockFace } from './face.ts';

export const audio: BlockFace = {
  ways: [{ kind: 'audio', alsoCalled: 'sound podcast' }],
  looks: { audio: { above: (host) => [addressInput(host, 'src'), durationInput(host)] } },
};
