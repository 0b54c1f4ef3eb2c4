import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyStory } from '../../test/house/any-story.ts';
import { aStory, paragraph } from '../../test/house/stories.ts';
import type { Block } from './blocks.ts';
import { type BlockDiff, diffByAndBy, diffStories, isSame } from './diff.ts';
import type { StoryInput } from './story.ts';

/** Changes as a sub-editor marks them: [-out-] {+in+}. */
function marked(words: BlockDiff['words']): string {
  return words.map(({ is, text }) => ({ same: text, added: `{+${text}+}`, removed: `[-${text}-]` })[is]).join('');
}

function body(before: StoryInput['body'], after: StoryInput['body'], lang = 'en-GB'): string[] {
  const { blocks } = diffStories(aStory({ body: before, lang }), aStory({ body: after, lang }));
  return blocks.map(({ is, words }) => `${is}: ${marked(words)}`);
}

const lead = paragraph('The ferry came in at first light with twelve people on board.');
const middle = paragraph('The harbour master said the swell had dropped in the night.');
const last = paragraph('A second boat is due on Thursday.');

describe('a body', () => {
  test('that did not change is the same, block by block', () => {
    expect(body([lead, middle], [lead, middle])).toEqual([`same: ${lead.text}`, `same: ${middle.text}`]);
  });

  test('with a correction in one sentence shows the words of it', () => {
    const corrected = paragraph('The ferry came in at first light with fourteen people on board.');
    expect(body([lead, middle], [corrected, middle])).toEqual([
      'changed: The ferry came in at first light with [-twelve-]{+fourteen+} people on board.',
      `same: ${middle.text}`,
    ]);
  });

  test('reads a new phrase as a phrase', () => {
    expect(
      body([paragraph('It left the old stone quay at noon.')], [paragraph('It left the new west pier at noon.')]),
    ).toEqual(['changed: It left the [-old stone quay-]{+new west pier+} at noon.']);
  });

  test('with a paragraph put in between leaves the others alone', () => {
    expect(body([lead, last], [lead, middle, last]).map((line) => line.split(':')[0])).toEqual([
      'same',
      'added',
      'same',
    ]);
  });

  test('in which everything was rewritten shows both', () => {
    expect(body([lead], [paragraph('Nothing of that was true.')]).map((line) => line.split(':')[0])).toEqual([
      'removed',
      'added',
    ]);
  });

  test('knows a paragraph that was moved', () => {
    const { blocks } = diffStories(aStory({ body: [lead, middle, last] }), aStory({ body: [last, lead, middle] }));
    expect(blocks.map(({ is, from, at }) => [is, from, at])).toEqual([
      ['moved', 2, 0],
      ['same', 0, 1],
      ['same', 1, 2],
    ]);
  });

  test('pairs what was worked on when blocks round it came and went', () => {
    const reworked = paragraph('The harbour master said on Monday the swell had dropped in the night.');
    expect(body([lead, middle], [paragraph('Wholly new words open this.'), reworked])).toEqual([
      `removed: [-${lead.text}-]`,
      'added: {+Wholly new words open this.+}',
      'changed: The harbour master said {+on Monday +}the swell had dropped in the night.',
    ]);
  });

  test('says which parts of a block changed beside its words', () => {
    const image = { type: 'image', alt: 'A boat', caption: 'The ferry' } as const;
    const { blocks } = diffStories(
      aStory({ body: [image] }),
      aStory({ body: [{ ...image, alt: 'A ferry at a quay' }] }),
    );
    expect(blocks).toMatchObject([{ is: 'changed', parts: ['alt'], words: [{ is: 'same', text: 'The ferry' }] }]);
  });
});

describe('scripts', () => {
  test('Arabic is compared by words', () => {
    expect(
      body([paragraph('وصلت العبارة الأولى عند الفجر')], [paragraph('وصلت العبارة الثانية عند الفجر')], 'ar'),
    ).toEqual(['changed: وصلت العبارة [-الأولى-]{+الثانية+} عند الفجر']);
  });

  test('Japanese, which has no spaces, is compared by words', () => {
    expect(body([paragraph('渡し船は朝に到着した。')], [paragraph('渡し船は夜に到着した。')], 'ja')).toEqual([
      'changed: 渡し船は[-朝-]{+夜+}に到着した。',
    ]);
  });

  test('a language that is no tag is no obstacle', () => {
    expect(body([paragraph('One two')], [paragraph('One three')], 'not a tag')).toEqual([
      'changed: One [-two-]{+three+}',
    ]);
  });
});

describe('the furniture', () => {
  const before = aStory({ kicker: 'Islands', byline: [{ person: 'Ines Duarte' }] });
  const after = aStory({
    headline: 'Ferry reaches the outer islands',
    standfirst: null,
    shortHeadline: 'Ferry is in',
    kicker: 'Islands',
    byline: [{ person: 'Ines Duarte', role: 'Harbour correspondent' }],
    section: 'politics',
  });
  const { furniture, filing, mainMedia } = diffStories(before, after);
  const named = (name: string) => furniture.find((one) => one.name === name);

  test('is compared text by text', () => {
    expect(marked(named('headline')?.words ?? [])).toBe('Ferry reaches the {+outer +}islands');
    expect(furniture.map(({ name, is }) => `${name} ${is}`)).toEqual([
      'kicker same',
      'headline changed',
      'shortHeadline added',
      'standfirst removed',
      'trailText same',
      'byline changed',
      'dateline same',
      'catchline same',
    ]);
    expect(marked(named('byline')?.words ?? [])).toBe('Ines Duarte{+, Harbour correspondent+}');
  });

  test('filing and main media are told as well', () => {
    expect(filing).toEqual([{ name: 'section', before: 'world', after: 'politics' }]);
    const alone = diffStories(after, { ...after, noAutomaticLinks: true });
    expect(alone.filing).toEqual([{ name: 'noAutomaticLinks', before: 'no', after: 'yes' }]);
    expect(diffStories(null, after).filing.map(({ name }) => name)).not.toContain('noAutomaticLinks');
    expect(mainMedia).toBeNull();
    const image = { type: 'image', alt: 'A boat' } as const;
    expect(
      diffStories(before, { ...before, mainMedia: aStory({ mainMedia: image }).mainMedia }).mainMedia,
    ).toMatchObject({ is: 'added' });
  });

  test('of a story that was not there yet is all new', () => {
    expect(
      diffStories(null, before)
        .furniture.filter(({ is }) => is === 'added')
        .map(({ name }) => name),
    ).toEqual(['kicker', 'headline', 'standfirst', 'byline']);
  });
});

describe('any two stories', () => {
  /** A body as one side of a comparison tells it. */
  function side(blocks: readonly BlockDiff[], which: 'before' | 'after', number: 'from' | 'at'): (Block | null)[] {
    const there = blocks.filter((one) => one[number] !== null);
    return there.toSorted((a, b) => (a[number] ?? 0) - (b[number] ?? 0)).map((one) => one[which]);
  }

  test('are both there in full in their comparison', () => {
    fc.assert(
      fc.property(anyStory, anyStory, (one, other) => {
        const after = { ...other, body: [...one.body.toReversed(), ...other.body] };
        const { blocks, furniture } = diffStories(one, after);
        expect(side(blocks, 'before', 'from')).toEqual(one.body);
        expect(side(blocks, 'after', 'at')).toEqual(after.body);
        for (const { words, before, after: young } of furniture) {
          const said = (not: string) =>
            words
              .filter(({ is }) => is !== not)
              .map(({ text }) => text)
              .join('');
          expect([said('added'), said('removed')]).toEqual([before ?? '', young ?? '']);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('are the same exactly when nothing in them differs', () => {
    fc.assert(
      fc.property(anyStory, anyStory, (one, other) => {
        expect(isSame(diffStories(one, structuredClone(one)))).toBe(true);
        expect(isSame(diffStories(one, other))).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });
});

test('two states of a long story are compared in stretches, none of which is long', () => {
  const words = (at: number) => `Paragraph ${at} of a report that is as long as a book.`;
  const numbers = Array.from({ length: 100 }, (_, at) => at);
  const before = aStory({ body: numbers.map((at) => paragraph(words(at))) });
  const after = aStory({ body: numbers.map((at) => paragraph(`${words(at)}${at % 2 === 0 ? ' And more.' : ''}`)) });
  const work = diffByAndBy(before, after);
  let stretches = 1;
  let step = work.next();
  for (; !step.done; step = work.next()) stretches += 1;
  expect(step.value).toEqual(diffStories(before, after));
  expect(step.value.blocks.filter(({ is }) => is === 'changed')).toHaveLength(50);
  // One for each gap and one for each block.
  expect(stretches).toBe(50 + 100 + 1);
});
