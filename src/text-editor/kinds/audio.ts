import { durationInput } from '../views/controls.ts';
import { outsideAddress, recordingFrame } from '../views/recording-frame.ts';
import type { BlockFace } from './face.ts';

export const audio: BlockFace = {
  ways: [{ kind: 'audio', alsoCalled: 'sound podcast' }],
  looks: {
    audio: {
      above: (host, { chooseRecording }) => [
        recordingFrame(host, 'sound', { choose: chooseRecording }),
        outsideAddress(host),
        durationInput(host),
      ],
    },
  },
};
