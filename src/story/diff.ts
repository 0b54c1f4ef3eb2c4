import { atOnce } from '../base/at-once.ts';
import { type Block, wordsOf } from './blocks.ts';
import { aligned, type Pair } from './comparison/aligned.ts';
import { contentOf } from './comparison/content.ts';
import { type WordChange, wordChanges } from './comparison/words.ts';
import type { Story } from './story.ts';

type Fate = 'same' | 'added' | 'removed' | 'changed';

/** One text of the furniture in two states of a story; null where it is not there. */
export interface FieldDiff {
  readonly name: (typeof furnitureFields)[number];
  readonly is: Fate;
  readonly before: string | null;
  readonly after: string | null;
  readonly words: readonly WordChange[];
}

/** One block in two states of a story. */
export interface BlockDiff {
  readonly is: Fate | 'moved';
  readonly before: Block | null;
  readonly after: Block | null;
  /** Its number in the older body and in the newer; null where it is not there, and for main media. */
  readonly from: number | null;
  readonly at: number | null;
  readonly words: readonly WordChange[];
  /** Properties of a changed block that differ, whether they are words or not: `text`, `marks`, `picture`. */
  readonly parts: readonly string[];
}

/** Where a story is filed, as far as that changed. */
export interface FilingDiff {
  readonly name: (typeof filingFields)[number];
  readonly before: string | null;
  readonly after: string | null;
}

export interface StoryDiff {
  /** Every text of the furniture, in the order of a page; `catchline` is for the newsroom only. */
  readonly furniture: readonly FieldDiff[];
  /** Null when neither state has main media. */
  readonly mainMedia: BlockDiff | null;
  /** In the order of the newer body; what was removed stands where it stood. */
  readonly blocks: readonly BlockDiff[];
  readonly filing: readonly FilingDiff[];
}

/** The texts of the furniture, in the order of a page. */
export const furnitureFields = [
  'kicker',
  'headline',
  'shortHeadline',
  'standfirst',
  'trailText',
  'byline',
  'dateline',
  'catchline',
] as const;

const filingFields = [
  'kind',
  'lang',
  'dir',
  'edition',
  'alsoIn',
  'section',
  'topics',
  'noAutomaticLinks',
  'urlSlug',
  'agencies',
  'origin',
] as const;

/** How one state of a story became the other; null stands for a story that was not there yet. Any script; words are those of the newer state's language. */
export function diffStories(before: Story | null, after: Story): StoryDiff {
  return atOnce(diffByAndBy(before, after));
}

/** The same block by block, for whoever lets others have their turn in between: all words of a long story take a fifth of a second. */
export function* diffByAndBy(before: Story | null, after: Story): Generator<void, StoryDiff> {
  const bodies = { before: before?.body ?? [], after: after.body, lang: after.lang };
  const blocks: BlockDiff[] = [];
  for (const pair of yield* aligned(bodies.before, bodies.after, bodies.lang)) {
    blocks.push(blockDiff(pair, bodies));
    yield;
  }
  return {
    furniture: furnitureFields.map((name) => fieldDiff(name, before, after)),
    mainMedia: mediaDiff(before, after),
    blocks,
    filing: filingFields.flatMap((name) => filingDiff(name, before, after)),
  };
}

/** True when nothing differs. */
export function isSame({ furniture, mainMedia, blocks, filing }: StoryDiff): boolean {
  const all = [...furniture, ...blocks, ...(mainMedia ? [mainMedia] : [])];
  return filing.length === 0 && all.every(({ is }) => is === 'same');
}

function fieldDiff(name: FieldDiff['name'], before: Story | null, after: Story): FieldDiff {
  const texts = { before: before && fieldText(before, name), after: fieldText(after, name) };
  const words = wordChanges(texts.before ?? '', texts.after ?? '', after.lang);
  return { name, is: fateOf(texts.before, texts.after), ...texts, words };
}

/** A text of the furniture as one line of words; a byline has a line for each person. */
export function fieldText(story: Story, name: FieldDiff['name']): string | null {
  if (name !== 'byline') return story[name] || null;
  const lines = story.byline.map(({ person, role, location }) => [person, role, location].filter(Boolean).join(', '));
  return lines.join('\n') || null;
}

function fateOf<T>(before: T | null, after: T | null): Fate {
  if (before === after) return 'same';
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}

function mediaDiff(before: Story | null, after: Story): BlockDiff | null {
  const [old, young] = [before?.mainMedia ?? null, after.mainMedia];
  if (!old && !young) return null;
  const pair = { from: old && 0, at: young && 0, moved: false };
  const diff = blockDiff(pair, { before: old ? [old] : [], after: young ? [young] : [], lang: after.lang });
  return { ...diff, from: null, at: null };
}

interface Bodies {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  readonly lang: string;
}

function blockDiff({ from, at, moved }: Pair, bodies: Bodies): BlockDiff {
  const before = (from !== null && bodies.before[from]) || null;
  const after = (at !== null && bodies.after[at]) || null;
  const fate = fateOf(before && contentOf(before), after && contentOf(after));
  const words = wordChanges(before ? wordsOf(before) : '', after ? wordsOf(after) : '', bodies.lang);
  const parts = before && after ? differingParts(before, after) : [];
  return { is: moved ? 'moved' : fate, before, after, from, at, words, parts };
}

function differingParts(before: Block, after: Block): string[] {
  const [old, young] = [
    new Map<string, unknown>(Object.entries(before)),
    new Map<string, unknown>(Object.entries(after)),
  ];
  const names = [...new Set([...old.keys(), ...young.keys()])];
  return names.filter((name) => contentOf(old.get(name)) !== contentOf(young.get(name)));
}

function filingDiff(name: FilingDiff['name'], before: Story | null, after: Story): FilingDiff[] {
  if (name === 'noAutomaticLinks' && before === null && !after.noAutomaticLinks) return [];
  const texts = { before: before && filingText(before, name), after: filingText(after, name) };
  return texts.before === texts.after ? [] : [{ name, ...texts }];
}

function filingText(story: Story, name: FilingDiff['name']): string | null {
  if (name === 'origin') return story.origin && [story.origin.name, story.origin.url].filter(Boolean).join(', ');
  if (name === 'noAutomaticLinks') return story.noAutomaticLinks ? 'yes' : 'no';
  const value = story[name] ?? [];
  return (typeof value === 'string' ? value : value.join(', ')) || null;
}
