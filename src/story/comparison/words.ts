import { diffArrays } from 'diff';
import { remembered } from '../../base/remembered.ts';

/** A stretch of text that is in both texts, or in one of them. */
export interface WordChange {
  readonly is: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond so many differences two texts have nothing to do with each other, and looking for more costs too much. */
const MOST_EDITS = 1000;

/** Words, spaces and punctuation of a text, each for itself; joined they are the text. Scripts without spaces are parted by dictionary. */
export function tokensOf(text: string, lang: string): string[] {
  return [...segmenterFor(lang).segment(text)].map(({ segment }) => segment);
}

const segmenterFor = remembered((lang) => {
  try {
    return new Intl.Segmenter(lang, { granularity: 'word' });
  } catch (error) {
    // A story may carry a language that is no well-formed tag; its words are parted by the rules that fit most scripts.
    if (error instanceof RangeError) return new Intl.Segmenter('en', { granularity: 'word' });
    throw error;
  }
});

/** What two lists of tokens have in common, in order. */
export function changesBetween(before: readonly string[], after: readonly string[]): TokenChange[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  if (!changes) return [...run('removed', before), ...run('added', after)];
  return changes.map(({ added, removed, value }) => ({
    is: added ? 'added' : removed ? 'removed' : 'same',
    tokens: value,
  }));
}

export interface TokenChange {
  readonly is: WordChange['is'];
  readonly tokens: readonly string[];
}

function run(is: WordChange['is'], tokens: readonly string[]): TokenChange[] {
  return tokens.length > 0 ? [{ is, tokens }] : [];
}

/**
 * How one text became the other, by words. Where only a space stands between two changed words, it is counted to the
 * change, so that a new phrase reads as a phrase.
 */
export function wordChanges(before: string, after: string, lang: string): WordChange[] {
  // Nearly all of a long story, and looking for its words costs more than everything else here.
  if (before === after) return after === '' ? [] : [{ is: 'same', text: after }];
  const changes = changesBetween(tokensOf(before, lang), tokensOf(after, lang));
  const made: { removed: string; added: string; same: string }[] = [];
  for (const { is, tokens } of changes) {
    const text = tokens.join('');
    const last = made.at(-1);
    if (last?.same === '') last[is] += text;
    else made.push({ removed: '', added: '', same: '', [is]: text });
  }
  return spacesAbsorbed(made).flatMap(inOrder);
}

interface Step {
  readonly removed: string;
  readonly added: string;
  /** What follows the change and is in both. */
  readonly same: string;
}

function spacesAbsorbed(steps: readonly Step[]): Step[] {
  const kept: Step[] = [];
  for (const step of steps) {
    const last = kept.at(-1);
    const bridge = last && last.removed + last.added !== '' && last.same.trim() === '' && last.same !== '';
    if (!bridge) kept.push(step);
    else
      kept[kept.length - 1] = {
        removed: last.removed + last.same + step.removed,
        added: last.added + last.same + step.added,
        same: step.same,
      };
  }
  return kept;
}

function inOrder(step: Step): WordChange[] {
  return (['removed', 'added', 'same'] as const).flatMap((is) => (step[is] === '' ? [] : [{ is, text: step[is] }]));
}
