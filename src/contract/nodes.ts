import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const nodeSchema = z.object({
  name: z.string(),
  /** When readers had it there, by the clock of that machine; null while it has not said so. */
  hadAt: z.string().nullable(),
  heardAt: z.string(),
  /** True when it has not been heard of for a minute: nobody waits for it. */
  isAway: z.boolean(),
  trouble: z.string().nullable(),
});

const elsewhereSchema = z.object({
  /** The object store that the machines follow. */
  store: z.string(),
  is: z.enum(['level', 'behind', 'stopped']),
  why: z.string().nullable(),
  /** When it was in the store; null while it is on its way. */
  publishedAt: z.string().nullable(),
  nodes: z.array(nodeSchema),
});

/** How far what was published is on the machines that serve readers elsewhere. */
export type Elsewhere = z.infer<typeof elsewhereSchema>;

export const nodesContract = {
  readNodes: endpoint({
    method: 'GET',
    path: '/api/nodes',
    permission: 'press.read',
    says: 'Which other machines have what was published up to now, or up to a settle of the shelf, and since when; null if readers are served only from this one.',
    query: z.strictObject({ settle: z.coerce.number().int().nonnegative().optional() }),
    answer: z.object({
      /** What to ask about, to follow what was published until now. */
      settle: z.int(),
      elsewhere: elsewhereSchema.nullable(),
    }),
  }),
};
