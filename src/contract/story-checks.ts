import { z } from 'zod';
import { isId } from '../base/ids.ts';
import { type FineHere, objectionSchema } from '../story/fine-here.ts';
import { type StoryChecks, wordRuleSchema } from '../story/story-checks.ts';
import { endpoint } from './endpoint.ts';

const inStory = z.strictObject({ id: z.string().refine(isId) });
const fine = z.object({ fine: z.custom<readonly FineHere[]>() });

/** Which checks of a story block and which warn, and the words to avoid. */
export const storyChecksContract = {
  readStoryChecks: endpoint({
    method: 'GET',
    path: '/api/story-checks',
    permission: 'story.read',
    says: 'What each story check does, by kind where it differs, and the words to avoid, with owner, reason and example.',
    answer: z.object({ checks: z.custom<StoryChecks>() }),
  }),
  changeStoryChecks: endpoint({
    method: 'POST',
    path: '/api/story-checks',
    permission: 'check.change',
    says: 'Sets them; 409 if somebody else has changed them in the meantime. A story without words, or without the note it needs, stays blocked whatever is set.',
    body: z.strictObject({ was: z.custom<StoryChecks>(), set: z.unknown() }),
    answer: z.object({ number: z.int().nullable() }),
  }),
  readFineHere: endpoint({
    method: 'GET',
    path: '/api/stories/:id/fine-here',
    permission: 'story.read',
    says: 'Where words to avoid are fine in a story, who said so and when.',
    params: inStory,
    answer: fine,
  }),
  sayFineHere: endpoint({
    method: 'POST',
    path: '/api/stories/:id/fine-here',
    permission: 'story.write',
    says: 'Marks words to avoid as fine in one place in a story, or unmarks them. It holds until the text there changes. Only an editor can wave through what stops a story.',
    params: inStory,
    body: objectionSchema.extend({ isFine: z.boolean() }),
    answer: fine,
  }),
  tryWordRule: endpoint({
    method: 'POST',
    path: '/api/story-checks/try',
    isLarge: true,
    permission: 'check.change',
    says: 'What words to avoid would object to in a part of the archive, newest first: at most 200 live stories after the place named by the previous part.',
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
