import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, plain, type Run, runsOf } from './rich-text.ts';

const offset = fc.integer({ min: 0, max: 30 });
const marks: fc.Arbitrary<Mark> = fc
  .record({
    type: fc.constantFrom('strong', 'emphasis', 'superscript', 'subscript', 'link'),
    from: offset,
    length: fc.integer({ min: 1, max: 30 }),
  })
  .map(
    ({ type, from, length }) =>
      ({ type, from, to: from + length, ...(type === 'link' ? { href: `/${from}` } : {}) }) as Mark,
  );

/** What is said of each single character: the oracle, a mark at a time. */
function letterByLetter(text: string, all: readonly Mark[]): Omit<Run, 'text'>[] {
  return Array.from({ length: text.length }, (_, at) => {
    const over = all.filter(({ from, to }) => from <= at && at < to);
    const link = over.find((mark) => mark.type === 'link');
    return {
      strong: over.some(({ type }) => type === 'strong'),
      emphasis: over.some(({ type }) => type === 'emphasis'),
      script: over.map(({ type }) => type).find((type) => type === 'superscript' || type === 'subscript') ?? null,
      href: link?.type === 'link' ? link.href : null,
    };
  });
}

describe('runs of rich text', () => {
  it('of plain words are one', () => {
    expect(runsOf(plain('All quiet.'))).toEqual([
      { text: 'All quiet.', strong: false, emphasis: false, script: null, href: null },
    ]);
  });

  it('of no words are none', () => {
    expect(runsOf(plain(''))).toEqual([]);
    expect(runsOf({ text: '', marks: [{ type: 'strong', from: 0, to: 4 }] })).toEqual([]);
  });

  it('overlap as marks do', () => {
    const runs = runsOf({
      text: 'abcdef',
      marks: [
        { type: 'strong', from: 1, to: 4 },
        { type: 'link', from: 3, to: 99, href: '/x' },
      ],
    });
    expect(runs.map(({ text, strong, href }) => [text, strong, href])).toEqual([
      ['a', false, null],
      ['bc', true, null],
      ['d', true, '/x'],
      ['ef', false, '/x'],
    ]);
  });

  it('give back the text, and each character its marks', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 25 }), fc.array(marks, { maxLength: 6 }), (text, all) => {
        const runs = runsOf({ text, marks: all });
        expect(runs.map((run) => run.text).join('')).toBe(text);
        expect(runs.every((run) => run.text.length > 0)).toBe(true);
        const spread = runs.flatMap(({ text: part, ...said }) => Array.from({ length: part.length }, () => said));
        expect(spread).toEqual(letterByLetter(text, all));
      }),
    );
  });
});
