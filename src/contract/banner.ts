import { z } from 'zod';
import { bannerLinkSchema, MOST_BANNER_WORDS } from '../story/banner.ts';
import { dirSchema } from '../story/story.ts';
import { endpoint } from './endpoint.ts';
import { pressReceiptSchema, writtenTimeSchema } from './publishing.ts';

/** Made on the device, so that an act that is sent twice is done once. */
const actId = z.string().min(4).max(64);
/** The number of the last act that whoever acts had before them. */
const on = z.int().min(0);
const editions = z.array(z.string().max(64)).min(1).max(100);

/** When it ends: so many minutes from now, or at a time. */
const end = z.union([z.strictObject({ minutes: z.int().min(1).max(10_080) }), writtenTimeSchema]);

const banner = z.object({
  words: z.string(),
  link: bannerLinkSchema.nullable(),
  until: z.string(),
  /** On the clocks of its edition. */
  clocks: z.array(z.object({ label: z.string(), local: z.string() })),
});

const bannersAnswer = z.object({
  on,
  editions: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      lang: z.string(),
      dir: dirSchema,
      banner: banner.nullable(),
      /** Why readers do not see it though it stands: its story was taken from them, or was corrected after it was written. */
      hidden: z.enum(['story-gone', 'story-corrected']).nullable(),
    }),
  ),
  /** What was done last, newest first. */
  acts: z.array(
    z.object({
      id: z.string(),
      act: z.enum(['put', 'take-off', 'undo', 'end']),
      at: z.string(),
      by: z.string(),
      editions: z.array(z.string()),
      words: z.string().nullable(),
      /** Whether it may be taken back: nobody did anything in its editions since. */
      canUndo: z.boolean(),
    }),
  ),
});

const done = z.object({ receipt: pressReceiptSchema });

/** The breaking banner over every page of an edition. */
export const bannerContract = {
  readBanners: endpoint({
    method: 'GET',
    path: '/api/banners',
    permission: 'banner.read',
    says: 'Every edition’s breaking banner, and the latest acts on banners.',
    answer: bannersAnswer,
  }),
  putBanner: endpoint({
    method: 'POST',
    path: '/api/banners',
    permission: 'banner.put',
    says: 'Puts a breaking banner on every page of some editions, until a time; 409 if somebody else has changed one of them in the meantime.',
    body: z.strictObject({
      id: actId,
      on,
      editions,
      words: z.string().trim().min(1, 'Write what has happened.').max(MOST_BANNER_WORDS),
      link: bannerLinkSchema.nullable(),
      until: end,
    }),
    answer: done,
  }),
  takeBannerOff: endpoint({
    method: 'POST',
    path: '/api/banners/removal',
    permission: 'banner.put',
    says: 'Takes down some editions’ breaking banner before its end.',
    body: z.strictObject({ id: actId, on, editions }),
    answer: done,
  }),
  undoBanner: endpoint({
    method: 'POST',
    path: '/api/banners/:act/undo',
    permission: 'banner.put',
    says: 'Undoes an act on banners, restoring what was there before; 409 if somebody has done something since.',
    params: z.strictObject({ act: actId }),
    body: z.strictObject({ id: actId }),
    answer: done,
  }),
};
