import { z } from 'zod';
import { isId } from '../base/ids.ts';
import { endpoint } from './endpoint.ts';

/** Checks of a story that need the server: everything else is judged in the browser, by `publishable`. */
export const checksContract = {
  checkLinks: endpoint({
    method: 'POST',
    path: '/api/stories/:id/link-check',
    permission: 'story.check',
    says: 'Checks where the links in a story’s draft lead. Addresses on our own site are looked up here; private networks are never asked.',
    params: z.strictObject({ id: z.string().refine(isId) }),
    answer: z.object({
      /** How many addresses were looked at. */
      looked: z.int(),
      /** True when the story has more addresses than are looked at. */
      isCut: z.boolean(),
      problems: z.array(
        z.object({
          code: z.enum(['link-dead', 'link-inside', 'link-unsure']),
          where: z.string(),
          say: z.string(),
          href: z.string(),
        }),
      ),
    }),
  }),
};
