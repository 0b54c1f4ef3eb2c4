import { z } from 'zod';
import { isInstant } from '../base/clock.ts';
import type { PictureOrigin } from './picture.ts';

/** How a picture came about, by the names of IPTC's Digital Source Type NewsCodes, retired ones included, for old files carry them. */
const digitalSourceTypes = [
  'digitalCapture',
  'computationalCapture',
  'negativeFilm',
  'positiveFilm',
  'print',
  'minorHumanEdits',
  'humanEdits',
  'algorithmicallyEnhanced',
  'compositeCapture',
  'compositeSynthetic',
  'composite',
  'compositeWithTrainedAlgorithmicMedia',
  'trainedAlgorithmicMedia',
  'algorithmicMedia',
  'dataDrivenMedia',
  'digitalArt',
  'digitalCreation',
  'softwareImage',
  'screenCapture',
  'virtualRecording',
] as const;

/** What readers are told about each; of all others nothing: a photograph that was developed, cut or drawn says so itself. */
const origins: Readonly<Partial<Record<(typeof digitalSourceTypes)[number], PictureOrigin>>> = {
  composite: 'composite',
  compositeCapture: 'composite',
  compositeSynthetic: 'partly-generated',
  compositeWithTrainedAlgorithmicMedia: 'partly-generated',
  trainedAlgorithmicMedia: 'generated',
};

/** What readers are told about a picture that came about in this way; nothing for most. */
export function originOf(source: FoundInPicture['digitalSourceType']): { readonly origin?: PictureOrigin } {
  const origin = source === null ? undefined : origins[source];
  return origin ? { origin } : {};
}

const words = z.string().nullable().default(null);
const names = z.array(z.string()).default([]);
const share = z.number().min(0).max(1);

/** A point of a picture that stands upright, by share of its width from the left and of its height from the top. */
const pointSchema = z.strictObject({ x: share, y: share });

/**
 * What a picture file says about itself (EXIF, IPTC, XMP), and what its pixels show. All of it is what somebody once wrote into a file: a
 * proposal for the fields of the library, and no fact. A text is null and a list empty where the file says nothing. Texts are plain, and
 * have line feeds only in captions, instructions and terms. `foundInPictureSchema.parse({})` is what is found in a file that says nothing.
 */
export const foundInPictureSchema = z.strictObject({
  /** IPTC Description: who, what, when and where. */
  caption: words,
  headline: words,
  /** IPTC Alt Text: what it shows, for those who do not see it. */
  alt: words,
  /** The line to print: “Name/Agency”. */
  credit: words,
  /** Who made it, in the order of the file. */
  creators: names,
  copyright: words,
  /** When it was made; null where the file states no zone, for then nobody knows the instant. */
  created: z.string().refine(isInstant).nullable().default(null),
  /** The day on which it was made, on the clock of whoever made it: `2007-07-24`. It may be known where `created` is not. */
  createdDay: z.iso.date().nullable().default(null),
  /** Where it was made, in words. Coordinates are never read. */
  place: z
    .strictObject({ sublocation: words, city: words, region: words, country: words })
    .default({ sublocation: null, city: null, region: null, country: null }),
  /** Who is shown. */
  people: names,
  /** Keywords. */
  words: names,
  /** Special instructions: `UK OUT`, `NO SALES`. */
  instructions: words,
  /** Rights usage terms: what may be done with it. */
  usageTerms: words,
  digitalSourceType: z.enum(digitalSourceTypes).nullable().default(null),
  /** The colour that is in its place until it is there, `#rrggbb`. */
  mainColour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable()
    .default(null),
  /** The focal point, which a crop keeps, proposed by what draws the eye; an editor’s point wins. */
  focus: pointSchema.nullable().default(null),
  /** True when the file has more than one frame. What is shown is a still until a reader asks for motion. */
  isMoving: z.boolean().default(false),
});

export type FoundInPicture = z.infer<typeof foundInPictureSchema>;
