import { z } from 'zod';
import { isId } from '../base/ids.ts';
import { isSafeAddress } from './safe-address.ts';

/** The most letters of a banner: it stands over every page, on telephones too. */
export const MOST_BANNER_WORDS = 160;

/** Where a banner leads: a story that readers have, or an address. With its story a banner goes as well. */
export const bannerLinkSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('story'), id: z.string().refine(isId, 'Not an id.') }),
  z.strictObject({
    is: z.literal('address'),
    href: z.string().trim().max(2000).refine(isBannerAddress, 'Write an address that begins with https:// or /.'),
  }),
]);

/** A path on the readers' site, or an address elsewhere. */
export function isBannerAddress(href: string): boolean {
  return /^(https:\/\/|\/(?![/\\]))/.test(href.trim()) && isSafeAddress(href.trim());
}

/** A line over every page of an edition while something breaks. It is in the language of its edition, and has an end. */
export interface Banner {
  readonly words: string;
  readonly link: BannerLink | null;
  /** The version of its story that readers had when it was written; null where it leads to none. Not shown after a correction of that. */
  readonly against: number | null;
  /** When readers stop to see it, by itself. */
  readonly until: string;
}

export type BannerLink = z.infer<typeof bannerLinkSchema>;
