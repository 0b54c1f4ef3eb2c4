import { z } from 'zod';
import { isId } from '../base/ids.ts';
import { isSafeAddress } from './safe-address.ts';
import { containerLayouts, listNameSchema } from './front.ts';
import { editionIdSchema, storyKinds } from './story.ts';

/** How large a card stands, largest first. A layout has some of these groups (`card-slots.ts`). */
export const cardSizes = ['splash', 'veryBig', 'big', 'standard'] as const;
export type CardSize = (typeof cardSizes)[number];

/** The most cards a container keeps, shown or not, and the most that are under a card. */
export const MOST_CARDS = 100;
export const MOST_SUBLINKS = 4;

const idSchema = z.string().refine(isId, 'Not an id.');
const words = (most: number) => z.string().trim().min(1).max(most);

/** What readers are told about who paid. */
const labelSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('advertisement') }),
  z.strictObject({ is: z.literal('sponsored'), by: words(120) }),
]);

/**
 * Another picture for a card: none; the main media of another story, once that is live; or one of the library, with words for those who do not see it
 * (empty where it says nothing that the headline does not).
 */
const cardPictureSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('none') }),
  z.strictObject({ is: z.literal('story'), id: idSchema }),
  z.strictObject({
    is: z.literal('library'),
    id: z.string().regex(/^[a-z0-9]{8,64}$/),
    alt: z.string().trim().max(1000),
  }),
]);

/**
 * What a card leads to: a story, by reference, whether readers have it already or not; an address, with the words that a story would
 * bring; or whatever is the newest of a list.
 */
export const cardContentSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('story'), id: idSchema }),
  z.strictObject({
    is: z.literal('link'),
    href: words(2000).refine(isSafeAddress, 'Write an address that begins with https:// or /.'),
    headline: words(300),
  }),
  z.strictObject({ is: z.literal('newest'), list: listNameSchema }),
]);

/** What a card may say in place of the story's own words. Null takes something away: no kicker, no trail text. */
const overrideValues = {
  headline: words(300),
  kicker: words(60).nullable(),
  trailText: words(600).nullable(),
  picture: cardPictureSchema,
  /** Whether the byline is shown. */
  byline: z.boolean(),
  size: z.enum(cardSizes),
  label: labelSchema,
};

/** `against` is the version of the story that readers had when it was written; 0 when they had none. */
const override = <T extends z.ZodType>(value: T) => z.strictObject({ value, against: z.int().min(0) });

export const overridesShape = {
  headline: override(overrideValues.headline),
  kicker: override(overrideValues.kicker),
  trailText: override(overrideValues.trailText),
  picture: override(overrideValues.picture),
  byline: override(overrideValues.byline),
  size: override(overrideValues.size),
  label: override(overrideValues.label),
};

/** What is not there is as the story says. */
export const overridesSchema = z.strictObject(overridesShape).partial();

/** Fills a container after its cards: the newest stories that are in every one of these lists, are of one of these kinds and not too old. */
const backfillSchema = z.strictObject({
  /** The first is the list in full to which the container leads. */
  lists: z.array(listNameSchema).min(1).max(4),
  /** Any kind where none is named. */
  kinds: z.array(z.enum(storyKinds)).default([]),
  /** Of the last so many days on the edition's first clock, today among them; of any age where none is said. */
  days: z.int().min(1).max(366).optional(),
});

/** What of a container is chosen and no card. */
export const settingsShape = {
  /** Null for one that needs no title, as a splash. */
  title: words(120).nullable(),
  layout: z.enum(containerLayouts),
  /** How many cards readers see at most. */
  size: z.int().min(1).max(24),
  backfill: backfillSchema.nullable(),
  hidden: z.boolean(),
  /** The editions on whose fronts it stands; null for all. */
  editions: z.array(editionIdSchema).min(1).nullable(),
  label: labelSchema.nullable(),
};

export const containerSettingsSchema = z.strictObject(settingsShape);

/** A card as it stands in a group or under another card. */
const sublinkSchema = z.strictObject({ id: idSchema, content: cardContentSchema, overrides: overridesSchema });

const standingCardSchema = sublinkSchema.extend({
  group: z.enum(cardSizes),
  sublinks: z.array(sublinkSchema).max(MOST_SUBLINKS),
});

/** A container as it stands, without who did what: what goes live, and what a past one is looked at as. */
export const standingContainerSchema = containerSettingsSchema.extend({
  id: idSchema,
  /** Group by group, the largest first, each in its order. */
  cards: z.array(standingCardSchema).max(MOST_CARDS),
});

/**
 * A front's name: an edition's id, or `section/…`, `topic/…`, `free/…` with the word by which it is known; `promos/…` with an edition's id
 * for what is on its stories (`promos.ts`).
 */
export const frontIdSchema = z.union([
  editionIdSchema,
  z.string().regex(/^(section|topic|free|promos)\/[^/\s]{1,80}$/),
]);

/** A front as it stands: its containers in their order. Those that are shared stand on others as well. */
const standingFrontSchema = z.strictObject({ id: frontIdSchema, containers: z.array(idSchema) });

export type Label = z.infer<typeof labelSchema>;
export type CardPicture = z.infer<typeof cardPictureSchema>;
export type CardContent = z.infer<typeof cardContentSchema>;
export type Overrides = z.infer<typeof overridesSchema>;
export type OverrideName = keyof Overrides;
export type ContainerBackfill = z.infer<typeof backfillSchema>;
export type ContainerSettings = z.infer<typeof containerSettingsSchema>;
export type ContainerSetting = keyof ContainerSettings;
export type Sublink = z.infer<typeof sublinkSchema>;
export type StandingCard = z.infer<typeof standingCardSchema>;
export type StandingContainer = z.infer<typeof standingContainerSchema>;
export type StandingFront = z.infer<typeof standingFrontSchema>;
