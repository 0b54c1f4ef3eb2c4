import { altNote, pictureFrame, tick } from '../views/controls.ts';
import { textWords as words } from '../words.ts';
import type { BlockFace } from './face.ts';

export const image: BlockFace = {
  ways: [{ kind: 'image', alsoCalled: 'photo image picture' }],
  looks: {
    image: {
      above: (host, { choosePicture }) => [pictureFrame(host, choosePicture)],
      below: (host) => [tick(host, 'decorative', words.decorative), altNote()],
    },
  },
  tags: { image: () => 'figure' },
};
