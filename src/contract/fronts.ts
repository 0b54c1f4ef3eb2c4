import { z } from 'zod';
import { isInstant } from '../base/clock.ts';
import type { ArrangedContainer, ArrangedFront } from '../story/arranged.ts';
import { frontIdSchema, type StandingContainer, type StandingFront } from '../story/arrangement.ts';
import type { Slots } from '../story/card-slots.ts';
import { type FrontAct, frontActSchema } from '../story/front-commands.ts';
import type { ContainerDifference, FrontDifference } from '../story/front-differences.ts';
import { deskFilterSchema } from '../story/desk.ts';
import { containerLayouts } from '../story/front.ts';
import { conflictCodes } from '../story/outcome.ts';
import { dirSchema, storyKinds } from '../story/story.ts';
import { endpoint, nothing } from './endpoint.ts';
import { launchedThingsSchema, launchSchema, pressReceiptSchema, writtenTimeSchema } from './publishing.ts';

const moment = z.string().refine(isInstant, 'Write a time in UTC, such as 2026-11-23T09:00:00Z.');
const frontParams = z.strictObject({ front: frontIdSchema });
/** Made on the device: of a command, so that it is done once however often it is sent; of a hand, which is one screen. */
const deviceId = z.string().min(4).max(64);
const revision = z.int().min(0);

/** Where a command came from, and the revision of the board that was before whoever gave it. */
const given = { id: deviceId, hand: deviceId, on: revision };

/** A command that was done: who did what, when. */
const done = z.object({
  revision,
  by: z.string(),
  at: z.string(),
  undoes: revision.nullable(),
  do: z.custom<FrontAct>(),
});

/** What somebody wanted and what was in its way: they give it again, or leave it. */
const choice = z.object({
  id: z.string(),
  code: z.enum(conflictCodes),
  mine: z.custom<FrontAct>(),
  on: revision,
  theirs: z.array(done),
});

const commanded = z.discriminatedUnion('is', [
  z.object({ is: z.literal('done'), revision }),
  z.object({ is: z.literal('conflict'), choice }),
]);

/** A story as a card shows it to editors: what readers have of it, and which version that is; 0 while they have none. */
const cardStory = z.object({
  id: z.string(),
  /** As cards show it to readers. */
  headline: z.string(),
  dir: dirSchema,
  state: z.enum(['never', 'live', 'withdrawn', 'killed']),
  version: z.int(),
  /** The newest version that corrected or retracted those before: what was written on a card before it is not shown. */
  corrected: z.int().nullable(),
  scheduledAt: z.string().nullable(),
  kind: z.enum(storyKinds),
  /** Where it stands in lists; null while readers do not have it. */
  sortAt: z.string().nullable(),
  /** A small rendition of its main picture; null where it has none, or readers do not have it. */
  thumb: z.string().nullable(),
});

/** A place of a container as readers would see it were the front launched now; `card` is null where it fills itself. */
const place = z.object({
  card: z.string().nullable(),
  story: z.string(),
  headline: z.string(),
  dir: dirSchema,
  thumb: z.string().nullable(),
});

const container = z.object({
  draft: z.custom<ArrangedContainer>(),
  live: z.custom<StandingContainer>().nullable(),
  differences: z.custom<readonly ContainerDifference[]>(),
  slots: z.custom<Slots>(),
  /** What readers would find in it, in the order of the page: cards that they may not see yet have none. */
  places: z.array(place),
  /** Every front on which it stands, this one too. */
  fronts: z.array(z.string()),
  /** Every front that a change of it changes: those, and where readers have it still. One needs leave for all of them. */
  concerns: z.array(z.string()),
});

const listedFront = z.object({
  id: z.string(),
  name: z.string(),
  /** Where readers have it; null for promos, which stand on stories. */
  path: z.string().nullable(),
  isArranged: z.boolean(),
  isLaunched: z.boolean(),
});

/** Fronts that editors arrange in drafts, and launch. */
export const frontsContract = {
  readFronts: endpoint({
    method: 'GET',
    path: '/api/fronts',
    permission: 'front.read',
    says: 'The fronts of editions and sections, of topics that somebody has arranged, and special fronts: whether each is arranged, and whether it has been launched; and all containers.',
    answer: z.object({
      fronts: z.array(listedFront),
      /** What is on every story of an edition, by the name of the edition. */
      promos: z.array(listedFront),
      sections: z.array(listedFront),
      topics: z.array(listedFront),
      /** With an address of their own, and not ended. */
      free: z.array(listedFront),
      /** Every container, also one that is on no front any more. */
      containers: z.array(
        z.object({
          id: z.string(),
          title: z.string().nullable(),
          layout: z.enum(containerLayouts),
          fronts: z.array(z.string()),
        }),
      ),
    }),
  }),
  beginFront: endpoint({
    method: 'POST',
    path: '/api/fronts/:front/beginning',
    permission: 'front.arrange',
    says: 'Starts arranging a front, from what readers see there; does nothing if somebody has already started.',
    params: frontParams,
    body: z.strictObject({ hand: deviceId }),
    answer: z.object({ revision }),
  }),
  readFront: endpoint({
    method: 'GET',
    path: '/api/fronts/:front',
    permission: 'front.read',
    says: 'A front as arranged and as readers have it, what differs, the stories on it, and what you may undo or must choose between.',
    params: frontParams,
    answer: z.object({
      revision,
      /** What it is of: its name, the edition in whose chrome it stands, and its address, null for promos. */
      of: z.object({ name: z.string(), edition: z.string(), path: z.string().nullable() }),
      draft: z.custom<ArrangedFront>(),
      live: z.custom<StandingFront>().nullable(),
      difference: z.custom<FrontDifference>(),
      containers: z.array(container),
      stories: z.array(cardStory),
      choices: z.array(choice),
      undo: revision.nullable(),
      redo: revision.nullable(),
    }),
  }),
  findFrontStories: endpoint({
    method: 'GET',
    path: '/api/front-stories',
    permission: 'front.read',
    says: 'Stories to put on a front, as its cards show them, and the fronts each is already on.',
    query: deskFilterSchema.pick({ text: true, section: true, kind: true, edition: true, public: true }),
    answer: z.object({
      stories: z.array(cardStory.extend({ section: z.string(), fronts: z.array(z.string()) })),
    }),
  }),
  readFrontPast: endpoint({
    method: 'GET',
    path: '/api/fronts/:front/past',
    isLarge: true,
    permission: 'front.read',
    says: 'A front as readers had it at a given time; null if nobody had launched it by then.',
    params: frontParams,
    query: z.strictObject({ at: moment }),
    answer: z.object({ containers: z.custom<readonly StandingContainer[]>().nullable() }),
  }),
  showFrontPage: endpoint({
    method: 'GET',
    path: '/api/fronts/:front/page',
    isLarge: true,
    permission: 'front.read',
    says: 'A front as a page of the readers’ site, sandboxed: as arranged, or as readers had it at a given time.',
    params: frontParams,
    query: z.strictObject({
      at: moment.optional(),
      lite: z.literal('yes').optional(),
      scheme: z.enum(['light', 'dark']).optional(),
      /** Which state the pane saw last: another address makes the browser load the page again. */
      seen: z.string().max(80).optional(),
    }),
    answer: z.string(),
  }),
  readFrontLaunches: endpoint({
    method: 'GET',
    path: '/api/fronts/:front/launches',
    permission: 'front.read',
    says: 'A front’s launches, latest first: when, by whom, and how many of its parts changed.',
    params: frontParams,
    answer: z.object({
      launches: z.array(z.object({ id: z.string(), at: z.string(), by: z.string(), parts: z.int() })),
    }),
  }),
  giveFrontCommand: endpoint({
    method: 'POST',
    path: '/api/front-commands',
    permission: 'front.arrange',
    says: 'Does one thing to a front; if it conflicts with somebody else’s change, both sides are returned and kept until you have chosen.',
    body: z.strictObject({ ...given, do: frontActSchema }),
    answer: commanded,
  }),
  holdCard: endpoint({
    method: 'POST',
    path: '/api/front-holds',
    permission: 'front.arrange',
    says: 'Shows others that you have a card in hand, until you let go (null) or have been silent for fifteen seconds. It locks nothing.',
    body: z.strictObject({ hand: deviceId, card: deviceId.nullable() }),
    answer: nothing,
  }),
  readFrontCommands: endpoint({
    method: 'GET',
    path: '/api/front-commands',
    permission: 'front.read',
    says: 'What was done to fronts after a revision, in order.',
    query: z.strictObject({
      after: z.coerce.number().int().min(0),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    answer: z.object({ revision, commands: z.array(done) }),
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/api/front-commands/undo',
    permission: 'front.arrange',
    says: 'Undoes or redoes your own last act that still holds; null if there is none.',
    body: z.strictObject({ hand: deviceId, again: z.boolean() }),
    answer: z.object({ outcome: commanded.nullable() }),
  }),
  settleFrontChoice: endpoint({
    method: 'POST',
    path: '/api/front-choices/:id',
    permission: 'front.arrange',
    says: 'Chooses between your own command and the change it conflicts with: repeats it knowingly, or drops it.',
    params: z.strictObject({ id: deviceId }),
    body: z.strictObject({ again: z.strictObject(given).nullable() }),
    answer: z.object({ outcome: commanded.nullable() }),
  }),
  launch: endpoint({
    method: 'POST',
    path: '/api/launches',
    permission: 'front.launch',
    says: 'Launches containers and fronts as you saw them, all or none, at once or at a set time, for good or for a time; 409 if somebody else has changed one in the meantime.',
    body: launchedThingsSchema.extend({ when: writtenTimeSchema.nullable().default(null) }),
    answer: z.object({ id: z.string(), receipt: pressReceiptSchema.nullable() }),
  }),
  listLaunches: endpoint({
    method: 'GET',
    path: '/api/launches',
    permission: 'front.read',
    says: 'What is planned to go live on fronts, soonest first, and what is live for a limited time.',
    answer: z.object({ now: z.string(), planned: z.array(launchSchema), live: z.array(launchSchema) }),
  }),
  cancelLaunch: endpoint({
    method: 'POST',
    path: '/api/launches/:id/cancellation',
    permission: 'front.launch',
    says: 'Cancels a planned launch; 409 for one that is no longer planned.',
    params: z.strictObject({ id: deviceId }),
    body: z.strictObject({ why: z.string().trim().max(500) }),
    answer: z.object({ planned: z.array(launchSchema) }),
  }),
};
