import { z } from 'zod';
import type { Problem } from '../base/problem.ts';
import { endpoint } from './endpoint.ts';

/** More than anybody reads through at once; a larger file comes in parts. */
const MOST_ROWS = 5_000;

const row = z.strictObject({ line: z.int(), from: z.string().max(4_096), to: z.string().max(4_096) });

const checked = row.extend({
  is: z.enum(['new', 'changed', 'same', 'wrong']),
  was: z.string().nullable(),
  problems: z.custom<readonly Problem[]>(),
});

const found = z.object({
  path: z.string(),
  to: z.string(),
  /** Null where an import brought it. */
  at: z.string().nullable(),
  by: z.string().nullable(),
  /** True where readers see a page at the address itself, and the redirect waits. */
  isBehindPage: z.boolean(),
});

/** Old and short addresses, and where they lead. */
export const redirectsContract = {
  readRedirects: endpoint({
    method: 'GET',
    path: '/api/redirects',
    permission: 'settings.read',
    says: 'Redirects, by address: those people set up and those of imported pages.',
    query: z.strictObject({
      text: z.string().max(200).default(''),
      after: z.string().max(4_096).default(''),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({ redirects: z.array(found) }),
  }),
  downloadRedirects: endpoint({
    method: 'GET',
    path: '/api/redirects/file',
    isLarge: true,
    permission: 'settings.read',
    says: 'All redirects, as a CSV file that can be imported again.',
    answer: z.string(),
  }),
  checkRedirects: endpoint({
    method: 'POST',
    path: '/api/redirects/checks',
    isLarge: true,
    permission: 'redirect.change',
    says: 'What these rows, or the rows of a CSV file (from, to), would do, line by line. Nothing is changed.',
    body: z.union([z.strictObject({ file: z.string() }), z.strictObject({ rows: z.array(row).max(MOST_ROWS) })]),
    answer: z.object({ rows: z.array(checked) }),
  }),
  setRedirects: endpoint({
    method: 'POST',
    path: '/api/redirects',
    isLarge: true,
    permission: 'redirect.change',
    says: 'Redirects addresses or, with null, removes their redirects, and presses them; 409 if somebody else has changed one in the meantime.',
    body: z.strictObject({
      rows: z
        .array(
          z.strictObject({
            from: z.string().max(4_096),
            to: z.string().max(4_096).nullable(),
            /** Where it led when whoever wishes this looked. */
            was: z.string().max(4_096).nullable(),
          }),
        )
        .min(1)
        .max(MOST_ROWS),
    }),
    answer: z.object({ number: z.int().nullable(), pages: z.int() }),
  }),
};
