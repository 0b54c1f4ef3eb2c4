import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Block, BlockOf } from '../story/blocks.ts';
import type { Arrival } from './arrival.ts';
import { growTree } from './html/dom.ts';
import { linesUnder } from './html/quotes.ts';
import { readPage } from './read-page.ts';

const shared = new URL('../../../shared/', import.meta.url);
const corpus = new URL('corpora/bbc-2006-2009/', shared);
const reference = new URL('inputs/000_23328df87d5ecc13.txt', shared);

async function arrivalFrom(file: URL): Promise<Arrival> {
  const read = await readPage(readFileSync(file), { fileName: file.pathname.split('/').at(-1) ?? '' });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.arrival;
}

const fixture = (name: string): Promise<Arrival> => arrivalFrom(new URL(`fixtures/${name}`, import.meta.url));

const bodyOf = (arrival: Arrival): Block[] => (arrival.story.body ?? []) as Block[];

function every<T extends Block['type']>(arrival: Arrival, type: T): BlockOf<T>[] {
  return bodyOf(arrival).filter((block): block is BlockOf<T> => block.type === type);
}

/** A story as a reader sees it from top to bottom, a word for each block before its words. */
function outline(arrival: Arrival): string[] {
  return bodyOf(arrival).map((block) => {
    if (block.type === 'paragraph' || block.type === 'crosshead') return `${block.type}: ${block.text}`;
    if (block.type === 'pullQuote') return `pullQuote: ${block.text} | ${block.speaker} | ${block.role}`;
    if (block.type === 'image') return `image: ${block.alt} | ${block.caption}`;
    return block.type;
  });
}

const codes = (arrival: Arrival): string[] => arrival.warnings.map((warning) => warning.code);

describe.skipIf(!existsSync(reference))('the reference page, as plain text', () => {
  it('gives its head', async () => {
    const arrival = await arrivalFrom(reference);
    expect(arrival.story).toMatchObject({
      headline: 'US accuses Iran after Iraq talks',
      standfirst: 'Iran has increased support for militia groups in Iraq in recent months, the US ambassador in Baghdad has said.',
      mainMedia: {
        alt: 'Iranian and US ambassadors face each other at bilateral talks in May',
        caption: 'The envoys met in May for their historic first encounter in Baghdad',
      },
      agencies: ['AFP'],
    });
    expect(arrival).toMatchObject({ lastUpdatedAt: '2007-07-24T16:32:00Z', firstPublishedAt: null, oldAddress: null, sectionName: null, warnings: [] });
  });

  it('gives every paragraph in order and nothing else', async () => {
    const arrival = await arrivalFrom(reference);
    const lines = readFileSync(reference, 'utf8').split('\n').map((line) => line.trim());
    const paragraphs = lines.filter((line) => line.endsWith('.') || line.endsWith('said."') || line.endsWith('said,"'));
    expect([arrival.story.standfirst, ...every(arrival, 'paragraph').map((block) => block.text)]).toEqual(paragraphs);
    expect(outline(arrival).filter((line) => !line.startsWith('paragraph'))).toEqual([
      "pullQuote: These declarations aim to deceive public opinion which is troubled by the US's warlike policy | Mohammed Ali Hosseini | Iranian spokesman",
      'crosshead: Security focus',
      'image:  | US troops on the streets of Baghdad',
    ]);
  });

  it('stands in the order of the page', async () => {
    const lines = outline(await arrivalFrom(reference));
    expect(lines.findIndex((line) => line.startsWith('pullQuote'))).toBe(7);
    expect(lines[lines.indexOf('crosshead: Security focus') + 1]).toMatch(/^paragraph: During the talks/);
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

const expected: readonly Expected[] = existsSync(corpus) ? Object.values(JSON.parse(readFileSync(new URL('expected.json', corpus), 'utf8')) as Record<string, Expected>) : [];

/** The same page as other collections hold it: without its comments, or without comments, classes and ids. */
const copies: readonly (readonly [string, (html: string) => string])[] = [
  ['as it was', (html) => html],
  ['without its comments', (html) => html.replace(/<!--(?!\[)[\s\S]*?-->/g, '')],
  ['without comments, classes and ids', (html) => html.replace(/<!--(?!\[)[\s\S]*?-->/g, '').replace(/\s(?:class|id)="[^"]*"/g, '')],
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
    expect(arrival.story).toMatchObject({ headline: page.headline, standfirst: page.standfirst, lang: 'en-GB', dir: 'ltr', byline: [] });
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
    expect([arrival.story.standfirst, ...every(arrival, 'paragraph').map((block) => block.text)]).toEqual(page.paragraphs);
  });

  it.each(expected)('gives the crossheads of $file, each in its place', async (page) => {
    const body = bodyOf(await arrivalOfCopy(page));
    const found = body.flatMap((block, at) =>
      block.type === 'crosshead' ? [{ text: block.text, beforeParagraph: 1 + body.slice(0, at).filter((one) => one.type === 'paragraph').length }] : [],
    );
    expect(found).toEqual(page.crossheads);
  });

  it.each(expected)('gives the quotations of $file with who says them', async (page) => {
    const quotes = every(await arrivalOfCopy(page), 'pullQuote');
    expect(quotes.map(({ text, speaker, role }) => ({ text, attribution: [speaker, role].filter(Boolean).join(', ') || null }))).toEqual(
      page.pullQuotes.map(({ text, attribution }) => ({ text, attribution })),
    );
  });

  it.each(expected)('gives the pictures of $file with their words', async (page) => {
    const arrival = await arrivalOfCopy(page);
    const media = [...(arrival.story.mainMedia ? [arrival.story.mainMedia] : []), ...every(arrival, 'image'), ...every(arrival, 'video')];
    expect(media.map((one) => one.caption)).toEqual(expect.arrayContaining([...page.captions]));
    expect(media.map((one) => (one.type === 'image' ? one.alt : null))).toEqual(expect.arrayContaining([...page.image_alts]));
    expect(arrival.story.mainMedia?.caption).toBe(page.captions[0]);
  });

  it.each(expected)('lets no furniture of $file in', async (page) => {
    const told = JSON.stringify((await arrivalOfCopy(page)).story);
    const furniture = [...page.mustNotContain, ...page.boxLinks, 'Please turn on JavaScript', 'Add your comments', 'HAVE YOUR SAY', 'o.gif', '\ufffd'];
    expect(furniture.filter((words) => told.includes(words))).toEqual([]);
  });
});

/** The pages as a reader copies them: every line of the page, furniture and all, with or without the words about its pictures. */
const manners: readonly (readonly [string, string, boolean])[] = [
  ['a blank line between any two', '\n\n', true],
  ['no blank lines', '\n', true],
  ['blank lines and no words about pictures', '\n\n', false],
];

describe.skipIf(expected.length === 0).each(manners)('the corpus copied as plain text: %s', (_, between, withAlts) => {
  const copied = async ({ file }: Expected): Promise<Arrival> => {
    const html = new TextDecoder('windows-1252').decode(readFileSync(new URL(file, corpus))).replace(/<noscript>[\s\S]*?<\/noscript>/g, '');
    const shown = withAlts ? html.replace(/<img[^>]*alt="([^"]+)"[^>]*>/g, '<p>$1</p>') : html;
    const read = await readPage(new TextEncoder().encode(linesUnder(growTree(shown)).join(between)), { fileName: 'page.txt' });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.arrival;
  };

  it.each(expected)('gives the head and the paragraphs of $file', async (page) => {
    const arrival = await copied(page);
    expect(arrival.story).toMatchObject({ headline: page.headline, standfirst: page.standfirst });
    expect([page.standfirst, ...every(arrival, 'paragraph').map((block) => block.text)]).toEqual(page.paragraphs);
    expect(arrival.lastUpdatedAt?.slice(0, 16)).toBe(page.firstPublished_or_original.replaceAll('/', '-').replace(' ', 'T').slice(0, 16));
  });

  it.each(expected)('gives crossheads, quotations and captions of $file', async (page) => {
    const arrival = await copied(page);
    expect(every(arrival, 'crosshead').map((block) => block.text)).toEqual(expect.arrayContaining(page.crossheads.map((one) => one.text)));
    expect([arrival.story.mainMedia?.caption, ...every(arrival, 'image').map((block) => block.caption)]).toEqual(expect.arrayContaining([...page.captions]));
    const quotes = every(arrival, 'pullQuote').map((block) => block.text);
    expect(page.pullQuotes.map((quote) => quote.text).filter((text) => !quotes.includes(text))).toEqual(page.file.startsWith('7745137') ? [page.pullQuotes[0]?.text] : []);
  });

  it.each(expected)('lets no furniture of $file in', async (page) => {
    const told = JSON.stringify((await copied(page)).story);
    expect(page.mustNotContain.filter((words) => told.includes(words))).toEqual([]);
  });
});

describe('plain text of other sites and decades', () => {
  it('reads a page of 1999: label of section, two headings of links, a list, a pull quote', async () => {
    const arrival = await fixture('text-1999.txt');
    expect(arrival).toMatchObject({ sectionName: 'Estuary', firstPublishedAt: '1999-06-10T12:34:00Z', lastUpdatedAt: '1999-06-10T12:34:00Z' });
    expect(arrival.story).toMatchObject({
      headline: 'Ferry strike leaves islands cut off',
      standfirst: 'Ferry crews on the Calder islands have stopped work for a third day in a dispute over night crossings.',
      byline: [{ person: 'Ines Marlow', role: 'Estuary Correspondent', location: null }],
      mainMedia: { alt: '', caption: 'Islanders queue for bread at the quay in Eastholm' },
      agencies: ['Reuters'],
      origin: { name: 'NORTHLAND NEWS', url: null },
    });
    expect(outline(arrival)).toEqual([
      'paragraph: Around 9,000 people on the four islands have been without fresh food since Tuesday.',
      'paragraph: The union says its members will not sail after midnight until a second officer is put on every boat.',
      'crosshead: Second officer',
      'paragraph: The company has refused to hire more officers. It says the rule is safe and that no accident has happened in eleven years.',
      'paragraph: "We have offered them talks every morning this week," said its director, Paul Ender.',
      'pullQuote: We are not asking for money. We are asking for somebody who is awake | Marta Quill | Boatswain',
      'paragraph: But Marta Quill, a boatswain with 20 years of service, said the crews would hold out.',
      'paragraph: "We are not asking for money. We are asking for somebody who is awake," she told the Reuters news agency.',
      'crosshead: Bread by air',
      'paragraph: The navy has flown in bread and medicine twice. Nobody knows yet who will pay for the flights.',
      "paragraph: The islands' only hospital says that it has supplies for six days:",
      'list',
      'paragraph: Talks will begin again on Friday.',
    ]);
  });

  it('reads a page without any blank line', async () => {
    const arrival = await fixture('text-no-blank-lines.txt');
    expect(arrival.story).toMatchObject({
      headline: 'Harbour bridge to close for a year',
      byline: [{ person: 'Ines Marlow', role: 'Northland News', location: 'Port Calder' }],
      mainMedia: { caption: 'The bridge has carried traffic since 1931' },
    });
    expect(outline(arrival)).toEqual([
      'paragraph: Divers found cracks in four of its nine piers last month, according to a report.',
      'paragraph: The county engineer, Ada Brandt, said the piers were safe for the traffic of 1931, not for the traffic of today.',
      'pullQuote: Safe for the traffic of 1931, not for the traffic of today | Ada Brandt | County engineer',
      'crosshead: Ferry plan',
      'paragraph: Three ferries will cross every ten minutes from 1 June.',
      'crosshead: What about lorries?',
      'paragraph: Lorries must take the inland road, which adds 40 minutes to the journey.',
      'paragraph: "We close at noon or we close for good," said Marta Quill, who sells bread at the foot of the bridge.',
      'image:  | A ferry leaves the north quay of Port Calder',
    ]);
  });

  it('makes paragraphs whole that were broken into lines of one width', async () => {
    const arrival = await fixture('text-wrapped.txt');
    expect(arrival).toMatchObject({ firstPublishedAt: '1996-03-09T06:15:00Z', lastUpdatedAt: '1996-03-09T17:42:00Z' });
    expect(arrival.story.standfirst).toBe(
      'The bridge across the harbour of Port Calder will close on 1 June and stay closed for a year, the county said on Tuesday, after divers found cracks in four of its nine piers.',
    );
    expect(outline(arrival).map((line) => line.slice(0, 40))).toEqual([
      'paragraph: The county engineer, Ada Bran',
      'crosshead: Three ferries',
      'paragraph: Three ferries will cross ever',
      'paragraph: Shopkeepers on the south bank',
    ]);
    expect(arrival.story.byline?.map((one) => one.person)).toEqual(['Ines Marlow', 'Tom Okello']);
  });

  it('reads a paper that sets headline, summary and author over the time', async () => {
    const arrival = await fixture('text-paper.txt');
    expect(arrival.story).toMatchObject({
      headline: 'Harbour bridge to close for a year',
      standfirst: 'Engineers found cracks in four of the nine piers, and ferries will carry 11,000 people a day',
      byline: [{ person: 'Ines Marlow', role: 'Transport correspondent', location: null }],
      mainMedia: { alt: 'The harbour bridge at low tide', caption: 'The harbour bridge at low tide.', credit: 'Lena Ortiz/Courier' },
      origin: { name: 'The Calder Courier', url: null },
    });
    expect(arrival.lastUpdatedAt).toBe('2021-03-09T17:42:00Z');
    expect(outline(arrival)).toEqual([
      'paragraph: The bridge across the harbour of Port Calder will close on 1 June and stay closed for a year, the county said on Tuesday.',
      'paragraph: Divers found cracks in four of its nine piers in January, according to a report that was published with the decision.',
      'paragraph: The county engineer, Ada Brandt, told councillors that the piers were safe "for the traffic of 1931, not for the traffic of today".',
      'pullQuote: It was safe for the traffic of 1931, not for the traffic of today | Ada Brandt | county engineer',
      'crosshead: What the ferries can carry',
      'paragraph: Three ferries will cross every ten minutes. Together they can carry 11,000 people a day.',
      'paragraph: Shopkeepers on the south bank fear for their trade.',
    ]);
  });

  it('reads a page for printing, with its address and its time at the foot', async () => {
    const arrival = await fixture('text-printable.txt');
    expect(arrival).toMatchObject({ oldAddress: 'http://news.northland.example/2/hi/estuary/4711.stm', firstPublishedAt: '2005-06-10T12:34:56Z' });
    expect(arrival.story.origin).toEqual({ name: 'NORTHLAND NEWS', url: 'http://news.northland.example/2/hi/estuary/4711.stm' });
    expect(every(arrival, 'paragraph')).toHaveLength(3);
    expect(bodyOf(arrival)).toHaveLength(3);
  });

  it('reads an American page with its highlights and its agency', async () => {
    const arrival = await fixture('text-american.txt');
    expect(arrival).toMatchObject({ lastUpdatedAt: '2013-03-10T04:14:00Z', firstPublishedAt: null });
    expect(arrival.story).toMatchObject({ headline: 'Ferry strike cuts off islands', agencies: ['AP'], mainMedia: null });
    expect(every(arrival, 'keyPoints')[0]?.items.map((item) => item.text)).toEqual([
      'Crews have stopped work for a third day',
      'Around 9,000 people are without fresh food',
      'Talks will begin again Friday',
    ]);
    expect(every(arrival, 'paragraph')).toHaveLength(3);
  });

  it('reads a script from right to left', async () => {
    const arrival = await fixture('text-arabic.txt');
    expect(arrival.story).toMatchObject({ lang: 'ar', dir: 'rtl', headline: 'إغلاق جسر الميناء لمدة عام', mainMedia: { caption: 'الجسر عند الجزر' } });
    expect(outline(arrival).map((line) => line.split(':')[0])).toEqual(['paragraph', 'crosshead', 'paragraph', 'paragraph']);
  });
});

describe('pages of other layouts', () => {
  it('reads tables, fonts and unclosed paragraphs of 1999', async () => {
    const arrival = await fixture('tables-1999.html');
    expect(arrival).toMatchObject({ sectionName: 'Estuary', firstPublishedAt: '1999-06-10T12:34:00Z', lastUpdatedAt: '1999-06-10T12:34:00Z' });
    expect(arrival.story).toMatchObject({
      headline: 'Ferry strike leaves islands cut off',
      standfirst: 'Ferry crews on the Calder islands have stopped work for a third day in a dispute over night crossings.',
      mainMedia: { alt: 'Islanders queue for bread', caption: 'The bread ran out on Tuesday' },
      origin: { name: 'Northland News', url: null },
    });
    expect(outline(arrival)).toEqual([
      'paragraph: Around 9,000 people on the four islands have been without fresh food since Tuesday.',
      'paragraph: The union says its members will not sail after midnight until a “second officer” is put on every boat.',
      'crosshead: Bread by air',
      'paragraph: The navy has flown in bread and medicine twice. Nobody knows yet who will pay for the flights.',
      'paragraph: "We have offered them talks every morning this week," said the company’s director, Paul Ender.',
      'paragraph: Talks will begin again on Friday.',
    ]);
  });

  it('reads a marked page of 2004: byline with role and place, boxes, a table, windows-1252', async () => {
    const arrival = await fixture('marked-2004.html');
    expect(arrival).toMatchObject({
      oldAddress: 'http://news.northland.example/1/hi/world/estuary/3923055.stm',
      lastUpdatedAt: '2004-07-24T23:40:18Z',
      firstPublishedAt: null,
      sectionName: 'Estuary',
    });
    expect(arrival.story).toMatchObject({
      headline: 'Islands vote on bridge tolls',
      trailText: 'Four islands decide whether to pay for the bridge they never asked for.',
      byline: [{ person: 'Ines Marlow', role: 'Northland News', location: 'Eastholm' }],
      mainMedia: { alt: 'A toll booth at dawn', caption: 'The booths have stood empty since May' },
      agencies: ['AFP'],
    });
    expect(outline(arrival)).toEqual([
      'paragraph: Polls close at 2000 GMT. The price would be £2 a car – more than the ferry.',
      'crosshead: Ballots by boat',
      'paragraph: Two of the islands have no polling station, so “a ballot boat” calls at each quay.',
      'pullQuote: Nobody asked us, and now they send the bill | Marta Quill | Mayor of Eastholm',
      'paragraph: "Nobody asked us, and now they send the bill," the mayor of Eastholm, Marta Quill, told the AFP news agency.',
      'factBox',
      'paragraph: Turnout by noon:',
      'table',
      'paragraph: The result is expected on Sunday morning.',
    ]);
    expect(every(arrival, 'factBox')[0]).toMatchObject({ title: 'THE BRIDGE IN FIGURES', items: [{ text: 'Length: 1.4km' }, { text: 'Piers: nine' }] });
    expect(every(arrival, 'table')[0]).toMatchObject({ head: ['Island', 'Turnout'], rows: [['Eastholm', '31%'], ['Little Calder', '44%']] });
  });

  it('reads a page of 2011 by its classes', async () => {
    const arrival = await fixture('classes-2011.html');
    expect(arrival).toMatchObject({ firstPublishedAt: '2011-06-03T21:10:05Z', lastUpdatedAt: '2011-06-04T12:34:56Z', sectionName: 'Science & Environment' });
    expect(arrival.story).toMatchObject({
      headline: 'Tide power plant starts after ten years of talk',
      standfirst: 'A power plant that runs on the tide has begun to feed the islands, ten years after it was first drawn.',
      byline: [{ person: 'Tom Okello', role: 'Science reporter, Northland News', location: null }],
      mainMedia: { alt: 'Turbines under the old mill', caption: 'The turbines turn twice a day, with the tide' },
    });
    expect(outline(arrival)).toEqual([
      'paragraph: It stands under the old mill at Eastholm and makes power for 4,000 houses.',
      'paragraph: Its builder, Ada Brandt, said the talk had cost more than the steel.',
      'crosshead: Fish ladder',
      'paragraph: Fishermen had fought the plan for years. They gave way when a fish ladder was added.',
      'pullQuote: The talk has cost more than the steel | Ada Brandt | Builder',
      'paragraph: Two more plants are planned. Nobody has said where.',
      'factBox',
      'paragraph: The county has bought the power for 20 years.',
    ]);
  });

  it('reads a page of today with its metadata and every kind of block', async () => {
    const arrival = await fixture('modern-article.html');
    expect(arrival).toMatchObject({
      firstPublishedAt: '2021-03-09T06:15:00Z',
      lastUpdatedAt: '2021-03-09T16:42:10Z',
      oldAddress: 'https://www.caldercourier.example/news/2021/03/harbour-bridge-to-close',
      sectionName: 'Transport',
      topicNames: ['Port Calder', 'Ferries', 'Bridges'],
    });
    expect(arrival.story).toMatchObject({
      headline: 'Harbour bridge to close for a year',
      standfirst: 'Engineers found cracks in four of the nine piers, and ferries will carry 11,000 people a day.',
      kicker: 'Crossing the estuary',
      byline: [
        { person: 'Ines Marlow', role: 'Transport correspondent' },
        { person: 'Tom Okello', role: null },
      ],
      mainMedia: { alt: 'The harbour bridge at low tide, seen from the north quay', caption: 'The bridge has carried traffic since 1931.', credit: 'Lena Ortiz/Courier' },
      origin: { name: 'The Calder Courier', url: 'https://www.caldercourier.example/news/2021/03/harbour-bridge-to-close' },
    });
    expect(bodyOf(arrival).map((block) => block.type)).toEqual([
      'paragraph', 'paragraph', 'pullQuote', 'crosshead', 'paragraph', 'list', 'image', 'paragraph', 'quote', 'table', 'embed', 'divider', 'paragraph', 'embed',
    ]);
    expect(every(arrival, 'pullQuote')[0]).toEqual({ type: 'pullQuote', text: 'Safe for the traffic of 1931, not for the traffic of today', speaker: 'Ada Brandt', role: 'county engineer', source: null });
    expect(every(arrival, 'quote')[0]).toMatchObject({ speaker: 'Marta Quill', role: 'baker' });
    expect(every(arrival, 'table')[0]).toMatchObject({ caption: 'Crossings a day', rowHeads: true });
    expect(every(arrival, 'embed').map(({ provider, snapshot, author }) => ({ provider, snapshot, author }))).toEqual([
      { provider: 'X', snapshot: 'Bridge closed from 1 June. Boats every ten minutes. Thank you for your patience.', author: 'Calder County (@caldercounty)' },
      { provider: 'YouTube', snapshot: 'Divers inspect the piers', author: null },
    ]);
  });

  it('keeps marks and safe links, drops the others and says so', async () => {
    const arrival = await fixture('modern-article.html');
    const [, second, , , fifth] = bodyOf(arrival);
    expect(second).toMatchObject({ marks: [{ type: 'link', from: 21, to: 31, href: 'https://www.caldercourier.example/people/ada-brandt' }, { type: 'emphasis', from: 101, to: 104 }] });
    expect(fifth).toMatchObject({ marks: [{ type: 'strong', from: 68, to: 87 }, { type: 'link', href: 'https://county.example/report.pdf' }] });
    const links = bodyOf(arrival).flatMap((block) => ('marks' in block ? block.marks : [])).flatMap((mark) => (mark.type === 'link' ? [mark.href] : []));
    expect(links).toContain('mailto:bridge@county.example');
    expect(links.filter((href) => !/^(https?|mailto):/.test(href))).toEqual([]);
    expect(codes(arrival)).toEqual(['link-dropped', 'link-dropped']);
  });

  it('lets neither scripts nor hidden words nor furniture of today in', async () => {
    const told = JSON.stringify((await fixture('modern-article.html')).story);
    const furniture = ['MUST NOT GET IN', 'cookies', 'Sign up', 'newsletter', 'Advertisement', 'tyres', 'Share on', 'Related', 'Tunnel plan', 'Most read', 'Ten walks', 'All rights', 'Skip to', 'alert(1)'];
    expect(furniture.filter((words) => told.includes(words))).toEqual([]);
  });

  it('keeps language and direction', async () => {
    const arrival = await fixture('arabic-article.html');
    expect(arrival.story).toMatchObject({ lang: 'ar', dir: 'rtl', byline: [{ person: 'ليلى حداد' }], mainMedia: { caption: 'يعمل الجسر منذ عام 1931' } });
    expect(outline(arrival).map((line) => line.split(':')[0])).toEqual(['paragraph', 'crosshead', 'paragraph', 'paragraph']);
    expect(arrival.sectionName).toBe('النقل');
  });

  it('reads a page that says next to nothing of itself', async () => {
    const arrival = await fixture('blog-post.html');
    expect(arrival).toMatchObject({ firstPublishedAt: '2014-01-07T14:30:00Z', oldAddress: null });
    expect(arrival.story).toMatchObject({ headline: 'What the tide took', byline: [{ person: 'Lena Ortiz' }], origin: { name: 'Estuary Notes' } });
    expect(outline(arrival).map((line) => line.slice(0, 33))).toEqual([
      'paragraph: The sea wall at Little',
      'image: A gap in the sea wall | Th',
      'crosshead: The widest gap',
      'paragraph: Nobody was hurt. The b',
      'list',
      'paragraph: I walked the wall on M',
    ]);
  });
});

describe('what cannot be read', () => {
  const refused = async (bytes: Uint8Array | string, fileName = 'page.html') => {
    const read = await readPage(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, { fileName });
    return read.ok ? 'read' : read.problems.map((one) => one.code).join(' ');
  };

  it('is refused with a reason', async () => {
    expect(await refused('')).toBe('file-empty');
    expect(await refused(' \n\t ')).toBe('file-empty');
    expect(await refused('%PDF-1.4 ...')).toBe('file-not-a-page');
    expect(await refused(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))).toBe('file-not-a-page');
    expect(await refused(new Uint8Array(2000).map((_, at) => (at * 7919) % 251))).toBe('file-not-a-page');
    expect(await refused('PK\u0003\u0004abc')).toBe('file-not-a-page');
    expect(await refused('<?xml version="1.0"?><rss version="2.0"><channel/></rss>')).toBe('file-not-a-page');
    expect(await refused('{"headline": "Bridge closes"}')).toBe('file-not-a-page');
    expect(await refused('WARC/1.0\r\nWARC-Type: response')).toBe('file-not-a-page');
    expect(await refused(new Uint8Array(20 * 1024 * 1024 + 1).fill(65))).toBe('file-too-large');
    expect(await refused(`<html><body>${'<div>'.repeat(2000)}x`)).toBe('page-broken');
    expect(await refused('Harbour bridge to close for a year', 'a.txt')).toBe('body-missing');
    expect(await refused('<!doctype html><title>Nothing</title><body><p>Too little.</p>')).toBe('article-missing');
  });

  it('is refused when it is an index or a form', async () => {
    const page = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
    expect(await refused(page('index-page.html'))).toBe('article-missing');
    expect(await refused(page('login-page.html'))).toBe('page-is-form');
  });

  it('is told what to do about it', async () => {
    const read = await readPage(new Uint8Array(), { fileName: 'empty.html' });
    expect(read).toEqual({ ok: false, problems: [{ code: 'file-empty', where: 'empty.html', say: 'The file is empty. Give the page itself, as HTML or plain text.' }] });
  });
});
