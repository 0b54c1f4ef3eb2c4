import { z } from 'zod';
import { isId } from '../base/ids.ts';
import { coversSchema } from '../story/covers.ts';
import { doneSchema } from '../story/desk.ts';
import { foundInPictureSchema } from '../story/found-in-picture.ts';
import { mediaFilterSchema } from '../story/media-filter.ts';
import {
  mediaDetailsSchema,
  mediaFieldSchema,
  mediaKinds,
  mediaShapes,
  newWordsSchema,
  someDetailsSchema,
} from '../story/media-item.ts';
import { mediaEndSchema, usedMediaSchema } from '../story/media-rights.ts';
import { receiptSchema } from '../story/receipt.ts';
import { mediaOnFrontSchema, mediaUseSchema } from '../story/media-use.ts';
import { pictureSchema } from '../story/picture.ts';
import { recordingSchema } from '../story/recording.ts';
import { endpoint } from './endpoint.ts';
import { problemSchema, releasedVersionSchema } from './publishing.ts';

const mediaId = z.string().regex(/^[a-z0-9]{8,64}$/);
const itemParams = z.strictObject({ id: mediaId });

const failedSchema = z.object({ at: z.string(), why: z.string() });

/** An item of the library as screens show it. */
const mediaItemSchema = z.object({
  id: mediaId,
  kind: z.enum(mediaKinds),
  /** `kept`: the file as it was sent can be had. `rendition`: in those days it was thrown away, and the widest of what was made stands for it. */
  original: z.object({ is: z.enum(['kept', 'rendition']), size: z.int().nullable(), fileName: z.string().nullable() }),
  picture: pictureSchema,
  shape: z.enum(mediaShapes),
  /** What plays of it; null of a picture. */
  recording: recordingSchema.nullable(),
  /** The film that a still is of; null of other pictures. */
  stillOf: mediaId.nullable(),
  /** Why the sizes of a film could not be made, and when; null where nothing failed. */
  failed: failedSchema.nullable(),
  /** The address of a small one. */
  thumb: z.string().nullable(),
  /** What is known of it: what people wrote, and for the rest what was found in the file. */
  details: mediaDetailsSchema,
  /** What the file itself says. */
  found: foundInPictureSchema,
  /** Who wrote which of the details, and when; those that nobody wrote are left out. */
  writtenBy: z.partialRecord(mediaFieldSchema, doneSchema),
  /** Send it back with a change. */
  revision: z.int(),
  added: doneSchema,
  putAway: doneSchema.nullable(),
  /** Null while readers may be shown it. */
  end: mediaEndSchema.nullable(),
  /** The item that took its place, and when; null where none did. */
  replaced: doneSchema.extend({ with: mediaId }).nullable(),
  /** True while a version or a draft shows it. */
  isUsed: z.boolean(),
  /** True while more is to be made of it: sizes, or crops as they were chosen last. */
  isUnfinished: z.boolean(),
});

export type MediaItemView = z.infer<typeof mediaItemSchema>;

/** What somebody wants the fields of an item to say who saw it at this revision. */
const wishSchema = z.strictObject({ id: mediaId, revision: z.int().min(0), set: someDetailsSchema });

/** As many items as one act may change together. */
const MOST_AT_ONCE = 500;

/** Pictures on their way into stories. */
export const picturesContract = {
  addPicture: endpoint({
    method: 'POST',
    path: '/api/pictures',
    permission: 'media.add',
    says: 'Takes a picture as raw bytes (image/* or application/octet-stream, at most 40 MB; header x-file-name, percent-encoded), keeps them, makes its sizes and adds it to the library, or returns the existing item with the same bytes.',
    bytes: true,
    status: 201,
    answer: z.object({
      picture: pictureSchema,
      item: mediaItemSchema,
      /** False for bytes that the library had already. */
      isNew: z.boolean(),
    }),
  }),
  recentPictures: endpoint({
    method: 'GET',
    path: '/api/pictures',
    permission: 'media.read',
    says: 'Pictures in the drafts touched last, each once, with the words beside it there.',
    answer: z.object({
      pictures: z.array(
        z.object({
          picture: pictureSchema,
          alt: z.string(),
          caption: z.string().nullable(),
          credit: z.string().nullable(),
          storyId: z.string().refine(isId),
          headline: z.string(),
        }),
      ),
    }),
  }),
};

/** Films and sound. */
export const recordingsContract = {
  addRecording: endpoint({
    method: 'POST',
    path: '/api/recordings',
    permission: 'media.add',
    says: 'Takes a film or a sound recording as raw bytes (video/*, audio/* or application/octet-stream, at most 4 GB; header x-file-name, percent-encoded), keeps them and adds it to the library, or returns the existing item with the same bytes. What browsers can play plays at once; its sizes are made in turn.',
    bytes: true,
    status: 201,
    answer: z.object({
      item: mediaItemSchema,
      /** False for bytes that the library had already. */ isNew: z.boolean(),
    }),
  }),
  play: endpoint({
    method: 'GET',
    path: '/api/media/:id/play',
    permission: 'media.read',
    says: 'The largest file of a film or sound that browsers can play, in ranges, as players request it.',
    params: itemParams,
    query: z.strictObject({ /** What it was when the address was written. */ of: z.string().max(40).optional() }),
    answer: z.any(),
  }),
  addStill: endpoint({
    method: 'POST',
    path: '/api/media/:id/poster',
    permission: 'media.change',
    says: 'Takes a still from a film as raw bytes, keeps it like any picture, and makes it the film’s poster. It is taken down, and its rights end, with the film.',
    params: itemParams,
    bytes: true,
    status: 201,
    answer: z.object({ item: mediaItemSchema, still: mediaItemSchema }),
  }),
  readMaking: endpoint({
    method: 'GET',
    path: '/api/media/making',
    permission: 'media.read',
    says: 'The films whose sizes are being made, are queued or could not be made, and whether this machine can make them.',
    answer: z.object({
      hasFfmpeg: z.boolean(),
      now: z.object({ id: mediaId, /** 0 to 1. */ share: z.number() }).nullable(),
      /** The one under way first. */
      waiting: z.array(mediaItemSchema),
      failed: z.array(mediaItemSchema),
    }),
  }),
  makeSizes: endpoint({
    method: 'POST',
    path: '/api/media/:id/sizes',
    permission: 'media.change',
    says: 'Has a film’s sizes made again, at the end of the queue, or removes it from the queue: then what plays now goes on playing.',
    params: itemParams,
    body: z.strictObject({ do: z.enum(['make', 'stop']) }),
    answer: z.object({ item: mediaItemSchema }),
  }),
};

/** The library: everything that was ever added, what is known of it, and where it is shown. */
export const mediaContract = {
  readLibrary: endpoint({
    method: 'GET',
    path: '/api/media',
    permission: 'media.read',
    says: 'A filtered page of the library, newest first, from where the previous page ended; the first page also says how many there are.',
    query: mediaFilterSchema.extend({
      /** The `next` of the page before. */
      after: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(60),
    }),
    answer: z.object({
      items: z.array(mediaItemSchema),
      next: z.int().nullable(),
      /** Null for pages after the first. */
      count: z.int().nullable(),
    }),
  }),
  readMediaTerms: endpoint({
    method: 'GET',
    path: '/api/media/terms',
    permission: 'media.read',
    says: 'The commonest people, places, makers and collections in the library, by name: what a filter may ask for.',
    answer: z.object({
      person: z.array(z.string()),
      place: z.array(z.string()),
      creator: z.array(z.string()),
      collection: z.array(z.string()),
    }),
  }),
  readMediaItem: endpoint({
    method: 'GET',
    path: '/api/media/:id',
    permission: 'media.read',
    says: 'One item in the library, every story, version, draft, front and card that shows it, and the items it replaced.',
    params: itemParams,
    answer: z.object({
      item: mediaItemSchema,
      uses: z.array(mediaUseSchema),
      cards: z.array(mediaOnFrontSchema),
      instead: z.array(mediaItemSchema),
    }),
  }),
  readRights: endpoint({
    method: 'GET',
    path: '/api/media/rights',
    permission: 'media.read',
    says: 'What matters about items before a story shows them: rights, instructions, end, and how many other live stories show each. Unknown ids are left out.',
    query: z.strictObject({
      /** Ids with commas between them. */
      ids: z
        .string()
        .max(8000)
        .transform((ids) => ids.split(',')),
      story: z.string().max(32),
    }),
    answer: z.object({ media: z.array(z.tuple([mediaId, usedMediaSchema])), at: z.string() }),
  }),
  readStill: endpoint({
    method: 'GET',
    path: '/api/media/:id/still',
    permission: 'media.read',
    says: 'A picture of an item at least this wide, if there is one, for screens that know only its id.',
    params: itemParams,
    query: z.strictObject({
      width: z.coerce.number().int().min(1).max(5000).default(640),
      /** The picture that it was when the address was written: another one has another address. */
      of: mediaId.optional(),
    }),
    answer: z.any(),
  }),
  readOriginal: endpoint({
    method: 'GET',
    path: '/api/media/:id/original',
    permission: 'media.read',
    says: 'The original file, as a download; 404 if only what was made from it is there.',
    params: itemParams,
    answer: z.any(),
  }),
  changeMedia: endpoint({
    method: 'POST',
    path: '/api/media/details',
    permission: 'media.change',
    says: 'Changes fields of one or several items, each as it was seen. If somebody has written the same field since, that item stays as it is and is returned with what was wanted. `undo`, sent as `changes`, undoes it.',
    body: z.strictObject({ changes: z.array(wishSchema).min(1).max(MOST_AT_ONCE) }),
    answer: z.object({
      items: z.array(mediaItemSchema),
      undo: z.array(wishSchema),
      conflicts: z.array(
        z.object({ item: mediaItemSchema, fields: z.array(mediaFieldSchema), wished: someDetailsSchema }),
      ),
    }),
  }),
  replaceMedia: endpoint({
    method: 'POST',
    path: '/api/media/:id/replace',
    permission: 'media.replace',
    says: 'Replaces this item with another: in every draft, and in a new version of every live story that shows it, all at once. Past versions keep what they showed, unless `isFromPast`. A story that may not go live is left as it is and returned with the reasons. Replacing it back undoes this.',
    params: itemParams,
    body: z.strictObject({
      /** The id of the item that takes its place. */
      by: mediaId,
      change: z.enum(['correction', 'minor']),
      /** The public note of a correction. */
      note: z.string().trim().max(2000).nullable(),
      words: newWordsSchema,
      /** What is covered in it from the first moment; empty says that somebody looked and nothing needs it. Asked for where something is covered in the one that is replaced, and nothing yet in this one. */
      covers: coversSchema.nullable().default(null),
      isFromPast: z.boolean(),
    }),
    answer: z.object({
      item: mediaItemSchema,
      versions: z.array(releasedVersionSchema),
      stopped: z.array(z.object({ storyId: z.string(), headline: z.string(), problems: z.array(problemSchema) })),
      /** In how many drafts it was replaced. */
      drafts: z.int(),
      receipt: receiptSchema,
    }),
  }),
  takeMediaDown: endpoint({
    method: 'POST',
    path: '/api/media/:id/take-down',
    permission: 'media.take-down',
    needsProof: true,
    says: 'Takes one item from readers everywhere and at once, past versions included, for a reason that its addresses give, and proves it address by address. `isDestroyed`: the original and everything made from it are destroyed.',
    params: itemParams,
    body: z.strictObject({ reason: z.string().trim().min(1, 'Say why.').max(500), isDestroyed: z.boolean() }),
    answer: z.object({
      item: mediaItemSchema,
      receipt: receiptSchema,
      proof: z.array(z.object({ path: z.string(), now: z.enum(['gone', 'never', 'still']) })),
    }),
  }),
  putMediaAway: endpoint({
    method: 'POST',
    path: '/api/media/away',
    permission: 'media.put-away',
    says: 'Puts items out of sight, or brings them back. What a version or a draft shows stays where it is and is returned under `used`.',
    body: z.strictObject({ ids: z.array(mediaId).min(1).max(MOST_AT_ONCE), isAway: z.boolean() }),
    answer: z.object({ items: z.array(mediaItemSchema), used: z.array(mediaId) }),
  }),
};
