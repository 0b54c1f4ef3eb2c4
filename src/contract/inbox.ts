import { z } from 'zod';
import { noticeSchema } from '../story/notice.ts';
import { isTimeZone } from '../story/newsroom.ts';
import { endpoint, nothing } from './endpoint.ts';

const hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Write hours as 22:00.');

const ways = z.strictObject({
  byMail: z.boolean(),
  /** When no e-mail comes, on the clock of a zone; over midnight when the end is before the beginning. Null for never. */
  quiet: z
    .strictObject({ from: hour, until: hour, zone: z.string().refine(isTimeZone, 'There is no such time zone.') })
    .refine(({ from, until }) => from !== until, 'Quiet hours end at another time than they begin.')
    .nullable(),
});

/** What somebody is told: who named them, gave them a story, decided what they suggested, or why a release of theirs failed. */
export const inboxContract = {
  readInbox: endpoint({
    method: 'GET',
    path: '/api/inbox',
    permission: 'inbox.own',
    says: 'What one was told: mentions, assignments, hand-overs, suggestions decided and releases that failed; first what is not done, newest first.',
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
    says: 'Says of what one was told that it is done, or that it is not yet.',
    body: z.strictObject({ ids: z.array(z.int().positive()).min(1).max(500), isDone: z.boolean() }),
    answer: nothing,
  }),
  readNoticeWays: endpoint({
    method: 'GET',
    path: '/api/inbox/ways',
    permission: 'inbox.own',
    says: 'Whether one is told by e-mail too, at which hours not, and whether this newsroom sends e-mail at all.',
    answer: z.object({ ...ways.shape, isMailing: z.boolean() }),
  }),
  chooseNoticeWays: endpoint({
    method: 'PUT',
    path: '/api/inbox/ways',
    permission: 'inbox.own',
    says: 'Chooses whether one is told by e-mail too, and at which hours not.',
    body: ways,
    answer: nothing,
  }),
};
