import { z } from 'zod';

export const containerLayouts = ['splash', 'lead', 'grid', 'list', 'opinion', 'pictures'] as const;

/** `all`, `edition/{id}`, `section/{slug}`, `topic/{slug}`, `author/{id}` or `bulletins/{edition}`: published stories, newest first. */
export type ListName =
  | 'all'
  | `edition/${string}`
  | `section/${string}`
  | `topic/${string}`
  | `author/${string}`
  | `bulletins/${string}`;

export const listNameSchema = z
  .string()
  .regex(/^(all|(edition|section|topic)\/.+)$/)
  .transform((name) => name as ListName);

/** A strip of a front: curated cards first, then the newest of `backfill` until `size` cards are shown. */
export const containerSchema = z.strictObject({
  id: z.string().min(1),
  /** Null for the splash, which needs no title. */
  title: z.string().nullable().default(null),
  layout: z.enum(containerLayouts),
  /** Ids of stories, chosen by hand. */
  curated: z.array(z.string()).default([]),
  backfill: listNameSchema.nullable().default(null),
  size: z.int().min(1).max(24),
});

export const frontSchema = z.strictObject({
  edition: z.string().min(1),
  containers: z.array(containerSchema),
});

export type Container = z.infer<typeof containerSchema>;
export type Front = z.infer<typeof frontSchema>;
