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
    says: 'The cards on one’s own clipboard, the last first.',
    answer: clips,
  }),
  addClip: endpoint({
    method: 'POST',
    path: '/api/front-clips',
    permission: 'front.arrange',
    says: 'Puts a card on one’s own clipboard, as the last; what was put there longest ago goes.',
    body: clipSchema,
    answer: clips,
  }),
  removeClip: endpoint({
    method: 'DELETE',
    path: '/api/front-clips/:id',
    permission: 'front.arrange',
    says: 'Takes a card off one’s own clipboard.',
    params: z.strictObject({ id: clipSchema.shape.id }),
    answer: clips,
  }),
};
