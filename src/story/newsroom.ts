import { z } from 'zod';
import { directionOf } from './direction.ts';
import { isHouseWord } from './first-words.ts';
import { themeSchema } from './theme.ts';
import { dirSchema, editionIdSchema, slugSchema } from './story.ts';

/** Answers already found: making a formatter is slow, and settings are parsed at each press. */
const knownZones = new Map<string, boolean>();

export function isTimeZone(zone: string): boolean {
  const known = knownZones.get(zone) ?? hasFormat(zone);
  knownZones.set(zone, known);
  return known;
}

function hasFormat(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** A clock shown beside each time: `GMT` (zone `UTC`), `UK` (zone `Europe/London`). */
const clockFaceSchema = z.strictObject({
  label: z.string().min(1),
  timeZone: z.string().refine(isTimeZone, 'Not an IANA time zone. Write one such as Europe/London.'),
});

/** The words of the chrome in one language, as a newsroom supplies them: plain data, in the form that `standfirst words` prints. */
export type SuppliedWords = { readonly [key: string]: string | null | SuppliedWords };

const suppliedWordsSchema: z.ZodType<SuppliedWords> = z.lazy(() =>
  z.record(z.string().max(60), z.union([z.string().max(1000), z.null(), suppliedWordsSchema])),
);

/** The site cut for one audience. The default edition's front is `/`, the others' is `/{id}`. */
export const editionSchema = z.strictObject({
  id: editionIdSchema.refine((id) => !isHouseWord(id), 'This word begins other addresses. Choose another.'),
  name: z.string().min(1),
  lang: z.string().min(2),
  dir: dirSchema.default('ltr'),
  clocks: z.array(clockFaceSchema).min(1),
  /** What the paper is called in this edition, and the line under it; left out where it goes by the newsroom's own. */
  masthead: z.strictObject({ name: z.string().min(1), tagline: z.string().nullable().default(null) }).optional(),
  /** What is round its stories, in a language whose words the chrome does not have, or in other words than it has. */
  words: suppliedWordsSchema
    .refine((words) => JSON.stringify(words).length < 60_000, 'This is not a words file: it is too long.')
    .optional(),
  /** Slugs of sections, and of fronts with an address of their own, in the order of the navigation. */
  nav: z.array(z.string()).default([]),
});

/** A part of the paper. Its pages wear the chrome of one edition. */
export const sectionSchema = z.strictObject({
  slug: slugSchema.refine((slug) => !isHouseWord(slug), 'This word begins other addresses. Choose another.'),
  name: z.string().min(1),
  description: z.string().nullable().default(null),
  edition: editionIdSchema,
  /** Where its addresses lead once it is no more: another section, or nowhere (410). Left out of one that is there. */
  ended: z.strictObject({ to: slugSchema.nullable() }).optional(),
});

const topicTypes = ['subject', 'person', 'organisation', 'place', 'event'] as const;

export const topicSchema = z.strictObject({
  slug: slugSchema,
  name: z.string().min(1),
  type: z.enum(topicTypes).default('subject'),
  description: z.string().nullable().default(null),
  edition: editionIdSchema,
  /** What the IPTC calls it: the eight figures of a Media Topic. */
  mediaTopic: z
    .string()
    .regex(
      /^\d{8}$/,
      'Write the eight digits of a Media Topic, such as 20000002. cv.iptc.org/newscodes/mediatopic lists them all.',
    )
    .optional(),
  /** Where its addresses lead once it is no more: the topic it was merged into, or nowhere (410). Left out of one that is there. */
  ended: z.strictObject({ to: slugSchema.nullable() }).optional(),
});

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'Write a colour as #rrggbb.');

/** An edition that does not say in which direction it is written is written as its language is. */
function directed(editions: unknown): unknown {
  if (!Array.isArray(editions)) return editions;
  return editions.map((edition: unknown) =>
    typeof edition === 'object' && edition !== null && 'lang' in edition && !('dir' in edition)
      ? { ...edition, dir: directionOf(String(edition.lang)) }
      : edition,
  );
}

/** Of two editions with one id only the first could ever be read. */
function namedApart(editions: readonly Edition[], context: z.core.$RefinementCtx): void {
  for (const [at, { id }] of editions.entries()) {
    if (editions.findIndex((one) => one.id === id) === at) continue;
    context.addIssue({
      code: 'custom',
      path: [at, 'id'],
      message: `Another edition already has the id ${id}. Give this one another.`,
    });
  }
}

/** Where a link in the chrome leads: a page of this site, another site, or a letter. */
const chromeHref = z
  .string()
  .max(500)
  .regex(
    /^(\/(?!\/)|https?:\/\/|mailto:)\S*$/,
    'Write a page on this site, such as /about, or a full address, such as https://other.example.',
  );

const otherSite = z.url().regex(/^https?:\/\//, 'Write a full address, such as https://social.example/@paper.');

/** A drawing as it stands on the shelf; the newsroom's act has taken out of it what could harm (`newsroom/settings/clean-svg.ts`). */
const drawing = z.string().max(60_000).startsWith('<svg').nullable().default(null);

const policyKinds = [
  'publishingPrinciples',
  'ethicsPolicy',
  'correctionsPolicy',
  'ownershipFundingInfo',
  'diversityPolicy',
  'actionableFeedbackPolicy',
] as const;

/** Names at the root of the site under which programs look for words: ads.txt, .well-known/security.txt, what proves to a service whose site it is. */
const textFileSchema = z.strictObject({
  path: z
    .string()
    .regex(
      /^\/(?:\.well-known\/)?[a-z0-9][a-z0-9_-]{0,80}\.(?:txt|html|xml)$/i,
      'Write a name at the root of the site that ends in .txt, .html or .xml, such as /ads.txt or /.well-known/security.txt.',
    )
    .refine(
      (path) => !/^\/(?:robots\.txt|(?:news-)?sitemap\.xml|index\.html)$/i.test(path),
      'The site writes this file itself. Choose another name.',
    ),
  text: z.string().min(1).max(20_000),
});

/** Of two files of one name only the first could ever be read. */
function filesApart(files: readonly { readonly path: string }[], context: z.core.$RefinementCtx): void {
  for (const [at, { path }] of files.entries()) {
    if (files.findIndex((one) => one.path === path) === at) continue;
    context.addIssue({
      code: 'custom',
      path: [at, 'path'],
      message: `Another file is already called ${path}. Remove one of them.`,
    });
  }
}

/** What a newsroom makes its own; the whole site follows it. The store is its only master (`decisions/0027`). */
export const settingsSchema = z.strictObject({
  name: z.string().min(1),
  tagline: z.string().nullable().default(null),
  /** Origin of the readers' site, without a slash at its end. */
  siteUrl: z.url().regex(/^https?:\/\/[^/]+$/, 'Write scheme and host only, such as https://news.example.'),
  /** The first is the default edition. */
  editions: z.preprocess(directed, z.array(editionSchema).min(1).superRefine(namedApart)),
  colours: z
    .strictObject({
      /** Masthead and signal colour on light paper, and its counterpart in the dark. */
      accent: colour.default('#8f1d2c'),
      accentDark: colour.default('#ff8f87'),
    })
    .prefault({}),
  type: z
    .strictObject({
      text: z.enum(['newsreader', 'system-serif', 'system-sans']).default('newsreader'),
      furniture: z.enum(['public-sans', 'system-sans']).default('public-sans'),
    })
    .prefault({}),
  /** What pages look like; null for the theme that comes with Standfirst. */
  theme: themeSchema.nullable().default(null),
  /** Said under a story that links elsewhere; null says nothing. */
  externalLinksNote: z.string().nullable().default(null),
  contactEmail: z.email().nullable().default(null),
  /** The section a story goes to when its source states none. */
  defaultSection: slugSchema.default('home-news'),
  /** Stands in place of the name in mastheads. */
  logo: drawing,
  /** Stands in place of the first letter of the name, in browsers' tabs. */
  icon: drawing,
  footerLinks: z
    .array(z.strictObject({ label: z.string().min(1).max(60), href: chromeHref }))
    .max(20)
    .default([]),
  /** Where the newsroom is on other sites. */
  social: z.array(otherSite).max(20).default([]),
  /** Where the newsroom says what it holds itself to, for machines. */
  textFiles: z.array(textFileSchema).max(50).superRefine(filesApart).default([]),
  /** Lines at the end of robots.txt. */
  robots: z.string().max(5000).nullable().default(null),
  policies: z
    .array(z.strictObject({ is: z.enum(policyKinds), href: chromeHref }))
    .max(20)
    .default([]),
});

/** Settings that few pages read: each has a fact of its own, and `PageSettings` are without them. */
export const settingsParts = [
  'externalLinksNote',
  'defaultSection',
  'logo',
  'icon',
  'footerLinks',
  'social',
  'policies',
  'textFiles',
  'robots',
] as const;
export type SettingsPart = (typeof settingsParts)[number];

/** What every page may show of the settings; navigations are an edition's own. */
export type PageSettings = Omit<Settings, SettingsPart>;

export function pageSettings({
  name,
  tagline,
  siteUrl,
  editions,
  colours,
  type,
  theme,
  contactEmail,
}: PageSettings): PageSettings {
  return { name, tagline, siteUrl, editions: editions.map(withoutNav), colours, type, theme, contactEmail };
}

/** An edition as pages show it beside others: which sections it leads to stands in its own chrome alone. */
export function withoutNav(edition: Edition): Edition {
  return edition.nav.length === 0 ? edition : { ...edition, nav: [] };
}

export type ClockFace = z.infer<typeof clockFaceSchema>;
export type Edition = z.infer<typeof editionSchema>;
export type Section = z.infer<typeof sectionSchema>;
export type Topic = z.infer<typeof topicSchema>;
export type Settings = z.infer<typeof settingsSchema>;
