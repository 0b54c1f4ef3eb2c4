import { z } from 'zod';
import { containerLayouts } from './front.ts';

/** How much of a story a card shows, and how large: from the biggest to a line. */
const cardLooks = ['splash', 'big', 'medium', 'small', 'brief', 'line', 'dated', 'opinion', 'picture'] as const;
export type CardLookName = (typeof cardLooks)[number];

/** The parts of a story's page, and of what is beside and after it. A theme says their order; none may be left out. */
export const storyParts = ['head', 'media', 'meta', 'body', 'foot'] as const;
export const railParts = ['more-on', 'top-stories', 'promos', 'most-read'] as const;

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'Write a colour as #rrggbb.');

/** Ground, boxes on it, text, text of second rank, hairlines. */
const shadesSchema = z.strictObject({
  paper: colour,
  wash: colour,
  ink: colour,
  soft: colour,
  rule: colour,
});

const tokenName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,40}$/, 'Write the name of a token in lower case, such as sheet or gap.');
const tokenValue = z
  .string()
  .max(200)
  .regex(/^[^;{}<>\\@]*$/, 'A token is one value, such as 80rem or clamp(1rem, 4vw, 2rem).')
  .refine((value) => !/url\(/i.test(value), 'A token may fetch nothing: use no url().');

function allOf<const Parts extends readonly [string, ...string[]]>(parts: Parts) {
  const isWhole = (order: readonly string[]) =>
    order.length === parts.length && parts.every((part) => order.includes(part));
  return z.array(z.enum(parts)).refine(isWhole, `Name each of these once: ${parts.join(', ')}.`);
}

/** One wish that a theme lets a newsroom have: its choices by name, each the value of a token. */
const declaredSchema = z.strictObject({
  label: z.string().min(1).max(60),
  token: tokenName,
  choices: z.record(tokenName, z.strictObject({ label: z.string().min(1).max(60), value: tokenValue })),
  default: tokenName,
});

/** What pages look like, as data: `theme.json` in the folder of a theme, with its style sheets read in. What is left out is as the standard theme has it. */
export const themeSchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,30}$/, 'Write the name of a theme in lower-case letters, digits and hyphens.'),
    tokens: z
      .strictObject({
        light: shadesSchema.partial().default({}),
        dark: shadesSchema.partial().default({}),
        /** Other custom properties of the sheets, without the two hyphens before them. */
        all: z.record(tokenName, tokenValue).default({}),
      })
      .prefault({}),
    /** Rules that follow those of our own sheet of this name, on every page that has it. */
    styles: z.record(tokenName, z.string().max(60_000)).default({}),
    /** By layout, the looks of its first cards; the last serves all that follow. */
    layouts: z.partialRecord(z.enum(containerLayouts), z.array(z.enum(cardLooks)).min(1).max(12)).default({}),
    order: z.strictObject({ story: allOf(storyParts).optional(), rail: allOf(railParts).optional() }).prefault({}),
    settings: z.record(tokenName, declaredSchema).default({}),
    /** What the newsroom chose of the theme's settings, by their names. */
    chosen: z.record(tokenName, tokenName).default({}),
  })
  .superRefine(({ settings, chosen }, context) => {
    for (const [name, { choices, default: first }] of Object.entries(settings)) {
      const wanted = chosen[name] ?? first;
      if (Object.hasOwn(choices, wanted)) continue;
      const message = `“${wanted}” is not a choice for ${name}. Choose one of ${Object.keys(choices).join(', ')}.`;
      context.addIssue({ code: 'custom', path: [Object.hasOwn(chosen, name) ? 'chosen' : 'settings', name], message });
    }
  });

export type ThemeData = z.infer<typeof themeSchema>;
