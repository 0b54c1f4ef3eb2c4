import { z } from 'zod';
import { noticeSchema } from '../story/notice.ts';
import { isTimeZone } from '../story/newsroom.ts';
import { endpoint, nothing } from './endpoint.ts';

const hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Write hours like 22:00.');

const ways = z.strictObject({
  byMail: z.boolean(),
  /** When no e-mail comes, on the clock of a zone; over midnight when the end is before the beginning. Null for never. */
  quiet: z
    .strictObject({ from: hour, until: hour, zone: z.string().refine(isTimeZone, 'There is no such time zone.') })
    .refine(({ from, until }) => from !== until, 'Quiet hours must end at a different time from when they start.')
    .nullable(),
});

/** What somebody is told: who named them, gave them a story, decided what they suggested, or why a release of theirs failed. */
export const inboxContract = {
  readInbox: endpoint({
    method: 'GET',
    path: '/api/inbox',
    permission: 'inbox.own',
    says: 'Your notices: mentions, assignments, hand-overs, decided suggestions and failed releases; open ones first, newest first.',
    answer: z.object({
      /** How much is not done. */
      open: z.int(),
      notices: z.array(noticeSchema),
    }),
  }),
  markInbox: endpoint({
    method: 'POST',
    path: '/api/inbox/done',
    permission: 'inbox.own',
    says: 'Marks a notice as done, or as not done yet.',
    body: z.strictObject({ ids: z.array(z.int().positive()).min(1).max(500), isDone: z.boolean() }),
    answer: nothing,
  }),
  readNoticeWays: endpoint({
    method: 'GET',
    path: '/api/inbox/ways',
    permission: 'inbox.own',
    says: 'Whether you are e-mailed too, your quiet hours, and whether this newsroom sends e-mail at all.',
    answer: z.object({ ...ways.shape, isMailing: z.boolean() }),
  }),
  chooseNoticeWays: endpoint({
    method: 'PUT',
    path: '/api/inbox/ways',
    permission: 'inbox.own',
    says: 'Chooses whether you are e-mailed too, and your quiet hours.',
    body: ways,
    answer: nothing,
  }),
};
