import fc from 'fast-check';
import { Slice } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import { expect, test } from 'vitest';
import { bodyWordsIn } from '../../src/text-editor/counts.ts';
import { replaceable, replacedAll } from '../../src/text-editor/find/find.ts';
import { findersFor, matchesIn, type Query } from '../../src/text-editor/find/matches.ts';
import { differenceOf } from '../../src/text-editor/difference.ts';
import { textSchema } from '../../src/text-editor/schema.ts';
import { settled } from '../../src/text-editor/settle-suggestions.ts';
import { suggesting } from '../../src/text-editor/suggest/author.ts';
import { recorded } from '../../src/text-editor/suggest/record.ts';
import { documentOf } from '../../src/story/document-of.ts';
import { anyStory } from '../house/any-story.ts';
import { documentWith, readable, stateWith } from './documents.ts';

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

const said = { id: 's1', by: 'ada', at: '2026-11-23T09:00:00Z' };
const put = (words: string) => textSchema.text(words, [textSchema.mark('insertion', said)]);
const struck = (words: string) => textSchema.text(words, [textSchema.mark('deletion', said)]);
const text = (words: string) => textSchema.text(words);

/** “A boat”, of which “bot” would be left, and “bour”, which would be “harbour”. */
const halfSuggested = documentWith(
  textSchema.node('paragraph', null, [
    text('A bo'),
    struck('a'),
    text('t, '),
    put('har'),
    text('bour, fe'),
    put('xx'),
    text('rry'),
  ]),
);

test.each([
  ['bot', ['boat']],
  ['boat', ['boat']],
  ['bour', ['bour']],
  ['harbour', ['harbour']],
  ['feXXrry', ['fexxrry']],
  ['ferry', ['fexxrry']],
])(
  '“%s” is found as it stands, as it would be, and as it is, where some letters are only suggested',
  (words, stands) => {
    for (const wholeWord of words === 'bour' ? [false] : [false, true])
      expect(
        matchesIn(halfSuggested, { ...loose, text: words, wholeWord }).map(({ from, to }) =>
          halfSuggested.textBetween(from, to),
        ),
      ).toEqual(stands);
  },
);

test('a whole word that only some letters make is found alone, and not in the middle of the word it would be', () => {
  const count = (wholeWord: boolean) => matchesIn(halfSuggested, { ...loose, text: 'harb', wholeWord }).length;
  expect([count(false), count(true)]).toEqual([1, 0]);
});

function replacedBy(words: string, by: string, isSuggesting: boolean): string[] {
  const ada = { id: 'ada', now: () => said.at };
  const state = stateWith(halfSuggested, isSuggesting ? [suggesting(() => ada)] : []);
  const finders = findersFor({ ...loose, text: words });
  const tr = finders ? replacedAll(state, replaceable(state, finders), by) : state.tr;
  const meant = isSuggesting && tr.docChanged ? (recorded(tr, state, ada) ?? tr) : tr;
  const after = state.apply(meant);
  return [...readable(after.doc), ...readable(after.apply(settled(after, 'accept', () => true)).doc)];
}

test('replaced directly, a word of which some letters are suggested leaves nothing of it to accept', () => {
  expect(replacedBy('boat', 'ship', false)[0]).toBe('A ship, {+har+}bour, fe{+xx+}rry');
  expect(replacedBy('ferry', 'ship', false)[0]).toBe('A bo{-a-}t, {+har+}bour, ship');
  expect(replacedBy('har', 'Har', false)[0]).toBe('A bo{-a-}t, {+Har+}bour, fe{+xx+}rry');
});

test('replaced by suggestion, words are those that would stand, and what is as good as gone is left', () => {
  expect(replacedBy('bot', 'ship', true)[1]).toBe('A ship, harbour, fexxrry');
  expect(replacedBy('boat', 'ship', true)).toEqual(['A bo{-a-}t, {+har+}bour, fe{+xx+}rry', 'A bot, harbour, fexxrry']);
  expect(replacedBy('harbour', 'port', true)[1]).toBe('A bot, port, fexxrry');
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
  const words = [
    textSchema.text('Four words of text'),
    textSchema.text(' and more', [textSchema.mark('insertion', said)]),
  ];
  expect(bodyWordsIn(documentWith(textSchema.node('paragraph', null, words)))).toBe(4);
  const long = documentWith(...Array.from({ length: 100 }, () => 'One two three four five six seven.'));
  expect(bodyWordsIn(long)).toBe(700);
});
