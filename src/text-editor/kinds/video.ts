import type { Control, Host } from '../views/block-view.ts';
import { adder, addressInput, durationInput } from '../views/controls.ts';
import { textWords as words } from '../words.ts';
import type { BlockFace } from './face.ts';

export const video: BlockFace = {
  ways: [{ kind: 'video', alsoCalled: 'film clip' }],
  looks: {
    video: {
      above: (host) => [addressInput(host, 'src'), durationInput(host)],
      below: (host) => [posterAdder(host)],
    },
  },
};

/** The way to a poster, while there is none. */
function posterAdder(host: Host): Control {
  const { dom, update } = adder(host, words.addPoster, 'image');
  return {
    dom,
    update: (node) => {
      update?.(node);
      dom.hidden = node.children.some(({ type }) => type.name === 'image');
    },
  };
}
