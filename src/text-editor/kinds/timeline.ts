import { adder, dateInput } from '../views/controls.ts';
import { textWords as words } from '../words.ts';
import type { BlockFace } from './face.ts';

export const timeline: BlockFace = {
  ways: [{ kind: 'timeline', alsoCalled: 'dates events' }],
  looks: {
    timeline: { below: (host) => [adder(host, words.addEvent, 'timelineEvent')] },
    timelineEvent: { isPlain: true, above: (host) => [dateInput(host)] },
  },
};
