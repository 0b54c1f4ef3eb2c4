import type { Archive } from '../../../story/archive.ts';
import { type BlockDiff, diffStories, type FieldDiff } from '../../../story/diff.ts';
import type { Story } from '../../../story/story.ts';
import type { Version } from '../../../story/version.ts';

/** A stretch of words that is in both versions, or in one of them. */
export type ChangedWords = FieldDiff['words'][number];

/** One part of a story that is not what it was in the version before. */
export interface PartChange {
  /** Which text of the furniture, or the main picture or film, or a block of the body. */
  readonly name: 'kicker' | 'headline' | 'standfirst' | 'byline' | 'dateline' | 'mainMedia' | 'body';
  /** `look`: the same words, with other links, emphasis, picture or details. */
  readonly is: 'added' | 'removed' | 'changed' | 'moved' | 'look';
  readonly words: readonly ChangedWords[];
}

/** What readers see changed between a version and the newest before it that may still be read. */
export interface Changes {
  readonly since: number;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly parts: readonly PartChange[];
}

/** Furniture that readers of a story see on its page; the rest is for indexes or for the newsroom only. */
const shown = new Set<string>(['kicker', 'headline', 'standfirst', 'byline', 'dateline']);

/**
 * What changed in a version. It is compared with the newest one before it that was not suppressed, so that no word of a
 * suppressed version is told. Null for the first version, and when there is nothing to compare.
 */
export async function loadChanges(archive: Archive, { storyId, number, story }: Version): Promise<Changes | null> {
  if (!story) return null;
  const before = await readableBefore(archive, storyId, number);
  if (!before?.story) return null;
  const { lang, dir } = story;
  return { since: before.number, lang, dir, parts: changesBetween(before.story, story) };
}

async function readableBefore(archive: Archive, storyId: string, number: number): Promise<Version | null> {
  for (let at = number - 1; at > 0; at -= 1) {
    const version = await archive.version(storyId, at);
    if (version?.story) return version;
  }
  return null;
}

/** The parts that readers see changed, in the order of the page. */
export function changesBetween(before: Story, after: Story): PartChange[] {
  const { furniture, mainMedia, blocks } = diffStories(before, after);
  const fields = furniture.filter(({ name, is }) => shown.has(name) && is !== 'same').map(fieldChange);
  const media = mainMedia ? [blockChange('mainMedia', mainMedia)] : [];
  const body = blocks.map((block) => blockChange('body', block));
  return [...fields, ...media, ...body].filter((part) => part !== null).filter(isTold);
}

/** A divider that comes or goes has nothing to tell. */
function isTold({ name, words }: PartChange): boolean {
  return name !== 'body' || words.length > 0;
}

function fieldChange({ name, is, words }: FieldDiff): PartChange {
  return { name: name as PartChange['name'], is: is === 'same' ? 'look' : is, words: shortened(words) };
}

function blockChange(name: 'mainMedia' | 'body', diff: BlockDiff): PartChange | null {
  if (diff.is === 'same') return null;
  const isSameWords = diff.words.every(({ is }) => is === 'same');
  const is = diff.is === 'changed' && isSameWords ? 'look' : diff.is;
  return { name, is, words: shortened(diff.words) };
}

/** So many characters of unchanged words stand beside a change. */
const BESIDE = 90;

/** Long stretches that did not change are cut to their ends. */
function shortened(words: readonly ChangedWords[]): ChangedWords[] {
  if (words.every(({ is }) => is === 'same')) return words.map((one) => cut(one, false, true));
  return words.map((one, at) => (one.is === 'same' ? cut(one, at > 0, at < words.length - 1) : one));
}

function cut({ is, text }: ChangedWords, keepStart: boolean, keepEnd: boolean): ChangedWords {
  const kept = (keepStart ? BESIDE : 0) + (keepEnd ? BESIDE : 0);
  if (text.length <= kept + 2 * BESIDE) return { is, text };
  const [start, end] = [
    keepStart ? wholeWords(text.slice(0, BESIDE), 'end') : '',
    keepEnd ? wholeWords(text.slice(-BESIDE), 'start') : '',
  ];
  return { is, text: `${start} … ${end}` };
}

/** Without the word that was cut in two at one end. */
function wholeWords(text: string, cutAt: 'start' | 'end'): string {
  return cutAt === 'end' ? text.replace(/\s\S*$/u, '') : text.replace(/^\S*\s/u, '');
}
