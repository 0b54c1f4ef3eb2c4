import { z } from 'zod';
import type { Problem } from '../base/problem.ts';
import { doneSchema } from '../story/desk.ts';
import type { StoryDiff } from '../story/diff.ts';
import { pressedSchema, receiptSchema } from '../story/receipt.ts';
import { releaseItemSchema, releaseSchema, releaseStates } from '../story/release.ts';
import { readerStates } from '../story/stages.ts';
import { dirSchema, type Story } from '../story/story.ts';
import { changeKinds, versionHeadSchema } from '../story/version.ts';
import { endpoint, nothing } from './endpoint.ts';

const storyParams = z.strictObject({ id: z.string().min(8).max(32) });
const releaseParams = z.strictObject({ id: z.string().min(8).max(32) });
const change = z.enum(changeKinds);
/** The public note. */
const note = z.string().max(2000).nullable();
const seen = z.string().min(1).max(100);

export const problemSchema = z.object({
  code: z.string(),
  where: z.string(),
  say: z.string(),
}) satisfies z.ZodType<Problem>;

/** What differs between two states of a story; the form is `StoryDiff` of the story room. */
const diff = z.custom<StoryDiff>();

/** Why it goes live although a check asks for a reason. */
const why = z.string().trim().max(500).nullish();

const approval = { seen, change, note, why };

/** What a release does for one story. */
const approvedStory = z.strictObject({ storyId: z.string().min(8).max(32), ...approval });
export type Approval = Readonly<z.output<typeof approvedStory>>;

/** A time on the clocks of one of the newsroom's zones; `which` for a time that clocks show twice. */
export const writtenTimeSchema = z.strictObject({
  local: z.string().max(19),
  zone: z.string().max(64),
  which: z.enum(['first', 'second']).optional(),
});
export type WrittenTime = Readonly<z.output<typeof writtenTimeSchema>>;

const reading = z.object({ label: z.string(), local: z.string() });

const pressed = pressedSchema.extend({
  /** The kind of page: `story`, `front`, `named`, `feed`. */
  kind: z.string(),
});

/** What was pressed, and how long everything took at the newsroom's door, in milliseconds. */
export const pressReceiptSchema = receiptSchema.extend({
  pressed: z.array(pressed),
  /** The addresses of all pages that show a story that went live, as it reads now. */
  showing: z.array(z.string()),
});

/** A place where a story stood before readers, and what is there now, read back from the shelf. */
const place = z.object({
  path: z.string(),
  /** The kind of page: `story`, `front`, `named`, `include-top-stories`, `sitemap-month`. */
  kind: z.string(),
  /**
   * `gone`: 410, which says why. `moved`: leads to another address. `nothing`: nothing stands there. `clear`: a page that no
   * longer names the story. `still`: a page that names it yet, which is a fault of ours.
   */
  now: z.enum(['gone', 'moved', 'nothing', 'clear', 'still']),
});
export type ProofEntry = Readonly<z.output<typeof place>>;

/** A story that went live. */
export const releasedVersionSchema = z.object({
  storyId: z.string(),
  headline: z.string(),
  version: z.int(),
  /** Its address on the readers' site. */
  path: z.string(),
});
export type ReleasedVersion = Readonly<z.output<typeof releasedVersionSchema>>;

const frontThing = z.strictObject({ kind: z.enum(['front', 'container']), id: z.string().min(1).max(120) });

/** What is to go live on fronts: as it was seen, for good or until a time. */
export const launchedThingsSchema = z.strictObject({
  things: z.array(frontThing).min(1).max(100),
  /** The revision of the board that the editor saw. */
  on: z.int().min(0),
  until: writtenTimeSchema.nullable().default(null),
});

/** What goes live on fronts, or is live there until a time. */
export const launchSchema = z.object({
  id: z.string(),
  at: z.string().nullable(),
  until: z.string().nullable(),
  zone: z.string().nullable(),
  planned: z.object({ at: z.string(), by: z.string() }),
  things: z.array(frontThing),
  /** Fronts and containers by the names that they have in drafts now. */
  names: z.array(z.string()),
  /** The release with whose stories it goes live; null for one that goes by itself. */
  release: z.string().nullable(),
});

const releaseState = doneSchema.extend({ is: z.enum(releaseStates), why: z.string().nullable() });

const release = releaseSchema.extend({
  state: releaseState,
  /** By how many seconds it went live late, or is late by now; 0 in time. */
  lateSeconds: z.int(),
  /** The moment on the clocks of the editions of its stories. */
  clocks: z.array(reading),
  /** What goes live on fronts in the same moment; null for stories alone. */
  launch: launchSchema.nullable(),
  items: z.array(
    releaseItemSchema.extend({
      headline: z.string(),
      dir: dirSchema,
      edition: z.string(),
      /** True when the draft says something else now than what was approved. */
      changedSince: z.boolean(),
    }),
  ),
});

/** The proof, place by place, and the release that the story waited for and that ended with it. */
const takenAway = z.object({
  receipt: pressReceiptSchema,
  proof: z.array(place),
  /** Whether caches before readers have let go of it; `none` where none is named, `waiting` where one does not answer. */
  caches: z.enum(['none', 'purged', 'waiting']),
  ended: release.nullable(),
});

/** A saved state: who wrote, and how many words its body has. */
const revisionHead = z.object({ number: z.int(), savedAt: z.string(), by: z.string(), words: z.int() });

/** A state of a story: `draft`, `revision-12` or `version-3`. */
const stateName = z.string().regex(/^(?:draft|revision-[1-9]\d{0,8}|version-[1-9]\d{0,5})$/);

export const publishingContract = {
  readPlan: endpoint({
    method: 'GET',
    path: '/api/stories/:id/plan',
    isLarge: true,
    permission: 'story.read',
    says: 'What publishing a story would change, what blocks it and what warns, and which kinds of change there are.',
    params: storyParams,
    query: z.strictObject({ change: change.optional(), note: z.string().max(2000).optional(), since: seen.optional() }),
    answer: z.object({
      headline: z.string(),
      dir: dirSchema,
      /** The name of the state that is shown here; publishing sends it back. */
      seen: z.string(),
      state: z.enum(readerStates),
      /** The number of the version that is live or was last. */
      version: z.int().nullable(),
      changes: z.array(change),
      /** What differs from what readers have or had; null for a story that was never published. */
      diff: diff.nullable(),
      /** The whole of a story that was never published, for which there is nothing to compare; null otherwise. */
      first: z.custom<Story>().nullable(),
      blocks: z.array(problemSchema),
      /** What stops it until whoever publishes says why it goes live all the same. */
      asks: z.array(problemSchema),
      warns: z.array(problemSchema),
      embargo: z.object({ until: z.string(), isOver: z.boolean(), clocks: z.array(reading) }).nullable(),
      zones: z.array(z.string()),
      /** The zone of the story's edition, to write times in. */
      zone: z.string(),
      planned: release.nullable(),
      /** What changed since the state named in `since`, and who typed; null when nothing did or nobody asked. */
      meanwhile: z.object({ diff: diff.nullable(), by: z.array(z.string()) }).nullable(),
    }),
  }),
  readPlaces: endpoint({
    method: 'GET',
    path: '/api/stories/:id/places',
    isLarge: true,
    permission: 'story.read',
    says: 'Where a story is live: its own address, and every page that shows it as it now reads.',
    params: storyParams,
    answer: z.object({ path: z.string().nullable(), showing: z.array(z.string()) }),
  }),
  publish: endpoint({
    method: 'POST',
    path: '/api/stories/:id/publish',
    permission: 'story.publish',
    says: 'Publishes what the editor saw as the next version; 409 if somebody has typed in the meantime.',
    params: storyParams,
    body: z.strictObject(approval),
    answer: z.object({ version: z.int(), path: z.string(), receipt: pressReceiptSchema }),
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/api/stories/:id/withdraw',
    permission: 'story.withdraw',
    says: 'Withdraws a story for a reason that colleagues are told and readers are not; it may be published again.',
    params: storyParams,
    body: z.strictObject({ reason: z.string().trim().min(1, 'Say why.').max(500) }),
    answer: takenAway,
  }),
  kill: endpoint({
    method: 'POST',
    path: '/api/stories/:id/kill',
    permission: 'story.kill',
    needsProof: true,
    says: 'Takes a story from every page, list and feed for good, and proves it place by place.',
    params: storyParams,
    body: z.strictObject({ reason: z.string().max(2000), confirm: z.string().max(500) }),
    answer: takenAway,
  }),
  suppress: endpoint({
    method: 'POST',
    path: '/api/stories/:id/versions/:number/suppress',
    permission: 'version.suppress',
    says: 'Makes one past version unreadable and leaves a tombstone with its date and reason.',
    params: z.strictObject({ id: storyParams.shape.id, number: z.coerce.number().int().positive() }),
    body: z.strictObject({ reason: z.string().max(2000) }),
    answer: z.object({ receipt: pressReceiptSchema }),
  }),
  readMoment: endpoint({
    method: 'GET',
    path: '/api/moment',
    permission: 'newsroom.read',
    says: 'What a time on a zone’s clocks means: one moment, two, or none, and what each of the newsroom’s clocks shows then.',
    query: writtenTimeSchema.omit({ which: true }),
    answer: z.object({
      is: z.enum(['once', 'twice', 'never']),
      /** One moment, or both in their order, or none. */
      moments: z.array(z.object({ at: z.string(), isPast: z.boolean(), clocks: z.array(reading) })),
      /** The nearest real times, where clocks never show the one that was written. */
      nearest: z.array(z.string()),
    }),
  }),
  listReleases: endpoint({
    method: 'GET',
    path: '/api/releases',
    permission: 'release.read',
    says: 'What will go live by itself, soonest first, what is under embargo, and the outcome of the latest releases, newest first.',
    answer: z.object({
      now: z.string(),
      planned: z.array(release),
      /** Stories that may not go live before a moment to come, the soonest first. */
      embargoed: z.array(
        z.object({
          storyId: z.string(),
          headline: z.string(),
          dir: dirSchema,
          until: z.string(),
          clocks: z.array(reading),
          /** True when a release will let it go live by itself. */
          isPlanned: z.boolean(),
        }),
      ),
      ended: z.array(release),
    }),
  }),
  release: endpoint({
    method: 'POST',
    path: '/api/releases',
    permission: 'story.schedule',
    says: 'Publishes one or several stories, and what is arranged on fronts with them, all or none: at once, or at a time on one of the newsroom’s clocks.',
    body: z.strictObject({
      stories: z.array(approvedStory).min(1).max(50),
      launch: launchedThingsSchema.nullable().default(null),
      when: writtenTimeSchema.nullable(),
    }),
    answer: z.object({
      id: z.string(),
      versions: z.array(releasedVersionSchema),
      /** Null for what is planned. */
      receipt: pressReceiptSchema.nullable(),
      planned: release.nullable(),
    }),
  }),
  moveRelease: endpoint({
    method: 'POST',
    path: '/api/releases/:id/move',
    permission: 'release.manage',
    says: 'Moves a planned release to another time.',
    params: releaseParams,
    body: writtenTimeSchema,
    answer: release,
  }),
  cancelRelease: endpoint({
    method: 'POST',
    path: '/api/releases/:id/cancel',
    permission: 'release.manage',
    says: 'Cancels a planned release; its stories stay drafts.',
    params: releaseParams,
    body: z.strictObject({ why: z.string().max(500) }),
    answer: nothing,
  }),
  approveAgain: endpoint({
    method: 'POST',
    path: '/api/releases/:id/approve',
    permission: 'release.manage',
    says: 'Approves what a draft says now, instead of what it said when its release was planned.',
    params: releaseParams,
    body: approvedStory,
    answer: release,
  }),
  readHistory: endpoint({
    method: 'GET',
    path: '/api/stories/:id/history',
    isLarge: true,
    permission: 'story.history',
    says: 'Every published version and release of a story, and its saved states, newest first, a page at a time.',
    params: storyParams,
    query: z.strictObject({ before: z.coerce.number().int().positive().optional() }),
    answer: z.object({
      headline: z.string(),
      dir: dirSchema,
      state: z.enum(readerStates),
      versions: z.array(versionHeadSchema),
      revisions: z.array(revisionHead),
      /** The state before the last of this page, on the next one; null when the last is the first of all. */
      earlier: revisionHead.nullable(),
      releases: z.array(release),
    }),
  }),
  compare: endpoint({
    method: 'GET',
    path: '/api/stories/:id/compare',
    isLarge: true,
    permission: 'story.history',
    says: 'What differs between any two states of a story: `draft`, `revision-12`, `version-3`.',
    params: storyParams,
    query: z.strictObject({ from: stateName, to: stateName }),
    answer: z.object({ diff, dir: dirSchema }),
  }),
  readBlame: endpoint({
    method: 'GET',
    path: '/api/stories/:id/revisions/:number/blame',
    isLarge: true,
    permission: 'story.history',
    says: 'Who wrote each stretch of a saved state, as far as the last two hundred states show.',
    params: z.strictObject({ id: storyParams.shape.id, number: z.coerce.number().int().positive() }),
    answer: z.object({
      parts: z.array(z.object({ where: z.string(), runs: z.array(z.object({ text: z.string(), by: z.string() })) })),
    }),
  }),
  restore: endpoint({
    method: 'POST',
    path: '/api/stories/:id/restore',
    isLarge: true,
    permission: 'story.restore',
    says: 'Restores a saved state as a new revision of the draft; nothing others wrote is replaced unseen.',
    params: storyParams,
    body: z.strictObject({ revision: z.int().positive() }),
    answer: z.object({ revision: z.int() }),
  }),
};
