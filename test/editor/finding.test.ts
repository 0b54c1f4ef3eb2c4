import fc from 'fast-check';
import { Slice } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import { expect, test } from 'vitest';
import { bodyWordsIn } from '../../src/text-editor/counts.ts';
import { matchesIn, type Query } from '../../src/text-editor/find/matches.ts';
import { differenceOf } from '../../src/text-editor/difference.ts';
import { textSchema } from '../../src/text-editor/schema.ts';
import { documentOf } from '../../src/story/document-of.ts';
import { anyStory } from '../house/any-story.ts';
import { documentWith } from './documents.ts';

const loose: Query = { text: '', matchCase: false, wholeWord: false };

function found(query: Partial<Query>, ...blocks: readonly string[]): string[] {
  const doc = documentWith(...blocks);
  return matchesIn(doc, { ...loose, ...query }).map(({ from, to }) => doc.textBetween(from, to));
}

test('words are found in either case, or in theirs alone', () => {
  expect(found({ text: 'ferry' }, 'Ferry, ferry')).toEqual(['Ferry', 'ferry']);
  expect(found({ text: 'ferry', matchCase: true }, 'Ferry, ferry')).toEqual(['ferry']);
});

test('whole words end where letters of any script end', () => {
  expect(found({ text: 'art', wholeWord: true }, 'art, party, art’s, smart')).toEqual(['art', 'art']);
  expect(found({ text: 'ميناء', wholeWord: true }, 'ميناء الميناء')).toEqual(['ميناء']);
});

test('straight signs find the curly ones, and a pattern is only its letters', () => {
  expect(found({ text: "don't" }, "I don’t, I don't")).toEqual(['don’t', "don't"]);
  expect(found({ text: 'a.c (x)' }, 'abc (x) a.c (x)')).toEqual(['a.c (x)']);
  expect(found({ text: '' }, 'anything')).toEqual([]);
});

test('words are found across marks, and in every field', () => {
  const strong = textSchema.mark('strong');
  const words = textSchema.node('paragraph', null, [textSchema.text('fe'), textSchema.text('rry', [strong])]);
  const doc = documentWith(words);
  const headed = doc.replace(
    4,
    4,
    new Slice(textSchema.node('paragraph', null, [textSchema.text('Ferry')]).content, 0, 0),
  );
  expect(matchesIn(headed, { ...loose, text: 'ferry' })).toHaveLength(2);
});

test('the difference of any two documents, put into the one, gives the other', () => {
  fc.assert(
    fc.property(anyStory, anyStory, (one, other) => {
      const [before, after] = [one, other].map((story) => textSchema.nodeFromJSON(documentOf(story).toJSON()));
      if (!before || !after) return;
      const difference = differenceOf(before, after);
      if (!difference) expect(before.eq(after)).toBe(true);
      if (!difference) return;
      const { from, to, content } = difference;
      const { doc, failed } = new ReplaceStep(from, to, new Slice(content, 0, 0)).apply(before);
      expect(failed).toBeNull();
      expect(doc?.eq(after)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a letter typed elsewhere is a difference of one letter', () => {
  const before = documentWith('One.', 'The wall fell.', 'Three.');
  const after = documentWith('One.', 'The wall fell!.', 'Three.');
  const difference = differenceOf(before, after);
  expect([difference?.from, difference?.to, difference?.content.size]).toEqual([difference?.to, difference?.to, 1]);
});

test('the length of a story counts its accepted words', () => {
  const said = { id: 's1', by: 'ada', at: '2026-11-23T09:00:00Z' };
  const words = [
    textSchema.text('Four words of text'),
    textSchema.text(' and more', [textSchema.mark('insertion', said)]),
  ];
  expect(bodyWordsIn(documentWith(textSchema.node('paragraph', null, words)))).toBe(4);
  const long = documentWith(...Array.from({ length: 100 }, () => 'One two three four five six seven.'));
  expect(bodyWordsIn(long)).toBe(700);
});
