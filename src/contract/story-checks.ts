import { z } from 'zod';
import { type StoryChecks, wordRuleSchema } from '../story/story-checks.ts';
import { endpoint } from './endpoint.ts';

/** Which checks of a story block and which warn, and the words to avoid. */
export const storyChecksContract = {
  readStoryChecks: endpoint({
    method: 'GET',
    path: '/api/story-checks',
    permission: 'story.read',
    says: 'What each check of a story does, by kind where it differs, and the words to avoid, with owner, reason and example.',
    answer: z.object({ checks: z.custom<StoryChecks>() }),
  }),
  changeStoryChecks: endpoint({
    method: 'POST',
    path: '/api/story-checks',
    permission: 'check.change',
    says: 'Sets them; 409 where somebody changed them meanwhile. A story without words or without the note that it owes stays blocked, whatever is set.',
    body: z.strictObject({ was: z.custom<StoryChecks>(), set: z.unknown() }),
    answer: z.object({ number: z.int().nullable() }),
  }),
  tryWordRule: endpoint({
    method: 'POST',
    path: '/api/story-checks/try',
    permission: 'check.change',
    says: 'What words to avoid would object to in a piece of the archive, newest first: at most 200 live stories after the place that the piece before named.',
    body: z.strictObject({ rule: wordRuleSchema, after: z.string().max(60).nullable() }),
    answer: z.object({
      looked: z.int(),
      all: z.int(),
      found: z.array(
        z.object({
          storyId: z.string(),
          headline: z.string(),
          where: z.string(),
          words: z.string(),
          round: z.string(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
};
