import { z } from 'zod';
import { type Problem, problem } from '../base/problem.ts';
import { isTimeZone, type Section, sectionSchema, type Settings, settingsSchema } from './newsroom.ts';
import { slugify } from './slug.ts';

/** What a new newsroom is asked once somebody is there to answer, in order; the last shows what comes of it. */
export const firstRunSteps = ['name', 'language', 'sections', 'colours', 'front'] as const;
export type FirstRunStep = (typeof firstRunSteps)[number];

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'Choose one of the colours.');

/** The answers so far. What people type may still be wrong: what it makes is looked at at the end (`newsroomFrom`). */
export const firstAnswersSchema = z.strictObject({
  /** Where somebody was when they left. */
  step: z.enum(firstRunSteps),
  name: z.string().max(120),
  tagline: z.string().max(200),
  lang: z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i, 'Choose a language from the list.'),
  timeZone: z.string().refine(isTimeZone, 'Choose a time zone, such as Europe/London.'),
  /** Their names; the words in addresses are made of them. */
  sections: z.array(z.string().max(80)).max(20),
  colours: z.strictObject({ accent: colour, accentDark: colour }),
});
export type FirstAnswers = z.infer<typeof firstAnswersSchema>;

/** A newsroom as it begins. */
export interface FirstNewsroom {
  readonly settings: Settings;
  readonly sections: readonly Section[];
}

/** The newsroom that somebody's answers make, or what is wrong with them: each problem is at the answer that can put it right. */
export function newsroomFrom(answers: FirstAnswers, siteUrl: string): FirstNewsroom | readonly Problem[] {
  const problems = [...nameProblems(answers), ...sectionProblems(answers)];
  return problems.length > 0 ? problems : newsroomSoFar(answers, siteUrl);
}

/** The newsroom as far as it can be made of the answers: an ellipsis for a name that is to come, without sections that cannot be. */
export function newsroomSoFar(answers: FirstAnswers, siteUrl: string): FirstNewsroom {
  const { name, tagline, lang, colours } = answers;
  const edition = editionOf(lang);
  const wrong = new Set(sectionProblems(answers).map(({ where }) => where));
  const sections = answers.sections
    .filter((one, at) => one.trim() !== '' && !wrong.has(`sections/${at}`))
    .map((one) => ({ slug: slugify(one), name: one.trim(), description: null, edition }));
  const nav = sections.map(({ slug }) => slug);
  const settings = settingsSchema.parse({
    name: name.trim() || '…',
    tagline: tagline.trim() || null,
    siteUrl,
    editions: [{ id: edition, name: ownNameOf(lang), lang, clocks: clocksOf(answers), nav }],
    colours,
    ...(nav[0] !== undefined && { defaultSection: nav[0] }),
  });
  return { settings, sections };
}

function nameProblems({ name }: FirstAnswers): Problem[] {
  return name.trim() === '' ? [problem('name-missing', 'name', 'Say what the paper is called.')] : [];
}

function sectionProblems({ sections }: FirstAnswers): Problem[] {
  const slugs = sections.map((name) => (name.trim() === '' ? null : slugify(name)));
  if (slugs.every((slug) => slug === null))
    return [problem('sections-missing', 'sections', 'Every story is filed in a section. Name at least one.')];
  return slugs.flatMap((slug, at) => {
    if (slug === null) return [];
    const where = `sections/${at}`;
    if (slugs.indexOf(slug) !== at)
      return [problem('section-twice', where, 'Another section has this name. Call one of them something else.')];
    const isFit = sectionSchema.shape.slug.safeParse(slug).success;
    return isFit
      ? []
      : [problem('section-wrong', where, `The site needs /${slug} itself. Call this section something else.`)];
  });
}

/** The edition goes by the word of its language. */
function editionOf(lang: string): string {
  return lang.toLowerCase().split('-')[0] ?? lang;
}

/** What a language calls itself: Deutsch, العربية. */
function ownNameOf(lang: string): string {
  const language = editionOf(lang);
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}

/** Times are shown by the clock of the place; in Britain by that of Greenwich beside it, which is an hour behind all summer. */
function clocksOf({ timeZone }: FirstAnswers): Settings['editions'][number]['clocks'] {
  if (timeZone !== 'Europe/London') return [{ label: placeOf(timeZone), timeZone }];
  return [
    { label: 'GMT', timeZone: 'UTC' },
    { label: 'UK', timeZone },
  ];
}

function placeOf(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
}
