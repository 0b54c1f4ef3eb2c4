import { z } from 'zod';
import type { Instant } from '../base/clock.ts';
import { isId } from '../base/ids.ts';
import {
  cardContentSchema,
  cardSizes,
  containerSettingsSchema,
  frontIdSchema,
  overridesSchema,
  overridesShape,
  settingsShape,
  standingContainerSchema,
} from './arrangement.ts';

const id = z.string().refine(isId, 'Not an id.');
const after = id.nullable();

/** A group of a container, or what is under one of its cards. */
const list = z.union([
  z.enum(cardSizes),
  z
    .string()
    .refine(
      (name) => name.startsWith('under/') && isId(name.slice('under/'.length)),
      'Name a group, or the card it is under.',
    )
    .transform((name) => name as `under/${string}`),
]);

const overrideOf = <F extends keyof typeof overridesShape>(field: F) =>
  z.strictObject({
    act: z.literal('override'),
    container: id,
    card: id,
    field: z.literal(field),
    /** Null gives the card back the story's own. */
    set: overridesShape[field].nullable(),
  });

const settingOf = <F extends keyof typeof settingsShape>(field: F) =>
  z.strictObject({
    act: z.literal('set-container'),
    container: id,
    field: z.literal(field),
    value: settingsShape[field],
  });

/** What one command does. `after` is null for the beginning of a list. */
export const frontActSchema = z.union([
  /** Makes a front of containers that are made with it; does nothing where the front is there already. */
  z.strictObject({ act: z.literal('begin-front'), front: frontIdSchema, containers: z.array(standingContainerSchema) }),
  z.strictObject({
    act: z.literal('add-container'),
    front: frontIdSchema,
    container: id,
    settings: containerSettingsSchema,
    after,
  }),
  /** Puts a container that is there on a front, or elsewhere on it. */
  z.strictObject({ act: z.literal('place-container'), front: frontIdSchema, container: id, after }),
  /** From this front only; the container stays. */
  z.strictObject({ act: z.literal('remove-container'), front: frontIdSchema, container: id }),
  settingOf('title'),
  settingOf('layout'),
  settingOf('size'),
  settingOf('backfill'),
  settingOf('hidden'),
  settingOf('editions'),
  settingOf('label'),
  /** Makes a container what it was once; its cards of now are taken off. */
  z.strictObject({ act: z.literal('restore-container'), container: id, to: standingContainerSchema }),
  /** Makes a front what it was once: its containers in this order, and these of them with what stood in them. */
  z.strictObject({
    act: z.literal('restore-front'),
    front: frontIdSchema,
    order: z
      .array(id)
      .max(100)
      .refine((ids) => new Set(ids).size === ids.length, 'A container can be on a front only once.'),
    containers: z.array(standingContainerSchema).max(100),
  }),
  z.strictObject({
    act: z.literal('add-card'),
    container: id,
    card: id,
    content: cardContentSchema,
    overrides: overridesSchema,
    list,
    after,
  }),
  /** To another place, in the same container or another; what is under it goes along. One taken off comes back like this. */
  z.strictObject({ act: z.literal('move-card'), card: id, from: id, to: id, list, after }),
  z.strictObject({ act: z.literal('take-off'), container: id, card: id }),
  overrideOf('headline'),
  overrideOf('kicker'),
  overrideOf('trailText'),
  overrideOf('picture'),
  overrideOf('byline'),
  overrideOf('size'),
  overrideOf('label'),
]);

export type FrontAct = z.infer<typeof frontActSchema>;
export type FrontActName = FrontAct['act'];
export type FrontActOf<Name extends FrontActName> = Extract<FrontAct, { act: Name }>;

/** What somebody wants done, and what they had before them when they did it. */
export interface FrontCommand {
  /** Made where the command was, so that one that is sent twice is done once. */
  readonly id: string;
  /** The screen it came from. Commands of one hand were made one knowing of the other. */
  readonly hand: string;
  readonly by: string;
  readonly at: Instant;
  /** The revision of the board that it was made on. */
  readonly on: number;
  /** The revision of the command of the same person that it takes back; null for any other. */
  readonly undoes: number | null;
  readonly do: FrontAct;
}
