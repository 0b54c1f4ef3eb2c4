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
    says: 'Everybody with a byline page, with how many live stories each has signed; and the names that sign most stories and have none.',
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
    says: 'Makes a byline page, or changes it; 409 where somebody changed it meanwhile, or where its word or a name is somebody else’s.',
    body: z.strictObject({ was: z.custom<Author>().nullable(), set: z.record(z.string(), z.unknown()) }),
    answer: pressed,
  }),
  withdrawAuthor: endpoint({
    method: 'POST',
    path: '/api/authors/:id/withdraw',
    permission: 'author.change',
    says: 'Takes a byline page from readers: its addresses say since when and why, and bylines lead there no more.',
    params: id,
    body: z.strictObject({ reason: z.string().trim().min(1).max(300) }),
    answer: pressed,
  }),
  bringAuthorBack: endpoint({
    method: 'POST',
    path: '/api/authors/:id/return',
    permission: 'author.change',
    says: 'Brings a byline page back that was withdrawn.',
    params: id,
    answer: pressed,
  }),
};
