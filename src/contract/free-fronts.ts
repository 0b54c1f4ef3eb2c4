import { z } from 'zod';
import { type FreeFront, freeFrontEndSchema, freeFrontSchema } from '../story/free-front.ts';
import { endpoint } from './endpoint.ts';
import { pressReceiptSchema } from './publishing.ts';

const bySlug = z.strictObject({ slug: freeFrontSchema.shape.slug });
const pressed = z.object({ receipt: pressReceiptSchema });
const described = freeFrontSchema.omit({ slug: true, end: true });

/** Fronts with an address of their own: an election, a World Cup. What is on them is arranged and launched as on any front. */
export const freeFrontsContract = {
  readFreeFronts: endpoint({
    method: 'GET',
    path: '/api/free-fronts',
    permission: 'front.read',
    says: 'Every front with an address of its own, ended ones included.',
    answer: z.object({ fronts: z.array(z.custom<FreeFront>()) }),
  }),
  makeFreeFront: endpoint({
    method: 'POST',
    path: '/api/free-fronts',
    permission: 'front.make',
    says: 'Creates a front with an address of its own. Readers find nothing there until it is launched; 409 if the word is taken.',
    body: freeFrontSchema.omit({ end: true }),
    answer: z.object({ front: z.custom<FreeFront>() }),
  }),
  changeFreeFront: endpoint({
    method: 'PUT',
    path: '/api/free-fronts/:slug',
    permission: 'front.make',
    says: 'Changes a special front’s name, description or edition; 409 if somebody else has changed it in the meantime.',
    params: bySlug,
    body: z.strictObject({ was: described, set: described }),
    answer: pressed,
  }),
  endFreeFront: endpoint({
    method: 'POST',
    path: '/api/free-fronts/:slug/end',
    permission: 'front.make',
    says: 'Ends a special front: its address leads to another front or says when it went and why; it leaves every navigation.',
    params: bySlug,
    body: freeFrontEndSchema,
    answer: pressed,
  }),
  bringFreeFrontBack: endpoint({
    method: 'POST',
    path: '/api/free-fronts/:slug/return',
    permission: 'front.make',
    says: 'Brings back a special front that had ended, as readers had it.',
    params: bySlug,
    answer: pressed,
  }),
};
