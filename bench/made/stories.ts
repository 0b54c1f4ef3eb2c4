import { sampleSections } from '../../src/sample/sections.ts';
import { toInstant } from '../../src/base/clock.ts';
import { ID_ALPHABET } from '../../src/base/ids.ts';
import type { Block } from '../../src/story/blocks.ts';
import { plain } from '../../src/story/rich-text.ts';
import { slugify } from '../../src/story/slug.ts';
import type { Story } from '../../src/story/story.ts';
import type { ChangeKind } from '../../src/story/version.ts';
import type { Topic } from '../../src/story/newsroom.ts';
import { seeded } from '../archive.ts';
import { type Pen, penOf, languages } from './languages.ts';

/** What is to be made: the same numbers make the same stories on every machine. */
export interface Order {
  readonly stories: number;
  readonly seed: number;
}

/** A version as an export has it. */
export interface MadeVersion {
  readonly story_id: string;
  readonly number: number;
  readonly change: ChangeKind;
  readonly note: string | null;
  readonly published_at: string;
  readonly by: string;
  readonly headline: string;
  readonly json: string;
  readonly suppressed_at: null;
  readonly suppressed_reason: null;
}

/** The last day on which something is published. */
const END = Date.UTC(2026, 10, 22, 20);
const DAY = 86_400_000;
/** A large paper; a small archive is of few days. */
const MOST_A_DAY = 160;
/** One story has as many versions as a live page of a long night. */
const MOST_VERSIONS = 500;
const KINDS = [
  'report',
  'report',
  'report',
  'report',
  'report',
  'analysis',
  'explainer',
  'opinion',
  'interview',
  'review',
  'obituary',
] as const;

/** How many topics so many stories are filed under. */
export function topicsFor(stories: number): number {
  return Math.max(20, Math.min(3000, Math.round(stories / 40)));
}

export function madeTopic(at: number): Topic {
  const types = ['subject', 'person', 'organisation', 'place'] as const;
  const name = penOf(languages[0]!, seeded(at * 31 + 5)).headline(2);
  return {
    slug: `made-${at}`,
    name: `${name} ${at}`,
    type: types[at % 4] ?? 'subject',
    description: null,
    edition: at % 8 === 7 ? 'ar' : 'uk',
  };
}

/** The versions of one story, in their order; stories of greater numbers are newer. */
export function madeVersions(number: number, order: Order): MadeVersion[] {
  const random = seeded((order.seed * 1_000_003 + number) | 0);
  const first = publishedAt(number, order, random);
  let story = madeStory(number, order, random);
  const many =
    number === Math.floor(order.stories * 0.98) && order.stories >= 1000 ? MOST_VERSIONS : versionsOf(random);
  const pen = penOf(languageOf(story), random);
  const made = [versionOf({ story, number: 1, change: 'first', note: null, at: first })];
  let at = first;
  for (let version = 2; version <= many; version += 1) {
    at = Math.min(END, at + Math.floor(60_000 + random() * random() * (DAY / 2)));
    const change = changeOf(random);
    story = { ...story, body: [...story.body.slice(0, -1), { type: 'paragraph', ...plain(pen.sentence(18)) }] };
    made.push(versionOf({ story, number: version, change, note: change === 'minor' ? null : pen.sentence(9), at }));
  }
  return made;
}

/** Most stories stand as they were published; some are written on for hours. */
function versionsOf(random: () => number): number {
  if (random() < 0.72) return 1;
  return Math.min(40, 2 + Math.floor(-Math.log(1 - random()) * 1.3));
}

function changeOf(random: () => number): ChangeKind {
  const at = random();
  if (at < 0.55) return 'update';
  if (at < 0.85) return 'minor';
  return at < 0.97 ? 'correction' : 'clarification';
}

/** Fewer at weekends and at night, and no two stories of a small paper in one second. */
function publishedAt(number: number, { stories }: Order, random: () => number): number {
  const day = Math.floor((stories - 1 - number) / MOST_A_DAY);
  const within = (stories - 1 - number) % MOST_A_DAY;
  const hours = (within / MOST_A_DAY) * 17;
  return END - day * DAY - Math.floor(hours * 3_600_000 + random() * 300_000);
}

function languageOf({ lang }: Story) {
  return languages.find((one) => one.lang === lang) ?? languages[0]!;
}

function madeStory(number: number, order: Order, random: () => number): Story {
  const language = drawn(random);
  const pen = penOf(language, random);
  const edition = language.lang === 'ar' ? 'ar' : language.lang === 'en-GB' && random() < 0.7 ? 'uk' : 'international';
  const sections = sampleSections.filter((one) => one.edition === edition);
  const headline = pen.headline(5 + Math.floor(random() * 6));
  const words = lengthOf(random);
  return {
    ...{ id: idOf(number, order.seed), kind: KINDS[Math.floor(random() * KINDS.length)] ?? 'report' },
    ...{
      lang: language.lang,
      dir: language.dir,
      edition,
      section: sections[Math.floor(random() * random() * sections.length)]?.slug ?? 'world',
    },
    topics: topicsOf(order, random),
    ...{
      headline,
      shortHeadline: null,
      standfirst: pen.sentence(22),
      trailText: random() < 0.3 ? pen.sentence(16) : null,
    },
    ...{ kicker: random() < 0.2 ? pen.word() : null, dateline: random() < 0.4 ? pen.headline(1) : null },
    byline:
      random() < 0.85
        ? [
            {
              person: nameOf(Math.floor(random() * random() * 400)),
              role: random() < 0.4 ? 'Correspondent' : null,
              location: null,
            },
          ]
        : [],
    ...{ catchline: null, urlSlug: slugify(headline), mainMedia: null, body: bodyOf(pen, words, random) },
    ...{ agencies: random() < 0.25 ? ['Agency'] : [], origin: null },
  };
}

function drawn(random: () => number) {
  let at = random() * 1000;
  return languages.find(({ share }) => (at -= share) < 0) ?? languages[0]!;
}

/** Words of a body: half have fewer than 430, one in fifty more than 1,600. */
function lengthOf(random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.round(Math.min(6000, Math.max(60, 430 * Math.exp(normal * 0.65))));
}

function topicsOf({ stories }: Order, random: () => number): string[] {
  const many = Math.floor(random() * 5);
  const all = topicsFor(stories);
  const pick = (): string => `made-${Math.floor(Math.exp(random() * Math.log(all))) - 1}`;
  return [...new Set(Array.from({ length: many }, pick))];
}

function bodyOf(pen: Pen, words: number, random: () => number): Block[] {
  const body: Block[] = [];
  for (let left = words; left > 0;) {
    const many = 25 + Math.floor(random() * 40);
    left -= many;
    const text = `${pen.sentence(Math.ceil(many * 0.6))} ${pen.sentence(Math.ceil(many * 0.4))}`;
    body.push({ type: 'paragraph', ...plain(text) });
    const chance = random();
    if (left > 150 && chance < 0.1) body.push({ type: 'crosshead', text: pen.headline(3) });
    else if (left > 150 && chance < 0.14)
      body.push({
        type: 'pullQuote',
        text: pen.sentence(14),
        speaker: nameOf(Math.floor(random() * 5000)),
        role: null,
        source: null,
      });
    else if (left > 150 && chance < 0.17)
      body.push({ type: 'list', ordered: false, items: [plain(pen.sentence(8)), plain(pen.sentence(9))] });
  }
  return body;
}

function nameOf(at: number): string {
  const random = seeded(at * 7 + 3);
  return penOf(languages[0]!, random).headline(1) + ' ' + penOf(languages[0]!, random).headline(1);
}

/** Ten letters that look like any other id's: an id says nothing of its story's age. */
function idOf(number: number, seed: number): string {
  // A step that has no common factor with 30^7 visits each of its numbers once.
  let rest = Number((BigInt(number) * 8_191_999_999n + BigInt(seed)) % 21_870_000_000n);
  let id = '';
  while (id.length < 7) [id, rest] = [ID_ALPHABET[rest % 30] + id, Math.floor(rest / 30)];
  return `mad${id}`;
}

function versionOf({
  story,
  number,
  change,
  note,
  at,
}: {
  story: Story;
  number: number;
  change: ChangeKind;
  note: string | null;
  at: number;
}): MadeVersion {
  const { id, headline } = story;
  const rest = { by: 'made', headline, json: JSON.stringify(story), suppressed_at: null, suppressed_reason: null };
  return { story_id: id, number, change, note, published_at: toInstant(new Date(at)), ...rest };
}
