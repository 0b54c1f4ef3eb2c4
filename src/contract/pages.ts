import { z } from 'zod';
import type { PlainPage } from '../story/plain-page.ts';
import { endpoint } from './endpoint.ts';

/** Plain pages: About, Contact, Privacy, Principles. They are written and published as stories are. */
export const pagesContract = {
  readPages: endpoint({
    method: 'GET',
    path: '/api/pages',
    permission: 'settings.read',
    says: 'Plain pages, by headline: live, formerly live and not yet live; spiked ones are left out.',
    answer: z.object({ pages: z.custom<readonly PlainPage[]>() }),
  }),
};
