import { type Problem, problem } from '../../base/problem.ts';
import type { Act } from '../../story/act.ts';
import { readSections, readAnyTopic, saveSection, saveTopic } from '../../store/documents.ts';
import { isFreeWord } from '../../store/first-words.ts';
import type { Db } from '../../store/open-store.ts';
import { type Edition, type Settings } from '../../story/newsroom.ts';
import { slugify } from '../../story/slug.ts';
import type { Arrival } from '../../wire/arrival.ts';
import type { SectionPlan } from '../section-plan.ts';

/** Where the house files an arrival, and what a sub-editor should know of it. */
export interface Filing {
  readonly edition: string;
  readonly section: string;
  readonly topics: readonly string[];
  readonly warnings: readonly Problem[];
}

/** More subjects than these are noise of the source's tagging. */
const MOST_TOPICS = 12;

/**
 * Files an arrival: edition by its language, section and topics by name. A section that is not here is made only where the plan names it;
 * without one its stories go to the default section, and that is said. Topics that are new here are made.
 */
export async function fileUnder(
  tx: Db,
  arrival: Arrival,
  context: { settings: Settings; act: Act; plan: SectionPlan },
): Promise<Filing> {
  const edition = editionFor(arrival.story.lang, context.settings);
  const filed = await sectionFor(tx, arrival.sectionName, { ...context, edition });
  const topics = new Set<string>();
  for (const name of arrival.topicNames.slice(0, MOST_TOPICS))
    topics.add(await topicFor(tx, name, { edition, act: context.act }));
  return { edition: edition.id, section: filed.section, topics: [...topics], warnings: filed.warnings };
}

function editionFor(lang: string | undefined, { editions }: Settings): Edition {
  const language = (lang ?? '').split('-')[0];
  const found = editions.find((edition) => edition.lang.split('-')[0] === language) ?? editions[0];
  if (!found) throw new Error('Settings without an edition passed the door.');
  return found;
}

interface FilingContext {
  readonly settings: Settings;
  readonly edition: Edition;
  readonly act: Act;
  readonly plan: SectionPlan;
}

interface FiledIn {
  readonly section: string;
  readonly warnings: Problem[];
}

async function sectionFor(tx: Db, stated: string | null, context: FilingContext): Promise<FiledIn> {
  if (!stated)
    return inDefault(
      tx,
      context,
      problem(
        'section-unknown',
        'section',
        `The page names no section; it is filed under ${context.settings.defaultSection}.`,
      ),
    );
  const planned = context.plan.get(stated.toLowerCase());
  if (planned !== undefined && planned !== '') return inSection(tx, planned, context);
  const known = (await readSections(tx)).find((one) => isNamed(one, stated) && one.edition === context.edition.id);
  if (known) return { section: known.slug, warnings: [] };
  const say = `The page names the section “${stated}”, which does not exist here; it is filed under ${context.settings.defaultSection}. \`import --sections FILE\` proposes where such pages go.`;
  return inDefault(tx, context, problem('section-unmapped', 'section', say));
}

function isNamed(section: { readonly name: string }, name: string): boolean {
  return section.name.toLowerCase() === name.toLowerCase();
}

async function inDefault(tx: Db, { settings, edition, act }: FilingContext, warning: Problem): Promise<FiledIn> {
  await ensureSection(tx, { slug: settings.defaultSection, name: 'News', edition }, act);
  return { section: settings.defaultSection, warnings: [warning] };
}

/** The section that somebody confirmed for these pages, by slug or by name; made where it is new. */
async function inSection(tx: Db, name: string, { edition, act }: FilingContext): Promise<FiledIn> {
  const sections = await readSections(tx);
  const known =
    sections.find((one) => one.slug === name) ??
    sections.find((one) => isNamed(one, name) && one.edition === edition.id);
  const slug = known?.slug ?? (await freeSlug(tx, slugify(name)));
  if (sections.some((one) => one.slug === slug)) return { section: slug, warnings: [] };
  await ensureSection(tx, { slug, name, edition }, act);
  return {
    section: slug,
    warnings: [problem('section-made', 'section', `The section “${name}” is new here and was created at /${slug}.`)],
  };
}

/** A month of a list stands one word below it, so no section looks like one. */
async function freeSlug(tx: Db, slug: string): Promise<string> {
  const isFree = (await isFreeWord(tx, slug)) && !/^\d{4}-\d\d$/.test(slug);
  return isFree ? slug : `section-${slug}`;
}

async function ensureSection(
  tx: Db,
  { slug, name, edition }: { slug: string; name: string; edition: Edition },
  act: Act,
): Promise<void> {
  const sections = await readSections(tx);
  if (sections.some((one) => one.slug === slug)) return;
  await saveSection(
    tx,
    { slug, name, description: null, edition: edition.id },
    { ...act, act: 'make-section', summary: `Created section ${slug}` },
  );
}

async function topicFor(tx: Db, name: string, { edition, act }: { edition: Edition; act: Act }): Promise<string> {
  const slug = slugify(name);
  if (!(await readAnyTopic(tx, slug))) {
    const topic = { slug, name, type: 'subject' as const, description: null, edition: edition.id };
    await saveTopic(tx, topic, { ...act, act: 'make-topic', summary: `Created topic ${slug}` });
  }
  return slug;
}
