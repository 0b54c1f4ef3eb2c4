import { z } from 'zod';
import { isId } from '../base/ids.ts';
import { pictureSchema } from './picture.ts';
import { type Byline, editionIdSchema, slugSchema } from './story.ts';

/** Somebody whom readers know by a byline, whether or not they have an account here. */
export const authorSchema = z.strictObject({
  id: z.string().refine(isId),
  /** The word of the byline page in its address, `/people/{slug}`. */
  slug: slugSchema.refine(
    (slug) => !/^(\d{4}-\d{2}|undated)$/.test(slug),
    'This word stands for a month in addresses. Choose another.',
  ),
  /** Words that were theirs before; each leads to the present one for ever. */
  formerSlugs: z.array(slugSchema).default([]),
  name: z.string().trim().min(1, 'Write the name as it appears in bylines.').max(120),
  /** Other names that stand or stood in bylines and mean the same person. */
  alsoAs: z.array(z.string().trim().min(1).max(120)).max(20).default([]),
  role: z.string().max(120).nullable().default(null),
  about: z.string().max(1200).nullable().default(null),
  picture: pictureSchema.nullable().default(null),
  email: z.email('Write an address such as ann@paper.example, or leave this empty.').nullable().default(null),
  /** Where else readers find them. */
  links: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1, 'Write what the link says.').max(60),
        url: z.url().regex(/^https?:\/\//, 'Write a full address, such as https://social.example/@ann.'),
      }),
    )
    .max(8)
    .default([]),
  /** The edition whose chrome the page wears. */
  edition: editionIdSchema,
  /** Since when the page is gone, and why. Left out of one that readers have. */
  withdrawn: z.strictObject({ at: z.string(), reason: z.string().min(1) }).optional(),
});

export type Author = z.infer<typeof authorSchema>;

/** A byline as it is compared: two that differ in spaces or in capitals alone are one name. */
export function bylineKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/**
 * Every name by which an author signs, as it is compared, each once. Whoever says that bylines of their name and a certain role are theirs
 * (`Ann Quay, Ports editor`) leaves the name alone to somebody else of that name, unless they say it too.
 */
export function keysOf({ name, alsoAs }: Pick<Author, 'name' | 'alsoAs'>): string[] {
  const [own, ...further] = [name, ...alsoAs].map(bylineKey) as [string, ...string[]];
  const isByRole = further.some((one) => one.startsWith(`${own}, `));
  return [...new Set(isByRole ? further : [own, ...further])];
}

/** The names under which whoever signed is looked for, in this order: with their role, by which two people of one name are told apart, and alone. */
export function signedNames({ person, role }: Pick<Byline, 'person' | 'role'>): [string, ...string[]] {
  return role ? [`${person}, ${role}`, person] : [person];
}
