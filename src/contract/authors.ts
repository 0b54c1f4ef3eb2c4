import { z } from 'zod';
import type { Author } from '../story/author.ts';
import { endpoint } from './endpoint.ts';

const id = z.strictObject({ id: z.string().max(40) });

/** How many pages were pressed for it. */
const pressed = z.object({ pages: z.int() });

/** Byline pages: who writes, as readers know them. */
export const authorsContract = {
  readAuthors: endpoint({
    method: 'GET',
    path: '/api/authors',
    permission: 'settings.read',
    says: 'Everybody with a byline page and how many live stories each has signed; and the commonest names in bylines without a page.',
    answer: z.object({
      authors: z.custom<readonly Author[]>(),
      stories: z.record(z.string(), z.int()),
      unknown: z.array(z.object({ name: z.string(), stories: z.int() })),
    }),
  }),
  saveAuthor: endpoint({
    method: 'POST',
    path: '/api/authors',
    permission: 'author.change',
    says: 'Creates or changes a byline page; 409 if somebody else has changed it in the meantime, or if its word or a name belongs to somebody else.',
    body: z.strictObject({ was: z.custom<Author>().nullable(), set: z.record(z.string(), z.unknown()) }),
    answer: pressed,
  }),
  withdrawAuthor: endpoint({
    method: 'POST',
    path: '/api/authors/:id/withdraw',
    permission: 'author.change',
    says: 'Withdraws a byline page: its addresses say when it went and why, and bylines no longer link to it.',
    params: id,
    body: z.strictObject({ reason: z.string().trim().min(1).max(300) }),
    answer: pressed,
  }),
  bringAuthorBack: endpoint({
    method: 'POST',
    path: '/api/authors/:id/return',
    permission: 'author.change',
    says: 'Brings back a withdrawn byline page.',
    params: id,
    answer: pressed,
  }),
};
