import { z } from 'zod';
import { coversSchema } from './covers.ts';
import { cropsSchema } from './crops.ts';
import { doneSchema } from './desk.ts';
import { type FoundInPicture, foundInPictureSchema } from './found-in-picture.ts';
import { type MediaEnd, mediaRightsSchema, noRights } from './media-rights.ts';
import type { Picture } from './picture.ts';
import { type Recording, recordingKinds } from './recording.ts';
import { captionsSchema } from './captions.ts';

/** What an item of the library may be. */
export const mediaKinds = ['picture', ...recordingKinds] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** How a picture lies: as wide as high within a twentieth is square. */
export const mediaShapes = ['landscape', 'portrait', 'square'] as const;
export type MediaShape = (typeof mediaShapes)[number];

/**
 * What an item was made of. `kept`: the file as it was sent, among the originals. `rendition`: what was sent was thrown away in those
 * days, and the widest of what was made of it stands for it.
 */
const originalSchema = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('kept'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** In bytes. */
    size: z.int().min(0),
    fileName: z.string().nullable(),
  }),
  z.strictObject({ is: z.literal('rendition'), path: z.string() }),
]);

const { created, createdDay, place, digitalSourceType, focus } = foundInPictureSchema.shape;
const text = (most: number) => z.string().trim().max(most).nullable();
const names = (most: number) => z.array(z.string().trim().min(1).max(200)).max(most);

/** What people may say of an item, field by field; a field that nobody wrote says what was found in the file. */
export const mediaDetailsSchema = z.strictObject({
  caption: text(5000),
  headline: text(300),
  alt: text(1000),
  credit: text(300),
  creators: names(20),
  copyright: text(500),
  created: created.removeDefault(),
  createdDay: createdDay.removeDefault(),
  place: place.removeDefault(),
  people: names(100),
  words: names(200),
  /** What somebody put it together with, by name: an assignment, a day, the picks for a page. */
  collections: names(50),
  instructions: text(2000),
  usageTerms: text(2000),
  digitalSourceType: digitalSourceType.removeDefault(),
  focus: focus.removeDefault(),
  crops: cropsSchema,
  /** What of it nobody outside may see. */
  covers: coversSchema,
  rights: mediaRightsSchema,
  /** Of what plays, one for each language. */
  captions: captionsSchema,
  /** Why a film needs none: “Nobody speaks in it.” Whoever wrote it answers for it. */
  noCaptions: text(500),
  /** What is said in it; without, the words of its captions. */
  transcript: text(100_000),
  /** The id of the picture that stands for a film before it plays. */
  poster: z
    .string()
    .regex(/^[a-z0-9]{8,64}$/)
    .nullable(),
});

type MediaDetails = z.infer<typeof mediaDetailsSchema>;
export const mediaFieldSchema = mediaDetailsSchema.keyof();
export type MediaField = z.infer<typeof mediaFieldSchema>;

/** Some fields, as somebody wants them. */
export const someDetailsSchema = mediaDetailsSchema.partial();
export type SomeDetails = z.infer<typeof someDetailsSchema>;

/** A field that somebody wrote: what it says, which revision of the item it made, when, and who it was. */
const writtenSchema = doneSchema.extend({ value: z.unknown(), revision: z.int() });
type Written = z.infer<typeof writtenSchema>;

/** Words that stand with a picture wherever it takes the other's place; those that are left out stay as each story has them. */
export const newWordsSchema = z.strictObject({
  alt: z.string().trim().max(1000).optional(),
  caption: z.string().trim().max(5000).optional(),
  credit: z.string().trim().max(300).optional(),
});

export type NewWords = Readonly<z.infer<typeof newWordsSchema>>;

const replacedSchema = doneSchema.extend({
  /** The id of the item in its place. */
  with: z.string(),
  words: newWordsSchema,
});
export type Replaced = Readonly<z.infer<typeof replacedSchema>>;

/** Of a film, or of sound, of which sizes are to be made. */
export interface FilmInMaking {
  /** How ffmpeg calls its container. */
  readonly container: string;
  /** Why they could not be made, and when; null where nothing failed. */
  readonly failed: { readonly at: string; readonly why: string } | null;
}

/** One thing in the library. Its bytes never change; what is known of it does. */
export interface MediaItem {
  /** As public addresses carry it: `/media/{id}/…`. */
  readonly id: string;
  readonly kind: MediaKind;
  readonly original: z.infer<typeof originalSchema>;
  /** What was made of it until now, and what it was cut to; of a film and of sound, a picture that nothing was made of. */
  readonly picture: Picture;
  /** What plays of it; null of a picture. */
  readonly recording: Recording | null;
  /** The film that a still is of; null of other pictures. */
  readonly stillOf: string | null;
  /** What is known of the file while its sizes are not made; null of a picture, and once they are. */
  readonly making: FilmInMaking | null;
  readonly found: FoundInPicture;
  readonly byHand: Readonly<Partial<Record<MediaField, Written>>>;
  /** Goes up with every change of a field; 0 when nobody changed any. */
  readonly revision: number;
  readonly added: z.infer<typeof doneSchema>;
  /** Null while readers may be shown it. */
  readonly end: MediaEnd | null;
  /** The item that took its place in stories, when, by whom and with which words; null where none did. */
  readonly replaced: Replaced | null;
  /** Null for one that is not put away. */
  readonly putAway: z.infer<typeof doneSchema> | null;
  /** True while more is to be made of it: sizes that nobody waits for, or crops that were chosen again. */
  readonly isUnfinished: boolean;
  /** True while a version or a draft shows it. */
  readonly isUsed: boolean;
}

/** What no file says about itself. */
const unsaid = {
  collections: [],
  crops: {},
  covers: [],
  rights: noRights,
  captions: [],
  noCaptions: null,
  transcript: null,
  poster: null,
};

/** What is known of an item: what people wrote, and for the rest what was found in the file. */
export function detailsOf({ found, byHand }: Pick<MediaItem, 'found' | 'byHand'>): MediaDetails {
  const { isMoving: _isMoving, mainColour: _mainColour, ...proposed } = found;
  const written = Object.entries(byHand).map(([field, { value }]) => [field, value === '' ? null : value]);
  return { ...proposed, ...unsaid, ...(Object.fromEntries(written) as Partial<MediaDetails>) };
}

export function shapeOf({ width, height }: { readonly width: number; readonly height: number }): MediaShape {
  if (Math.abs(width - height) * 20 <= Math.max(width, height)) return 'square';
  return width > height ? 'landscape' : 'portrait';
}
