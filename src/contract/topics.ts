import { z } from 'zod';
import type { Topic } from '../story/newsroom.ts';
import { endpoint } from './endpoint.ts';

const slug = z.strictObject({ slug: z.string().max(120) });

/** How many pages were pressed for it. */
const pressed = z.object({ pages: z.int() });

/** Topics: what stories are about. */
export const topicsContract = {
  readAllTopics: endpoint({
    method: 'GET',
    path: '/api/topics',
    permission: 'settings.read',
    says: 'All topics, ended ones included, and how many live stories each lists.',
    answer: z.object({ topics: z.custom<readonly Topic[]>(), stories: z.record(z.string(), z.int()) }),
  }),
  saveTopic: endpoint({
    method: 'POST',
    path: '/api/topics',
    permission: 'topic.change',
    says: 'Creates or changes a topic; 409 if somebody else has changed it in the meantime, or if it already exists.',
    body: z.strictObject({ was: z.custom<Topic>().nullable(), set: z.record(z.string(), z.unknown()) }),
    answer: pressed,
  }),
  endTopic: endpoint({
    method: 'POST',
    path: '/api/topics/:slug/end',
    permission: 'topic.change',
    says: 'Merges a topic into another, which then lists its stories, or ends it: its addresses say they are gone.',
    params: slug,
    body: z.strictObject({ to: z.string().max(120).nullable() }),
    answer: pressed,
  }),
  bringTopicBack: endpoint({
    method: 'POST',
    path: '/api/topics/:slug/return',
    permission: 'topic.change',
    says: 'Brings back a topic that was ended or merged, with its stories.',
    params: slug,
    answer: pressed,
  }),
};
