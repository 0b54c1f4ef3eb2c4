import { sha256 } from '../../base/hash.ts';
import { ID_ALPHABET } from '../../base/ids.ts';
import { type Block, wordsOf } from '../../story/blocks.ts';
import { slugify } from '../../story/slug.ts';
import type { StoryInput } from '../../story/story.ts';
import { type SectionSlug, sectionBySlug } from '../sections.ts';
import { editionOf } from '../settings.ts';
import { toBlock } from './blocks.ts';
import { swapped } from './swap.ts';
import type { Furniture, Later, Written } from './written.ts';

/** The permanent id of the sample story of this name. */
export function idOf(name: string): string {
  const bytes = Buffer.from(sha256(`sample story ${name}`), 'hex').subarray(0, 10);
  return [...bytes].map((byte) => ID_ALPHABET[byte % ID_ALPHABET.length]).join('');
}

/** A story as composed here: its blocks are whole. */
export type Composed = StoryInput & { body: Block[] };

/** Every version of a story in order, the first one first. Throws when a later version names words that are not there. */
export function versionsOf(written: Written): Composed[] {
  const first = firstVersion(written);
  const versions = [first];
  for (const later of written.later ?? []) versions.push(nextVersion(versions.at(-1) ?? first, later));
  return versions;
}

function firstVersion(written: Written): Composed {
  const { name, kind = 'report', headline, shortHeadline, section, body } = written;
  const urlSlug = slugify(shortHeadline ?? headline);
  return {
    id: idOf(name),
    kind,
    catchline: name,
    urlSlug,
    headline,
    ...placed(section),
    ...fieldsOf(written),
    body: body.map(toBlock),
  };
}

function nextVersion(previous: Composed, later: Later): Composed {
  const changed = { ...previous, ...fieldsOf(later.furniture ?? {}), body: edited(previous.body, later) };
  return (later.swap ?? []).reduce((story, [from, to]) => swapped(story, from, to), changed);
}

const PLAIN = [
  'headline',
  'shortHeadline',
  'standfirst',
  'trailText',
  'kicker',
  'dateline',
  'topics',
  'alsoIn',
  'agencies',
] as const;

/** The furniture that is given, as a story holds it. */
function fieldsOf(furniture: Partial<Furniture>): Partial<StoryInput> {
  const { section, by, slug, media } = furniture;
  const words = PLAIN.filter((field) => furniture[field] !== undefined).map((field) => [field, furniture[field]]);
  return {
    ...(Object.fromEntries(words) as Partial<StoryInput>),
    ...(section && placed(section)),
    ...(by && { byline: by }),
    ...(slug && { urlSlug: slug }),
    ...(media && { mainMedia: media }),
  };
}

/** Filing a story decides its edition, and with it language and direction. */
function placed(section: SectionSlug): Pick<StoryInput, 'section' | 'edition' | 'lang' | 'dir'> {
  const { edition } = sectionBySlug(section);
  const { lang, dir } = editionOf(edition);
  return { section, edition, lang, dir };
}

function edited(body: Block[], { after = [], drop = [] }: Later): Block[] {
  const gone = new Set(drop.map((begins) => body[placeOf(body, begins)]));
  let next = body;
  for (const [begins, ...parts] of after) {
    const at = begins === '' ? 0 : placeOf(next, begins) + 1;
    next = next.toSpliced(at, 0, ...parts.map(toBlock));
  }
  return next.filter((block) => !gone.has(block));
}

function placeOf(body: readonly Block[], begins: string): number {
  const at = body.findIndex((block) => wordsOf(block).startsWith(begins));
  if (at < 0) throw new Error(`No block begins with “${begins}”.`);
  return at;
}
