import type { Node } from 'prosemirror-model';
import { blankNode } from '../../story/document-forms.ts';
import type { ChosenRecording } from '../../story/recording.ts';
import { durationInput, pictureAdder } from '../views/controls.ts';
import { outsideAddress, recordingFrame } from '../views/recording-frame.ts';
import { textWords as words } from '../words.ts';
import type { BlockFace } from './face.ts';

export const video: BlockFace = {
  ways: [{ kind: 'video', alsoCalled: 'film clip' }],
  looks: {
    video: {
      above: (host, { chooseRecording }) => [
        recordingFrame(host, 'film', { choose: chooseRecording, brings: posterOf }),
        outsideAddress(host),
        durationInput(host),
      ],
      below: (host) => [pictureAdder(host, words.addPoster)],
    },
  },
};

/** The film’s own poster, where the block has none. */
function posterOf({ poster }: ChosenRecording, block: Node): Node | null {
  const hasOne = block.children.some(({ type }) => type.name === 'image');
  return poster && !hasOne ? blankNode('image', { picture: poster }, block.type.schema) : null;
}
