import { describe, expect, it } from 'vitest';
import { isId } from '../../base/ids.ts';
import { runsOf } from '../../story/rich-text.ts';
import { wordsOf } from '../../story/blocks.ts';
import { storySchema } from '../../story/story.ts';
import { bullets } from './blocks.ts';
import { idOf, versionsOf } from './compose.ts';
import { rich, swapRich } from './rich.ts';
import { by } from './staff.ts';
import type { Written } from './written.ts';

describe('light markup', () => {
  it('becomes marks over plain words', () => {
    expect(rich('a **b** c *d* [e](https://example.org/x)')).toEqual({
      text: 'a b c d e',
      marks: [
        { type: 'strong', from: 2, to: 3 },
        { type: 'emphasis', from: 6, to: 7 },
        { type: 'link', from: 8, to: 9, href: 'https://example.org/x' },
      ],
    });
  });

  it('may stand inside other markup', () => {
    const one = rich('*See the [flood line](https://example.org/).*');
    expect(one.text).toBe('See the flood line.');
    expect(runsOf(one).map(({ text, emphasis, href }) => [text, emphasis, href])).toEqual([
      ['See the ', true, null],
      ['flood line', true, 'https://example.org/'],
      ['.', true, null],
    ]);
  });

  it('keeps marks over their words when words before them are swapped', () => {
    const swapped = swapRich(rich('Three people saw *Kittiwake* sail.'), 'Three', 'Two');
    const runs = swapped && runsOf(swapped);
    expect(runs?.find((run) => run.emphasis)?.text).toBe('Kittiwake');
    expect(swapRich(rich('nothing'), 'something', 'x')).toBeNull();
  });
});

describe('versions of a sample story', () => {
  const written: Written = {
    name: 'test-story',
    at: '2026-11-01T06:00:00Z',
    section: 'kestrey',
    headline: 'Three boats sink',
    standfirst: 'Off Skarness.',
    by: [by('Nell Ashby')],
    body: ['Three boats sank.', 'A second paragraph.', bullets('one', 'two')],
    later: [
      {
        at: '2026-11-01T07:00:00Z',
        change: 'correction',
        note: 'Two.',
        swap: [
          ['Three boats sink', 'Two boats sink'],
          ['Three boats sank', 'Two boats sank'],
        ],
      },
      {
        at: '2026-11-01T08:00:00Z',
        change: 'update',
        note: 'More.',
        furniture: { section: 'world', slug: 'new-slug' },
        after: [
          ['Two boats', 'In between.'],
          ['', 'First of all.'],
        ],
        drop: ['A second'],
      },
    ],
  };
  const versions = versionsOf(written);

  it('follow from one another', () => {
    expect(versions.map((one) => one.headline)).toEqual(['Three boats sink', 'Two boats sink', 'Two boats sink']);
    expect(versions.map((one) => storySchema.parse(one).body.map((block) => wordsOf(block).split('\n')[0]))).toEqual([
      ['Three boats sank.', 'A second paragraph.', 'one'],
      ['Two boats sank.', 'A second paragraph.', 'one'],
      ['First of all.', 'Two boats sank.', 'In between.', 'one'],
    ]);
  });

  it('keep their id and address unless the address is changed on purpose', () => {
    expect(new Set(versions.map((one) => one.id))).toEqual(new Set([idOf('test-story')]));
    expect(isId(idOf('test-story'))).toBe(true);
    expect(versions.map((one) => one.urlSlug)).toEqual(['three-boats-sink', 'three-boats-sink', 'new-slug']);
  });

  it('move to the edition of the section that they are filed under', () => {
    expect(versions.map((one) => `${one.edition}/${one.section}`)).toEqual([
      'uk/kestrey',
      'uk/kestrey',
      'international/world',
    ]);
  });

  it('cannot name words that are not there', () => {
    const astray = (later: object) => () =>
      versionsOf({ ...written, later: [{ at: '2026-11-02T00:00:00Z', change: 'update', note: 'x', ...later }] });
    expect(astray({ swap: [['never said', 'x']] })).toThrow('is not in the story');
    expect(astray({ drop: ['never said'] })).toThrow('No block begins with');
  });
});
