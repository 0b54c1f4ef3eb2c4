import { describe, expect, test } from 'vitest';
import { aStory } from '../../test/house/stories.ts';
import { publishable } from './publishable.ts';
import { standardChecks, type StoryChecks, storyChecksSchema, wordsFound } from './story-checks.ts';
import type { StoryKind } from './story.ts';

const rule = (said: object = {}): StoryChecks['words'][number] => ({
  ...{ id: 'rule', words: ['iconic'], instead: null, reason: 'It says nothing', example: 'An iconic bench.' },
  ...{ owner: 'Ada Reed', level: 'warn', lang: null, sparesQuotes: false, ...said },
});
const checksOf = (said: object): StoryChecks => storyChecksSchema.parse(said);
const paragraph = (text: string) => ({ type: 'paragraph' as const, text, marks: [] });
const intent = { change: 'first', note: null } as const;
const codes = (checks: StoryChecks, kind: StoryKind, said: object = {}) => {
  const story = aStory({ kind, byline: [], topics: [], ...said });
  const { blocks, warns } = publishable(story, intent, { checks });
  return { blocks: blocks.map(({ code }) => code), warns: warns.map(({ code }) => code) };
};

describe('what a newsroom sets', () => {
  test('blocks, warns or says nothing, for every kind and otherwise for one', () => {
    expect(codes(standardChecks, 'report').warns).toEqual(expect.arrayContaining(['byline-missing', 'topics-missing']));
    const set = checksOf({
      levels: {
        'byline-missing': { all: 'block', kinds: { picture: 'off' } },
        'topics-missing': { kinds: { opinion: 'block' } },
      },
    });
    expect(codes(set, 'report').blocks).toEqual(['byline-missing']);
    expect(codes(set, 'report').warns).toContain('topics-missing');
    expect(codes(set, 'picture').blocks).toEqual([]);
    expect(codes(set, 'picture').warns).not.toContain('byline-missing');
    expect(codes(set, 'opinion').blocks).toEqual(['byline-missing', 'topics-missing']);
    const lax = checksOf({ levels: { 'tk-left': { all: 'warn' } } });
    expect(codes(lax, 'report', { headline: 'TK' })).toMatchObject({
      blocks: [],
      warns: expect.arrayContaining(['tk-left']),
    });
  });

  test('never lets through what a story cannot be without, or a note that is due', () => {
    for (const code of ['headline-missing', 'body-empty', 'note-missing', 'held'])
      expect(storyChecksSchema.safeParse({ levels: { [code]: { all: 'off' } } }).success).toBe(false);
    const { blocks } = publishable(
      aStory({ body: [] }),
      { change: 'correction', note: null },
      { checks: standardChecks },
    );
    expect(blocks.map(({ code }) => code)).toEqual(['body-empty', 'note-missing']);
  });
});

describe('words to avoid', () => {
  const found = (said: object, text: string, lang = 'en-GB') =>
    wordsFound(rule(said), aStory({ headline: 'Plain', lang, body: [paragraph(text)] })).map(({ words }) => words);

  test('are found as whole words in every script, in whatever capitals and spaces, once in a text', () => {
    expect(found({}, 'An Iconic bench, iconic indeed.')).toEqual(['Iconic']);
    expect(found({}, 'Iconicity and aniconic art.')).toEqual([]);
    expect(found({ words: ['passed  away'] }, 'She passed\naway.')).toEqual(['passed\naway']);
    expect(found({ words: ['Straße', 'شهيد'] }, 'Die STRASSE, die Straße.')).toEqual(['Straße']);
    expect(found({ words: ['شهيد'] }, 'قال إنه شهيد.')).toEqual(['شهيد']);
    expect(found({ words: ['c++', '(sic)', 'a.b'] }, 'acb, then (sic)')).toEqual(['(sic)']);
    expect(found({ lang: 'en' }, 'iconic', 'ar')).toEqual([]);
    expect(found({ lang: 'en' }, 'iconic', 'en')).toEqual(['iconic']);
  });

  test('leave what people said as they said it, where the rule says so', () => {
    const spared = (text: string, lang = 'en') =>
      wordsFound(rule({ sparesQuotes: true }), aStory({ headline: 'Plain', lang, body: [paragraph(text)] })).length;
    for (const said of [
      '“An iconic bench,” she said.',
      'He called it ‘iconic’.',
      '«Iconic», dit-elle.',
      'An "iconic" one.',
    ])
      expect([said, spared(said)]).toEqual([said, 0]);
    // A quotation of several paragraphs closes in its last one.
    expect(spared('“It was iconic, and went on.')).toBe(0);
    expect(spared('“A bench,” she said of the iconic place.')).toBe(1);
    expect(spared('The town’s iconic bench wasn’t there.')).toBe(1);
    const body = [
      { type: 'quote' as const, paragraphs: [{ text: 'Iconic, that is.' }] },
      { type: 'pullQuote' as const, text: 'Iconic, that is.' },
    ];
    expect(wordsFound(rule({ sparesQuotes: true }), aStory({ body }))).toEqual([]);
    expect(wordsFound(rule(), aStory({ body }))).toHaveLength(2);
  });

  test('are fine where somebody said so, until the text of the place is another; what stops, only by who may', () => {
    const story = (text: string) => aStory({ headline: 'Plain', body: [paragraph('First.'), paragraph(text)] });
    const said = { rule: 'rule', words: 'iconic', text: 'An iconic bench.', by: 'Ben', at: '2026-11-30T06:00:00Z' };
    const asked = (text: string, level: 'warn' | 'block', mayPass = false) => {
      const fine = [{ ...said, mayPass }];
      const { warns, blocks, avoided } = publishable(story(text), intent, {
        checks: checksOf({ words: [rule({ level })] }),
        fine,
      });
      const objected = [...warns, ...blocks].some(({ code }) => code === 'words-avoided');
      return [objected, avoided.map((one) => one.fine?.by)];
    };
    expect(asked('An iconic bench.', 'warn')).toEqual([false, ['Ben']]);
    expect(asked('An iconic bench, and old.', 'warn')).toEqual([true, [undefined]]);
    expect(asked('An iconic bench.', 'block')).toEqual([true, [undefined]]);
    expect(asked('An iconic bench.', 'block', true)).toEqual([false, ['Ben']]);
  });

  test('are said with the reason, what to write rather and whom to ask, where they stand', () => {
    const checks = checksOf({
      words: [rule({ instead: 'well known' }), rule({ id: 'two', words: ['slammed'], level: 'block' })],
    });
    const story = aStory({ headline: 'Mayor slammed', body: [paragraph('An iconic bench.')] });
    const { blocks, warns } = publishable(story, intent, { checks });
    expect(blocks).toEqual([
      { code: 'words-avoided', where: 'headline', say: '“slammed”: It says nothing. (Ada Reed)' },
    ]);
    expect(warns).toContainEqual({
      ...{ code: 'words-avoided', where: 'body/0' },
      say: '“iconic”: It says nothing. Use instead: well known. (Ada Reed)',
    });
  });
});
