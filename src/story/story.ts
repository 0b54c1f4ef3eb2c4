import { z } from 'zod';
import { isId } from '../base/ids.ts';
import { blockSchema, mainMediaSchema } from './blocks.ts';

export const storyKinds = [
  'report',
  'analysis',
  'explainer',
  'opinion',
  'interview',
  'review',
  'obituary',
  'live',
  'video',
  'bulletin',
  'picture',
  'page',
] as const;

/** Words in an address: lower-case letters and digits of any script, joined by single hyphens. */
export const slugSchema = z
  .string()
  .regex(/^[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}]+(-[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}]+)*$/u)
  .max(80);

/** Names of editions stand in addresses as they are. */
export const editionIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/);

const bylineSchema = z.strictObject({
  person: z.string().min(1),
  role: z.string().nullable().default(null),
  location: z.string().nullable().default(null),
});

/** Where a story first stood, when it came from elsewhere. */
const originSchema = z.strictObject({
  name: z.string().min(1),
  /** The old address in full, when known. */
  url: z.string().nullable().default(null),
});

/** The direction in which a language is written. */
export const dirSchema = z.enum(['ltr', 'rtl']);

/**
 * One piece of journalism: all that is written, and nothing about its publication.
 * A draft holds one; a version holds one for ever.
 */
export const storySchema = z.strictObject({
  id: z.string().refine(isId),
  kind: z.enum(storyKinds).default('report'),
  /** BCP 47 tag of the language the story is written in. */
  lang: z.string().min(2).default('en-GB'),
  dir: dirSchema.default('ltr'),
  /** The edition whose chrome stands round the story's own page. */
  edition: editionIdSchema,
  /** Other editions that have it too: their readers keep their own chrome round it. Left out where there are none. */
  alsoIn: z.array(editionIdSchema).min(1).max(20).optional(),
  section: slugSchema,
  /** Slugs of topics, the most telling first. */
  topics: z.array(slugSchema).default([]),
  /** Nothing stands with it that nobody chose for it, and it stands nowhere by itself: a court case, a death. Left out where that may be. */
  noAutomaticLinks: z.literal(true).optional(),

  headline: z.string().min(1),
  shortHeadline: z.string().nullable().default(null),
  standfirst: z.string().nullable().default(null),
  trailText: z.string().nullable().default(null),
  kicker: z.string().nullable().default(null),
  byline: z.array(bylineSchema).default([]),
  dateline: z.string().nullable().default(null),
  catchline: z.string().nullable().default(null),
  urlSlug: slugSchema,

  mainMedia: mainMediaSchema.nullable().default(null),
  body: z.array(blockSchema).default([]),

  /** Whose words or pictures are used: news agencies and other publishers, as credited to readers. */
  agencies: z.array(z.string().min(1)).default([]),
  origin: originSchema.nullable().default(null),
});

/** A story as it lives in the house: parsed, complete. */
export type Story = z.infer<typeof storySchema>;
/** A story as it may be written down: what has a default may be left out. */
export type StoryInput = z.input<typeof storySchema>;
export type StoryKind = Story['kind'];
export type Byline = z.infer<typeof bylineSchema>;
