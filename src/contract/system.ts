import { z } from 'zod';
import { actSchema } from '../story/act.ts';
import { endpoint } from './endpoint.ts';

const changeSchema = actSchema.extend({ seq: z.int(), storyId: z.string().nullable() });

/** What the last look at everything on the shelf found; null before the first. */
const scrubSchema = z.object({
  endedAt: z.string(),
  /** Pages and other items looked at. */
  looked: z.int(),
  /** How many were not as they had been pressed. */
  found: z.int(),
  /** The first of those. */
  named: z.array(z.string()),
  /** Those that could not be pressed again. */
  failed: z.array(z.string()),
});

/** What can be asked, and the press as an editor watches it: whether readers have everything, and why a page is as it is. */
export const systemContract = {
  describeApi: endpoint({
    method: 'GET',
    path: '/api',
    permission: 'api.read',
    says: 'Everything that can be asked here, as OpenAPI 3.1.',
    answer: z.record(z.string(), z.unknown()),
  }),
  readPress: endpoint({
    method: 'GET',
    path: '/api/press',
    permission: 'press.read',
    says: 'How many changes are not on the readers’ site yet, the newest ones, and what the last check of every page found.',
    answer: z.object({ behind: z.int(), changes: z.array(changeSchema), scrub: scrubSchema.nullable() }),
  }),
  readStatus: endpoint({
    method: 'GET',
    path: '/api/status',
    permission: 'status.read',
    says: 'The state of everything the newsroom runs on, in words: what is slow, full, behind or unavailable, and what to do.',
    answer: z.object({
      standings: z.array(
        z.object({
          name: z.string(),
          /** `mind`: not wrong, and should not stay so. */
          is: z.enum(['well', 'mind', 'wrong']),
          /** What is so, or each thing that is wrong with what to do and the place it is about. */
          says: z.array(z.object({ say: z.string(), where: z.string().nullable() })),
        }),
      ),
    }),
  }),
  whyPage: endpoint({
    method: 'GET',
    path: '/api/press/why',
    permission: 'press.read',
    says: 'Which facts a page of the readers’ site read, and which change pressed it last; null for a page that was never pressed.',
    query: z.strictObject({ path: z.string().startsWith('/').max(2048) }),
    answer: z.object({
      why: z
        .object({
          /** The facts whose change pressed it last; empty when everything was pressed at once. */
          because: z.array(z.string()),
          pressedAt: z.string(),
          change: changeSchema.nullable(),
          /** The facts it read. */
          reads: z.array(z.string()),
        })
        .nullable(),
    }),
  }),
};
