import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugify } from './slug.ts';
import { slugSchema } from './story.ts';

describe('a slug', () => {
  it.each([
    ['Ferry reaches the islands', 'ferry-reaches-the-islands'],
    ["Minister's ‘no’ to the port’s plan", 'ministers-no-to-the-ports-plan'],
    ['Çeşme, Łódź & São Tomé: 3½ questions', 'cesme-łodz-sao-tome-31-2-questions'],
    ['İstanbul', 'istanbul'],
    ['Straße in Gefahr', 'straße-in-gefahr'],
    ['Министр отвечает на вопросы', 'министр-отвечает-на-вопросы'],
    ['Ёлка й', 'ёлка-й'],
    ['Η Αθήνα σήμερα', 'η-αθήνα-σήμερα'],
    ['الوزير يجيب عن الأسئلة', 'الوزير-يجيب-عن-الأسئلة'],
    ['שלום עולם', 'שלום-עולם'],
    ['समाचार आज की', 'समाचार-आज-की'],
    ['東京で地震', '東京で地震'],
    ['서울 날씨', '서울-날씨'],
    ['ประเทศไทย', 'ประเทศไทย'],
    ['ﬁre — ﬂood', 'fire-flood'],
    ['𝐁𝐨𝐥𝐝 claim', 'bold-claim'],
  ])('of %j is %j, in its own script', (headline, slug) => {
    expect(slugify(headline)).toBe(slug);
    expect(slugSchema.safeParse(slug).success).toBe(true);
  });

  it.each(['', '   ', '!?', '🔥🔥🔥', '\u200d', '\ud800'])('of %j, without a letter, is "story"', (headline) => {
    expect(slugify(headline)).toBe('story');
  });

  it('keeps whole words up to 80 characters', () => {
    const slug = slugify(
      'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
    );
    expect(slug).toBe('one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve-thirteen-fourteen');
    expect(slug).toHaveLength(80);
  });

  it('cuts one word that is too long, at a whole character', () => {
    expect(slugify('a'.repeat(300))).toBe('a'.repeat(80));
    const han = slugify('地'.repeat(300));
    expect(Buffer.byteLength(han)).toBe(180);
    expect(slugify('𠀀'.repeat(300))).toBe('𠀀'.repeat(40));
  });

  it('is always fit for an address, whatever the headline', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (headline) => {
        const slug = slugify(headline);
        expect(slugSchema.safeParse(slug).success).toBe(true);
        expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(180);
        expect(decodeURIComponent(encodeURIComponent(slug))).toBe(slug);
        expect(slugify(slug)).toBe(slug);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the shape of a slug', () => {
  it.each([
    'A',
    'a--b',
    '-a',
    'a-',
    'a b',
    'a/b',
    '..',
    'a.b',
    '%61',
    '',
    'a\n',
    '\ud800',
    'a'.repeat(81),
    "a'b",
    'a<b',
  ])('refuses %j', (slug) => {
    expect(slugSchema.safeParse(slug).success).toBe(false);
  });
});
