import { z } from 'zod';
import { editionSchema, sectionSchema, topicSchema } from '../story/newsroom.ts';
import { frontGrantSchema } from '../story/front-rights.ts';
import { freeFrontSchema } from '../story/free-front.ts';
import { personSchema } from '../story/person.ts';
import { endpoint } from './endpoint.ts';

/** Who is here, and what every screen needs to know of the newsroom. */
export const sessionContract = {
  readSession: endpoint({
    method: 'GET',
    path: '/api/session',
    permission: 'nobody',
    says: 'Who is signed in, the newsroom’s name, and whether this is a demonstration.',
    answer: z.object({
      /** With the fronts for which they were named; where that is none, their role decides. */
      person: personSchema.extend({ grants: z.array(frontGrantSchema) }).nullable(),
      /** Whether they must set up a second factor before anything else. */
      lacksSecondFactor: z.boolean(),
      /** How many changes of their account, their role or how they sign in they have not seen yet. */
      unseenEvents: z.int(),
      newsroom: z.string(),
      siteUrl: z.string(),
      /** False while the questions of a new newsroom are not answered: readers have nothing, and nothing can be written. */
      hasBegun: z.boolean(),
      /** True when everybody may sign in with the accounts of the demonstration; every screen says so. */
      demo: z.boolean(),
    }),
  }),
  readNewsroom: endpoint({
    method: 'GET',
    path: '/api/newsroom',
    permission: 'newsroom.read',
    says: 'Editions, sections and topics: what a story can be filed under; and the special fronts.',
    answer: z.object({
      editions: z.array(
        z.object(editionSchema.pick({ id: true, name: true, lang: true, dir: true, clocks: true }).shape),
      ),
      sections: z.array(z.object(sectionSchema.pick({ slug: true, name: true, edition: true }).shape)),
      topics: z.array(z.object(topicSchema.pick({ slug: true, name: true, edition: true, type: true }).shape)),
      /** What sections and topics that are no more were called, by the names of their lists: containers may still fill up from them. */
      past: z.record(z.string(), z.string()),
      /** Those that have not ended. */
      fronts: z.array(z.object(freeFrontSchema.pick({ slug: true, name: true, edition: true }).shape)),
    }),
  }),
};
