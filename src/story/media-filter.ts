import { z } from 'zod';
import { isInstant } from '../base/clock.ts';
import { mediaKinds, mediaShapes } from './media-item.ts';

/** By what an item is asked for exactly. */
export const mediaFacets = ['person', 'place', 'creator', 'collection'] as const;
export type MediaFacet = (typeof mediaFacets)[number];

const instant = z.string().refine(isInstant, 'Write a time in UTC, such as 2026-11-23T09:00:00Z.');

/** What part of the library is looked at; what is left out is not asked about. */
export const mediaFilterSchema = z.strictObject({
  /** As typed: words that must all be found; quotes make phrases, and the last word may go on. */
  text: z.string().max(200).optional(),
  /** Whether a version or a draft shows it. */
  used: z.enum(['yes', 'no']).optional(),
  /** What was put away, and nothing else; without it, what was not. */
  away: z.literal('yes').optional(),
  /** Of which the rights end before this instant, or ended. */
  endsBefore: instant.optional(),
  kind: z.enum(mediaKinds).optional(),
  shape: z.enum(mediaShapes).optional(),
  /** A person's id: who added it. */
  by: z.string().max(64).optional(),
  /** Added at this instant or later. */
  from: instant.optional(),
  /** Added before this instant. */
  to: instant.optional(),
  /** Whom it shows, by name. */
  person: z.string().max(200).optional(),
  /** What place it shows: a spot, a town, a region or a country. */
  place: z.string().max(200).optional(),
  /** Who made it, by name. */
  creator: z.string().max(200).optional(),
  /** A collection that it is in, by name. */
  collection: z.string().max(200).optional(),
  /** Taken on this day or later, and on this day or before: `2026-11-23`. What states no day is not among them. */
  takenFrom: z.iso.date().optional(),
  takenTo: z.iso.date().optional(),
});

export type MediaFilter = Readonly<z.infer<typeof mediaFilterSchema>>;
