import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arrivalFrom, bodyOf, codes, every, outline } from '../../test/house/arrivals.ts';
import type { Arrival } from './arrival.ts';
import { growTree } from './html/dom.ts';
import { linesUnder } from './html/quotes.ts';
import { readPage } from './read-page.ts';

const shared = new URL('../../../shared/', import.meta.url);
const corpus = new URL('corpora/bbc-2006-2009/', shared);
const reference = new URL('inputs/000_23328df87d5ecc13.txt', shared);

/** The reference page as its lines; what each is was told by the eye of a sub-editor, by its place. */
const referenceLines = existsSync(reference)
  ? readFileSync(reference, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  : [];

describe.skipIf(!existsSync(reference))('the reference page, as plain text', () => {
  const [, , , , headline, alt, caption, standfirst] = referenceLines;
  const name = referenceLines.indexOf('Mohammed Ali Hosseini');
  const crosshead = referenceLines.indexOf('Security focus');
  const disclaimer = referenceLines.findIndex((line) => line.includes('not responsible'));

  it('gives its head', async () => {
    const arrival = await arrivalFrom(reference);
    expect(arrival.story).toMatchObject({ headline, standfirst, mainMedia: { alt, caption }, agencies: ['AFP'] });
    expect(arrival).toMatchObject({
      lastUpdatedAt: '2007-07-24T16:32:00Z',
      firstPublishedAt: null,
      oldAddress: null,
      sectionName: null,
      warnings: [],
    });
  });

  it('gives every block in the order of the page and nothing else', async () => {
    const told = referenceLines.slice(8, disclaimer - 1).flatMap((line, at) => {
      const here = at + 8;
      if (here === name - 1) return [`pullQuote: ${line} | ${referenceLines[name]} | ${referenceLines[name + 1]}`];
      if (here === name || here === name + 1) return [];
      return [here === crosshead ? `crosshead: ${line}` : `paragraph: ${line}`];
    });
    expect(told.filter((line) => line.startsWith('paragraph'))).toHaveLength(23);
    expect(outline(await arrivalFrom(reference))).toEqual([...told, `image:  | ${referenceLines[disclaimer - 1]}`]);
  });
});

/** Breaks lines at spaces so that none is longer than `width`. */
function folded(text: string, width: number): string {
  return text.replace(new RegExp(`(.{1,${width}})(?: +|$)`, 'gm'), '$1\n').replace(/\n\n(?=\S)/g, '\n');
}

const dresses: readonly (readonly [string, (page: string) => string])[] = [
  ['with a byte-order mark and the line ends of Windows', (page) => `\ufeff${page.replaceAll('\n', '\r\n')}`],
  [
    'without its error line and its disclaimer',
    (page) => page.replace(/^\[.*\n/, '').replace(/^.*not responsible.*\n/m, ''),
  ],
  ['without blank lines', (page) => page.replace(/\n{2,}/g, '\n')],
  ['with a blank line after every line', (page) => page.replaceAll('\n', '\n\n')],
  ['indented with tabs', (page) => page.replace(/^/gm, '\t')],
];

describe.skipIf(!existsSync(reference)).each(dresses)('the reference page %s', (_, dress) => {
  it('gives the same story', async () => {
    const plain = await readPage(readFileSync(reference), { fileName: 'a.txt' });
    const dressed = await readPage(new TextEncoder().encode(dress(readFileSync(reference, 'utf8'))), {
      fileName: 'a.txt',
    });
    expect(dressed).toEqual(plain);
  });
});

describe.skipIf(!existsSync(reference))('the reference page broken into lines of 72 characters', () => {
  it('gives the same story', async () => {
    const lines = readFileSync(reference, 'utf8').split('\n');
    const broken = lines.flatMap((line) => folded(line, 72).trimEnd().split('\n'));
    expect(broken.every((line) => line.length <= 72)).toBe(true);
    expect(broken.length).toBeGreaterThan(lines.length + 20);
    const whole = await readPage(readFileSync(reference), { fileName: 'a.txt' });
    expect(await readPage(new TextEncoder().encode(broken.join('\n')), { fileName: 'a.txt' })).toEqual(whole);
  });
});

interface Expected {
  readonly file: string;
  readonly url: string;
  readonly headline: string;
  readonly section: string;
  readonly description: string;
  readonly firstPublished_or_original: string;
  readonly captions: readonly string[];
  readonly image_alts: readonly string[];
  readonly pullQuotes: readonly { readonly text: string; readonly attribution: string | null }[];
  readonly boxLinks: readonly string[];
  readonly standfirst: string;
  readonly crossheads: readonly { readonly text: string; readonly beforeParagraph: number }[];
  readonly paragraphs: readonly string[];
  readonly mustNotContain: readonly string[];
}

const expected: readonly Expected[] = existsSync(corpus)
  ? Object.values(JSON.parse(readFileSync(new URL('expected.json', corpus), 'utf8')) as Record<string, Expected>)
  : [];

/** The same page as other collections hold it: without its comments, or without comments, classes and ids. */
const copies: readonly (readonly [string, (html: string) => string])[] = [
  ['as it was', (html) => html],
  ['without its comments', (html) => html.replace(/<!--(?!\[)[\s\S]*?-->/g, '')],
  [
    'without comments, classes and ids',
    (html) => html.replace(/<!--(?!\[)[\s\S]*?-->/g, '').replace(/\s(?:class|id)="[^"]*"/g, ''),
  ],
];

describe.skipIf(expected.length === 0).each(copies)('the corpus of 2008 and 2009, %s', (_, copy) => {
  const arrivalOfCopy = async (page: Expected): Promise<Arrival> => {
    const html = copy(readFileSync(new URL(page.file, corpus)).toString('latin1'));
    const read = await readPage(Buffer.from(html, 'latin1'), { fileName: page.file });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.arrival;
  };

  it.each(expected)('gives the head of $file', async (page) => {
    const arrival = await arrivalOfCopy(page);
    const [day = '', time = ''] = page.firstPublished_or_original.split(' ');
    expect(arrival.story).toMatchObject({
      headline: page.headline,
      standfirst: page.standfirst,
      lang: 'en-GB',
      dir: 'ltr',
      byline: [],
    });
    expect(arrival).toMatchObject({
      sectionName: page.section,
      oldAddress: page.url,
      firstPublishedAt: null,
      lastUpdatedAt: `${day.replaceAll('/', '-')}T${time}Z`,
    });
    expect(codes(arrival)).not.toContain('times-disagree');
  });

  it.each(expected)('gives the paragraphs of $file, the standfirst first', async (page) => {
    const arrival = await arrivalOfCopy(page);
    expect([arrival.story.standfirst, ...every(arrival, 'paragraph').map((block) => block.text)]).toEqual(
      page.paragraphs,
    );
  });

  it.each(expected)('gives the crossheads of $file, each in its place', async (page) => {
    const body = bodyOf(await arrivalOfCopy(page));
    const found = body.flatMap((block, at) =>
      block.type === 'crosshead'
        ? [
            {
              text: block.text,
              beforeParagraph: 1 + body.slice(0, at).filter((one) => one.type === 'paragraph').length,
            },
          ]
        : [],
    );
    expect(found).toEqual(page.crossheads);
  });

  it.each(expected)('gives the quotations of $file with who says them', async (page) => {
    const quotes = every(await arrivalOfCopy(page), 'pullQuote');
    expect(
      quotes.map(({ text, speaker, role }) => ({
        text,
        attribution: [speaker, role].filter(Boolean).join(', ') || null,
      })),
    ).toEqual(page.pullQuotes.map(({ text, attribution }) => ({ text, attribution })));
  });

  it.each(expected)('gives the pictures of $file with their words', async (page) => {
    const arrival = await arrivalOfCopy(page);
    const media = [
      ...(arrival.story.mainMedia ? [arrival.story.mainMedia] : []),
      ...every(arrival, 'image'),
      ...every(arrival, 'video'),
    ];
    expect(media.map((one) => one.caption)).toEqual(expect.arrayContaining([...page.captions]));
    expect(media.map((one) => (one.type === 'image' ? one.alt : null))).toEqual(
      expect.arrayContaining([...page.image_alts]),
    );
    expect(arrival.story.mainMedia?.caption).toBe(page.captions[0]);
  });

  it.each(expected)('lets no chrome of $file in', async (page) => {
    const told = JSON.stringify((await arrivalOfCopy(page)).story);
    const chrome = [
      ...page.mustNotContain,
      ...page.boxLinks,
      'Please turn on JavaScript',
      'Add your comments',
      'HAVE YOUR SAY',
      'o.gif',
      '\ufffd',
    ];
    expect(chrome.filter((words) => told.includes(words))).toEqual([]);
  });
});

/** The pages as a reader copies them: every line of the page, chrome and all, with or without the words about its pictures. */
const manners: readonly (readonly [string, string, boolean])[] = [
  ['a blank line between any two', '\n\n', true],
  ['no blank lines', '\n', true],
  ['blank lines and no words about pictures', '\n\n', false],
];

describe.skipIf(expected.length === 0).each(manners)('the corpus copied as plain text: %s', (_, between, withAlts) => {
  const copied = async ({ file }: Expected): Promise<Arrival> => {
    const html = new TextDecoder('windows-1252')
      .decode(readFileSync(new URL(file, corpus)))
      .replace(/<noscript>[\s\S]*?<\/noscript>/g, '');
    const shown = withAlts ? html.replace(/<img[^>]*alt="([^"]+)"[^>]*>/g, '<p>$1</p>') : html;
    const read = await readPage(new TextEncoder().encode(linesUnder(growTree(shown)).join(between)), {
      fileName: 'page.txt',
    });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.arrival;
  };

  it.each(expected)('gives the head and the paragraphs of $file', async (page) => {
    const arrival = await copied(page);
    expect(arrival.story).toMatchObject({ headline: page.headline, standfirst: page.standfirst });
    expect([page.standfirst, ...every(arrival, 'paragraph').map((block) => block.text)]).toEqual(page.paragraphs);
    expect(arrival.lastUpdatedAt?.slice(0, 16)).toBe(
      page.firstPublished_or_original.replaceAll('/', '-').replace(' ', 'T').slice(0, 16),
    );
  });

  it.each(expected)('gives crossheads, quotations and captions of $file', async (page) => {
    const arrival = await copied(page);
    expect(every(arrival, 'crosshead').map((block) => block.text)).toEqual(
      expect.arrayContaining(page.crossheads.map((one) => one.text)),
    );
    expect([arrival.story.mainMedia?.caption, ...every(arrival, 'image').map((block) => block.caption)]).toEqual(
      expect.arrayContaining([...page.captions]),
    );
    const quotes = every(arrival, 'pullQuote').map((block) => block.text);
    expect(page.pullQuotes.map((quote) => quote.text).filter((text) => !quotes.includes(text))).toEqual(
      page.file.startsWith('7745137') ? [page.pullQuotes[0]?.text] : [],
    );
  });

  it.each(expected)('lets no chrome of $file in', async (page) => {
    const told = JSON.stringify((await copied(page)).story);
    expect(page.mustNotContain.filter((words) => told.includes(words))).toEqual([]);
  });
});
