import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { rounds } from '../../test/house/proof.ts';
import { isInstant } from '../base/clock.ts';
import { storySchema } from '../story/story.ts';
import { readPage } from './read-page.ts';

const folder = new URL('fixtures/', import.meta.url);
const fixtures = readdirSync(folder).map((name) => ({
  name,
  bytes: new Uint8Array(readFileSync(new URL(name, folder))),
}));
const anyFixture = fc.constantFrom(...fixtures);

/** Whatever the bytes: no throw, and either reasons or a story that the model takes, without markup or white space gone astray. */
async function holds(bytes: Uint8Array, fileName: string): Promise<void> {
  const read = await readPage(bytes, { fileName });
  if (!read.ok) {
    expect(read.problems.length).toBeGreaterThan(0);
    for (const problem of read.problems)
      expect(problem).toEqual({
        code: expect.stringMatching(/^[a-z-]+$/),
        where: expect.any(String),
        say: expect.stringMatching(/\.$/),
      });
    return;
  }
  const { story, firstPublishedAt, lastUpdatedAt } = read.arrival;
  const parsed = storySchema.parse({ ...story, id: 'abcdefgh', edition: 'uk', section: 'news', urlSlug: 'story' });
  expect([firstPublishedAt, lastUpdatedAt].every((at) => at === null || isInstant(at))).toBe(true);
  for (const text of wordsIn(parsed)) expect(text).toBe(text.trim());
  for (const block of parsed.body)
    if (block.type === 'paragraph')
      for (const mark of block.marks) expect(mark.from < mark.to && mark.to <= block.text.length).toBe(true);
}

function wordsIn(story: ReturnType<typeof storySchema.parse>): string[] {
  const texts = story.body.flatMap((block) =>
    block.type === 'paragraph' || block.type === 'crosshead' || block.type === 'pullQuote' ? [block.text] : [],
  );
  return [story.headline, story.standfirst ?? '', ...texts];
}

describe('readPage, whatever it is fed', () => {
  it('survives random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), fc.constantFrom('a.html', 'a.txt', ''), holds),
      { numRuns: rounds({ short: 100, long: 3000 }) },
    );
  });

  it('survives random text', async () => {
    const text = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.lorem({ maxCount: 3, mode: 'sentences' }),
        fc.constantFrom('', 'Last Updated: 24 July 2007, 16:32 GMT', 'By Ines Marlow', 'SEE ALSO'),
      ),
    );
    await fc.assert(
      fc.asyncProperty(text, (lines) => holds(new TextEncoder().encode(lines.join('\n')), 'a.txt')),
      { numRuns: rounds({ short: 100, long: 3000 }) },
    );
  });

  it('survives random markup', async () => {
    const tag = fc.constantFrom(
      'p',
      'b',
      'table',
      'td',
      'tr',
      'div',
      'a href="javascript:x"',
      'img alt="x" src="a.jpg"',
      'figure',
      'figcaption',
      'blockquote',
      'aside class="pullquote"',
      'ul',
      'li',
      'h1',
      'h2',
      'script',
      'noscript',
      'iframe src="x"',
      'form',
      '!-- S BO --',
      '!-- E BO --',
      '!-- S IINC --',
    );
    const piece = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name.split(' ')[0]}>`),
      fc.lorem({ maxCount: 2, mode: 'sentences' }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 120 }), (pieces) =>
        holds(new TextEncoder().encode(`<html><body>${pieces.join('')}`), 'a.html'),
      ),
      { numRuns: rounds({ short: 66, long: 2000 }) },
    );
  });

  it('survives pages cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(anyFixture, fc.double({ min: 0, max: 1, noNaN: true }), ({ name, bytes }, part) =>
        holds(bytes.slice(0, Math.floor(bytes.length * part)), name),
      ),
      { numRuns: rounds({ short: 50, long: 1500 }) },
    );
  });

  it('survives pages with damaged bytes', async () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 60 });
    const damaged = fc.tuple(anyFixture, damage).map(([{ name, bytes }, changes]) => {
      const copy = bytes.slice();
      for (const [at, byte] of changes) copy[at % copy.length] = byte;
      return { name, bytes: copy };
    });
    await fc.assert(
      fc.asyncProperty(damaged, ({ name, bytes }) => holds(bytes, name)),
      { numRuns: rounds({ short: 50, long: 1500 }) },
    );
  });

  it('survives pages with lines and tags moved about', async () => {
    const shuffled = anyFixture.chain(({ name, bytes }) =>
      fc
        .shuffledSubarray(new TextDecoder('windows-1252').decode(bytes).split(/(?=<)|\n/))
        .map((parts) => ({ name, bytes: new TextEncoder().encode(parts.join('\n')) })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, ({ name, bytes }) => holds(bytes, name)),
      { numRuns: rounds({ short: 40, long: 1200 }) },
    );
  });
});

describe('readPage', () => {
  it('gives the same answer for the same bytes', async () => {
    for (const { name, bytes } of fixtures)
      expect(await readPage(bytes, { fileName: name })).toEqual(await readPage(bytes, { fileName: name }));
  });

  // What backtracks without end on these takes hours; what does not takes seconds, also on a busy machine.
  it('comes to an end with pages made to keep it busy', { timeout: 120_000 }, async () => {
    const hostile = [
      '<b>'.repeat(900),
      '<table><tr><td>'.repeat(300),
      `<p>${'a '.repeat(100_000)}`,
      '<a href="x">y</a>'.repeat(5000),
      '('.repeat(50_000),
      'By '.repeat(20_000),
      `Photo: ${' '.repeat(50_000)}x`,
    ];
    for (const html of hostile) {
      const page = new TextEncoder().encode(`<html><body><h1>Bridge closes</h1>${html}`);
      const text = new TextEncoder().encode(`Bridge closes\n${html}`);
      expect(await readPage(page, { fileName: 'a.html' })).toHaveProperty('ok');
      expect(await readPage(text, { fileName: 'a.txt' })).toHaveProperty('ok');
    }
  });
});
