import { z } from 'zod';
import { type Clip, clipSchema } from '../story/clips.ts';
import { endpoint } from './endpoint.ts';

const clips = z.object({ clips: z.array(z.custom<Clip>()) });

/** One's own clipboard of cards, the same on every device. */
export const frontClipsContract = {
  readClips: endpoint({
    method: 'GET',
    path: '/api/front-clips',
    permission: 'front.arrange',
    says: 'The cards on your own clipboard, latest first.',
    answer: clips,
  }),
  addClip: endpoint({
    method: 'POST',
    path: '/api/front-clips',
    permission: 'front.arrange',
    says: 'Adds a card to your own clipboard; the oldest drops off.',
    body: clipSchema,
    answer: clips,
  }),
  removeClip: endpoint({
    method: 'DELETE',
    path: '/api/front-clips/:id',
    permission: 'front.arrange',
    says: 'Removes a card from your own clipboard.',
    params: z.strictObject({ id: clipSchema.shape.id }),
    answer: clips,
  }),
};
