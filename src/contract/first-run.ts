import { z } from 'zod';
import { firstAnswersSchema } from '../story/first-run.ts';
import type { Settings } from '../story/newsroom.ts';
import { endpoint, nothing } from './endpoint.ts';

/** Colours that go together, as they are offered. */
const palette = z.object({
  id: z.string(),
  colours: z.custom<Settings['colours']>(),
  /** The contrast on light and on dark paper, from 1 to 21 as WCAG has it. */
  contrast: z.object({ light: z.number(), dark: z.number() }),
});

/** The questions that a new newsroom asks before readers have anything of it. */
export const firstRunContract = {
  readFirstRun: endpoint({
    method: 'GET',
    path: '/api/first-run',
    permission: 'settings.change',
    says: 'Whether the newsroom has started, what has been answered so far, and the colours on offer.',
    answer: z.object({
      hasBegun: z.boolean(),
      /** Null while nobody has answered anything. */
      answers: firstAnswersSchema.nullable(),
      siteUrl: z.string(),
      palettes: z.array(palette),
    }),
  }),
  keepAnswers: endpoint({
    method: 'PUT',
    path: '/api/first-run',
    permission: 'settings.change',
    says: 'Keeps the answers so far, right or not; readers see none of them. 409 once the newsroom has started.',
    body: firstAnswersSchema,
    answer: nothing,
  }),
  drawFirstFront: endpoint({
    method: 'GET',
    path: '/api/first-run/front',
    permission: 'settings.change',
    says: 'The front as readers would see it with the answers so far, in the colours of a palette if one is named; sandboxed.',
    query: z.strictObject({
      palette: z.string().max(20).optional(),
      /** Any word, so that a browser asks again. */
      seen: z.string().max(40).optional(),
    }),
    answer: z.string(),
  }),
  begin: endpoint({
    method: 'POST',
    path: '/api/first-run/end',
    permission: 'settings.change',
    says: 'Creates the newsroom from the answers: settings and sections in one act, and the first press. 422 with the answers that need changing.',
    answer: z.object({ pages: z.int() }),
  }),
};
