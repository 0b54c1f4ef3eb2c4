import { z } from 'zod';
import { isInstant } from '../base/clock.ts';
import { actSchema } from '../story/act.ts';
import { deskFilterSchema, deskSorts, deskStorySchema, findingSchema, savedViewSchema } from '../story/desk.ts';
import { handStages, lanes, stages } from '../story/stages.ts';
import { dirSchema, editionIdSchema, slugSchema, storyKinds } from '../story/story.ts';
import { endpoint, nothing } from './endpoint.ts';

const id = z.string().min(8).max(32);
const storyParams = z.strictObject({ id });
/** As many stories as one act may change together. */
const ids = z.array(id).min(1).max(200);
const reason = z.string().trim().min(1, 'Say why.').max(500);
const instant = z.string().refine(isInstant, 'Write a time in UTC, such as 2026-11-23T09:00:00Z.');
const headline = z
  .string()
  .transform((text) => text.replaceAll(/\s+/gu, ' ').trim())
  .pipe(z.string().min(1, 'Write a headline; it can change.').max(300));
const person = z.string().min(1).max(64);

const deskStory = deskStorySchema.extend({
  /** Ids of the people who have it open now. */
  isIn: z.array(z.string()),
  /** What a search found, and the published version that says it; null without a search. */
  found: findingSchema.nullable(),
});

/** A search may also be read by how well stories answer it. */
const sorts = ['best', ...deskSorts] as const;

/** How stories stood before an act, for undoing it. */
const before = deskStorySchema.pick({ id: true, assignee: true, deadline: true, embargoUntil: true }).extend({
  stage: z.enum(stages),
  hold: z.string().nullable(),
  spiked: z.string().nullable(),
});

const changed = z.object({ stories: z.array(deskStory), before: z.array(before) });

const viewQuery = z.record(z.string().max(20), z.string().max(200));
const view = savedViewSchema.extend({ isOwn: z.boolean() });
const viewBody = z.strictObject({
  name: z.string().trim().min(1, 'Give it a name.').max(60),
  isShared: z.boolean(),
  query: viewQuery,
});

/** A story as another names it. */
const kin = z.object({ id: z.string(), headline: z.string(), dir: dirSchema });

/** Where every story stands, and what a desk does with them. */
export const deskContract = {
  readDesk: endpoint({
    method: 'GET',
    path: '/api/desk',
    isLarge: true,
    permission: 'desk.read',
    says: 'A page of the desk, filtered and sorted, from where the last page ended, and how many stories each lane holds.',
    query: deskFilterSchema.extend({
      lane: z.enum(lanes).default('open'),
      /** A person's id, `me` or `nobody`. */
      assignee: person.optional(),
      /** What is overdue, or due within twelve hours. */
      due: z.enum(['passed', 'soon']).optional(),
      /** `best` when a text is looked for and `touched` otherwise, unless given. */
      sort: z.enum(sorts).optional(),
      /** The `next` of the page before. */
      after: z.string().max(700).optional(),
    }),
    answer: z.object({
      stories: z.array(deskStory),
      next: z.string().nullable(),
      counts: z.record(z.enum(lanes), z.int()),
    }),
  }),
  readDeskStories: endpoint({
    method: 'GET',
    path: '/api/desk/stories',
    isLarge: true,
    permission: 'desk.read',
    says: 'The present state of some stories, for bringing a screen up to date; unknown ones are left out.',
    query: z.strictObject({ ids: z.string().max(7000) }),
    answer: z.object({ stories: z.array(deskStory) }),
  }),
  createStory: endpoint({
    method: 'POST',
    path: '/api/stories',
    permission: 'story.create',
    says: 'Starts a story: a draft with a new id, in the stage “writing” and assigned to whoever starts it.',
    status: 201,
    body: z.strictObject({ headline, kind: z.enum(storyKinds), edition: editionIdSchema, section: slugSchema }),
    answer: z.object({ id: z.string() }),
  }),
  assign: endpoint({
    method: 'POST',
    path: '/api/desk/assignment',
    permission: 'story.assign',
    says: 'Gives stories to somebody, or to nobody.',
    body: z.strictObject({ ids, assignee: person.nullable() }),
    answer: changed,
  }),
  handOver: endpoint({
    method: 'POST',
    path: '/api/stories/:id/hand-over',
    permission: 'story.hand-over',
    says: 'Hands a story to somebody, in a stage, with a note that they are shown and that stays in its activity.',
    params: storyParams,
    body: z.strictObject({
      stage: z.enum(handStages).optional(),
      assignee: person.nullable().optional(),
      note: z.string().trim().max(2000),
    }),
    answer: changed,
  }),
  putNoteAway: endpoint({
    method: 'POST',
    path: '/api/stories/:id/note/put-away',
    permission: 'story.hand-over',
    says: 'Dismisses a hand-over note once it has been read, or withdraws your own; it stays in the activity.',
    params: storyParams,
    /** When it was handed over: a note that came meanwhile is not put away unseen. */
    body: z.strictObject({ at: instant }),
    answer: nothing,
  }),
  moveStage: endpoint({
    method: 'POST',
    path: '/api/desk/stage',
    permission: 'story.stage',
    says: 'Moves stories to writing, desk or subs.',
    body: z.strictObject({ ids, stage: z.enum(handStages) }),
    answer: changed,
  }),
  makeReady: endpoint({
    method: 'POST',
    path: '/api/desk/ready',
    permission: 'story.ready',
    says: 'Marks stories as ready to be published.',
    body: z.strictObject({ ids }),
    answer: changed,
  }),
  hold: endpoint({
    method: 'POST',
    path: '/api/desk/hold',
    permission: 'story.hold',
    says: 'Holds stories back for a reason, or, with null, releases them.',
    body: z.strictObject({ ids, reason: reason.nullable() }),
    answer: changed,
  }),
  spike: endpoint({
    method: 'POST',
    path: '/api/desk/spike',
    permission: 'story.spike',
    says: 'Spikes stories for a reason, or, with null, unspikes them. They must not be live.',
    body: z.strictObject({ ids, reason: reason.nullable() }),
    answer: changed,
  }),
  setDeadline: endpoint({
    method: 'POST',
    path: '/api/desk/deadline',
    permission: 'story.assign',
    says: 'Sets when stories are due; null removes the deadline.',
    body: z.strictObject({ ids, deadline: instant.nullable() }),
    answer: changed,
  }),
  setEmbargo: endpoint({
    method: 'POST',
    path: '/api/desk/embargo',
    permission: 'story.embargo',
    says: 'Sets the time before which stories may not be published; null lifts the embargo.',
    body: z.strictObject({ ids, embargoUntil: instant.nullable() }),
    answer: changed,
  }),
  giveDates: endpoint({
    method: 'POST',
    path: '/api/desk/dates',
    permission: 'story.publish',
    says: 'Dates published stories whose pages gave no date, all or none: they take their place in lists and feeds, without a new version.',
    body: z.strictObject({
      dates: z
        .array(z.strictObject({ id, date: z.iso.date() }))
        .min(1)
        .max(200),
    }),
    answer: nothing,
  }),
  duplicate: endpoint({
    method: 'POST',
    path: '/api/stories/:id/duplicate',
    isLarge: true,
    permission: 'story.duplicate',
    says: 'Starts a story with all the words of this one.',
    status: 201,
    params: storyParams,
    answer: z.object({ id: z.string() }),
  }),
  followUp: endpoint({
    method: 'POST',
    path: '/api/stories/:id/follow-up',
    isLarge: true,
    permission: 'story.create',
    says: 'Starts a story that follows this one up: filed alike, linked to it if it is live, and with none of its words.',
    status: 201,
    params: storyParams,
    body: z.strictObject({ headline }),
    answer: z.object({ id: z.string() }),
  }),
  readFollowUps: endpoint({
    method: 'GET',
    path: '/api/stories/:id/follow-ups',
    permission: 'story.read',
    says: 'What a story follows up, and the stories that follow it up, in the order in which they were started.',
    params: storyParams,
    answer: z.object({ of: kin.nullable(), by: z.array(kin) }),
  }),
  readBylines: endpoint({
    method: 'GET',
    path: '/api/bylines',
    permission: 'people.read',
    says: 'Names to sign stories with: people with a byline page, colleagues, then the names on the latest stories; and where the first of these link to.',
    answer: z.object({
      names: z.array(z.string()),
      known: z.array(z.object({ names: z.array(z.string()), role: z.string().nullable(), slug: z.string() })),
    }),
  }),
  readActivity: endpoint({
    method: 'GET',
    path: '/api/stories/:id/activity',
    permission: 'story.read',
    says: 'What was done with a story, newest first, with the hand-over notes.',
    params: storyParams,
    query: z.strictObject({ before: z.coerce.number().int().positive().optional() }),
    answer: z.object({
      story: deskStory.nullable(),
      acts: z.array(
        actSchema.extend({
          seq: z.int(),
          /** Null for the system. */
          name: z.string().nullable(),
          note: z.string().nullable(),
        }),
      ),
      /** Pass it as `before` for older ones; null after the last. */
      next: z.int().nullable(),
    }),
  }),
  readViews: endpoint({
    method: 'GET',
    path: '/api/views',
    permission: 'view.own',
    says: 'Your own saved views of the desk and those that others share.',
    answer: z.object({ views: z.array(view) }),
  }),
  createView: endpoint({
    method: 'POST',
    path: '/api/views',
    permission: 'view.own',
    says: 'Saves a view of the desk under a name.',
    status: 201,
    body: viewBody,
    answer: view,
  }),
  changeView: endpoint({
    method: 'PUT',
    path: '/api/views/:id',
    permission: 'view.own',
    says: 'Changes one of your own saved views.',
    params: storyParams,
    body: viewBody,
    answer: view,
  }),
  deleteView: endpoint({
    method: 'DELETE',
    path: '/api/views/:id',
    permission: 'view.own',
    says: 'Deletes one of your own saved views.',
    params: storyParams,
    answer: nothing,
  }),
  followEvents: endpoint({
    method: 'GET',
    path: '/api/events',
    permission: 'events.follow',
    says: 'A stream of server-sent events: which stories changed, and who is in which.',
    answer: z.any(),
  }),
};
