import { addressInput, pictureAdder, providerNote, streamTime } from '../views/controls.ts';
import { textWords as words } from '../words.ts';
import type { BlockFace } from './face.ts';

export const embed: BlockFace = {
  ways: [{ kind: 'embed', alsoCalled: 'post tweet youtube social live stream' }],
  looks: {
    embed: {
      above: (host) => [addressInput(host, 'url'), providerNote(), streamTime(host, 0), streamTime(host, 1)],
      below: (host) => [pictureAdder(host, words.addPicture)],
    },
  },
};
