import { z } from 'zod';
import { doneSchema } from './desk.ts';
import { changeKinds } from './version.ts';

export const releaseStates = ['planned', 'done', 'failed', 'cancelled'] as const;

/** What became of a release, when, by whom and why. `done` by the runner is done by `system`. */
export type ReleaseState = Readonly<z.infer<typeof doneSchema>> &
  ({ readonly is: 'planned' | 'done' } | { readonly is: 'failed' | 'cancelled'; readonly why: string });

/** One story of a release. What was approved is a revision: nothing typed after it goes live with it. */
export const releaseItemSchema = z.object({
  storyId: z.string(),
  revision: z.int(),
  change: z.enum(changeKinds),
  /** The public note. */
  note: z.string().nullable(),
  /** Why it goes live although a check asks for a reason. */
  why: z.string().nullish(),
  /** The version it became; null until it went live. */
  version: z.int().nullable(),
});

/** One moment at which one or several stories go live, all or none. */
export const releaseSchema = z.object({
  id: z.string(),
  /** When it is due; null for one that was done at once. */
  at: z.string().nullable(),
  /** The time zone in which the editor wrote the time; null when nobody wrote one. */
  zone: z.string().nullable(),
  /** Who planned it, and when. */
  planned: doneSchema.readonly(),
});

export type ReleaseItem = Readonly<z.infer<typeof releaseItemSchema>>;

export interface Release extends Readonly<z.infer<typeof releaseSchema>> {
  readonly state: ReleaseState;
  /** In the order in which the editor put them. */
  readonly items: readonly ReleaseItem[];
}
