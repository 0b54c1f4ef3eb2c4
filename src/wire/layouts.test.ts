import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bodyOf, codes, every, fixture, outline } from '../../test/house/arrivals.ts';
import { readPage } from './read-page.ts';

describe('plain text of other sites and decades', () => {
  it('reads a page of 1999: label of section, two headings of links, a list, a pull quote', async () => {
    const arrival = await fixture('text-1999.txt');
    expect(arrival).toMatchObject({
      sectionName: 'Estuary',
      firstPublishedAt: '1999-06-10T12:34:00Z',
      lastUpdatedAt: '1999-06-10T12:34:00Z',
    });
    expect(arrival.story).toMatchObject({
      headline: 'Ferry strike leaves islands cut off',
      standfirst:
        'Ferry crews on the Calder islands have stopped work for a third day in a dispute over night crossings.',
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
      mainMedia: {
        alt: 'The harbour bridge at low tide',
        caption: 'The harbour bridge at low tide.',
        credit: 'Lena Ortiz/Courier',
      },
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
    expect(arrival).toMatchObject({
      oldAddress: 'http://news.northland.example/2/hi/estuary/4711.stm',
      firstPublishedAt: '2005-06-10T12:34:56Z',
    });
    expect(arrival.story.origin).toEqual({
      name: 'NORTHLAND NEWS',
      url: 'http://news.northland.example/2/hi/estuary/4711.stm',
    });
    expect(every(arrival, 'paragraph')).toHaveLength(3);
    expect(bodyOf(arrival)).toHaveLength(3);
  });

  it('reads an American page with its highlights and its agency', async () => {
    const arrival = await fixture('text-american.txt');
    expect(arrival).toMatchObject({ lastUpdatedAt: '2013-03-10T04:14:00Z', firstPublishedAt: null });
    expect(arrival.story).toMatchObject({
      headline: 'Ferry strike cuts off islands',
      agencies: ['AP'],
      mainMedia: null,
    });
    expect(every(arrival, 'keyPoints')[0]?.items.map((item) => item.text)).toEqual([
      'Crews have stopped work for a third day',
      'Around 9,000 people are without fresh food',
      'Talks will begin again Friday',
    ]);
    expect(every(arrival, 'paragraph')).toHaveLength(3);
  });

  it('reads a script from right to left', async () => {
    const arrival = await fixture('text-arabic.txt');
    expect(arrival.story).toMatchObject({
      lang: 'ar',
      dir: 'rtl',
      headline: 'إغلاق جسر الميناء لمدة عام',
      mainMedia: { caption: 'الجسر عند الجزر' },
    });
    expect(outline(arrival).map((line) => line.split(':')[0])).toEqual([
      'paragraph',
      'crosshead',
      'paragraph',
      'paragraph',
    ]);
  });
});

describe('pages of other layouts', () => {
  it('reads tables, fonts and unclosed paragraphs of 1999', async () => {
    const arrival = await fixture('tables-1999.html');
    expect(arrival).toMatchObject({
      sectionName: 'Estuary',
      firstPublishedAt: '1999-06-10T12:34:00Z',
      lastUpdatedAt: '1999-06-10T12:34:00Z',
    });
    expect(arrival.story).toMatchObject({
      headline: 'Ferry strike leaves islands cut off',
      standfirst:
        'Ferry crews on the Calder islands have stopped work for a third day in a dispute over night crossings.',
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
    expect(every(arrival, 'factBox')[0]).toMatchObject({
      title: 'THE BRIDGE IN FIGURES',
      items: [{ text: 'Length: 1.4km' }, { text: 'Piers: nine' }],
    });
    expect(every(arrival, 'table')[0]).toMatchObject({
      head: ['Island', 'Turnout'],
      rows: [
        ['Eastholm', '31%'],
        ['Little Calder', '44%'],
      ],
    });
  });

  it('reads a page of 2011 by its classes', async () => {
    const arrival = await fixture('classes-2011.html');
    expect(arrival).toMatchObject({
      firstPublishedAt: '2011-06-03T21:10:05Z',
      lastUpdatedAt: '2011-06-04T12:34:56Z',
      sectionName: 'Science & Environment',
    });
    expect(arrival.story).toMatchObject({
      headline: 'Tide power plant starts after ten years of talk',
      standfirst:
        'A power plant that runs on the tide has begun to feed the islands, ten years after it was first drawn.',
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
      mainMedia: {
        alt: 'The harbour bridge at low tide, seen from the north quay',
        caption: 'The bridge has carried traffic since 1931.',
        credit: 'Lena Ortiz/Courier',
      },
      origin: {
        name: 'The Calder Courier',
        url: 'https://www.caldercourier.example/news/2021/03/harbour-bridge-to-close',
      },
    });
    expect(bodyOf(arrival).map((block) => block.type)).toEqual([
      'paragraph',
      'paragraph',
      'pullQuote',
      'crosshead',
      'paragraph',
      'list',
      'image',
      'paragraph',
      'quote',
      'table',
      'embed',
      'divider',
      'paragraph',
      'embed',
    ]);
    expect(every(arrival, 'pullQuote')[0]).toEqual({
      type: 'pullQuote',
      text: 'Safe for the traffic of 1931, not for the traffic of today',
      speaker: 'Ada Brandt',
      role: 'county engineer',
      source: null,
    });
    expect(every(arrival, 'quote')[0]).toMatchObject({ speaker: 'Marta Quill', role: 'baker' });
    expect(every(arrival, 'table')[0]).toMatchObject({ caption: 'Crossings a day', rowHeads: true });
    expect(every(arrival, 'embed').map(({ provider, snapshot, author }) => ({ provider, snapshot, author }))).toEqual([
      {
        provider: 'X',
        snapshot: 'Bridge closed from 1 June. Boats every ten minutes. Thank you for your patience.',
        author: 'Calder County (@caldercounty)',
      },
      { provider: 'YouTube', snapshot: 'Divers inspect the piers', author: null },
    ]);
  });

  it('keeps marks and safe links, drops the others and says so', async () => {
    const arrival = await fixture('modern-article.html');
    const [, second, , , fifth] = bodyOf(arrival);
    expect(second).toMatchObject({
      marks: [
        { type: 'link', from: 21, to: 31, href: 'https://www.caldercourier.example/people/ada-brandt' },
        { type: 'emphasis', from: 101, to: 104 },
      ],
    });
    expect(fifth).toMatchObject({
      marks: [
        { type: 'strong', from: 68, to: 87 },
        { type: 'link', href: 'https://county.example/report.pdf' },
      ],
    });
    const links = bodyOf(arrival)
      .flatMap((block) => ('marks' in block ? block.marks : []))
      .flatMap((mark) => (mark.type === 'link' ? [mark.href] : []));
    expect(links).toContain('mailto:bridge@county.example');
    expect(links.filter((href) => !/^(https?|mailto):/.test(href))).toEqual([]);
    expect(codes(arrival)).toEqual(['link-dropped', 'link-dropped', 'boxes-left-out', 'links-left-out']);
  });

  it('lets neither scripts nor hidden words nor chrome of today in', async () => {
    const told = JSON.stringify((await fixture('modern-article.html')).story);
    const chrome = [
      'MUST NOT GET IN',
      'cookies',
      'Sign up',
      'newsletter',
      'Advertisement',
      'tyres',
      'Share on',
      'Related',
      'Tunnel plan',
      'Most read',
      'Ten walks',
      'All rights',
      'Skip to',
      'alert(1)',
    ];
    expect(chrome.filter((words) => told.includes(words))).toEqual([]);
  });

  it('keeps language and direction', async () => {
    const arrival = await fixture('arabic-article.html');
    expect(arrival.story).toMatchObject({
      lang: 'ar',
      dir: 'rtl',
      byline: [{ person: 'ليلى حداد' }],
      mainMedia: { caption: 'يعمل الجسر منذ عام 1931' },
    });
    expect(outline(arrival).map((line) => line.split(':')[0])).toEqual([
      'paragraph',
      'crosshead',
      'paragraph',
      'paragraph',
    ]);
    expect(arrival.sectionName).toBe('النقل');
  });

  it('reads a page that says next to nothing of itself', async () => {
    const arrival = await fixture('blog-post.html');
    expect(arrival).toMatchObject({ firstPublishedAt: '2014-01-07T14:30:00Z', oldAddress: null });
    expect(arrival.story).toMatchObject({
      headline: 'What the tide took',
      byline: [{ person: 'Lena Ortiz' }],
      origin: { name: 'Estuary Notes' },
    });
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
    const few = '<p>Bridge is open.</p>';
    expect(await refused(`<!doctype html><title>Calder bridge</title><body>${few}`)).toBe('read');
    expect(await refused(`<!doctype html><title>Calder bridge</title><body>${few}<a href="/more">More</a>`)).toBe(
      'article-missing',
    );
    const fault =
      '<title>404 Not Found</title><h1>Not Found</h1><p>The address /a was not found on this server, nor anything like it.</p>';
    expect(await refused(`<!doctype html>${fault}`)).toBe('page-is-fault');
    const notice = (title: string) =>
      `<!doctype html><title>${title}</title><p>Bitte versuchen Sie es später noch einmal.</p>`;
    expect(await refused(notice('Seite nicht gefunden – Talbote'))).toBe('page-is-fault');
    const frames = '<frameset cols="20%,*"><frame src="menu.html"><frame src="text.html"></frameset>';
    expect(await refused(`<html><title>Calder</title>${frames}</html>`)).toBe('page-is-frames');
    const shell = '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>';
    expect(await refused(`<!doctype html><title>Calder</title><body>${shell}`)).toBe('page-is-shell');
  });

  it('is refused when it is an index or a form', async () => {
    const page = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
    expect(await refused(page('index-page.html'))).toBe('article-missing');
    expect(await refused(page('login-page.html'))).toBe('page-is-form');
  });

  it('is told what to do about it', async () => {
    const read = await readPage(new Uint8Array(), { fileName: 'empty.html' });
    expect(read).toEqual({
      ok: false,
      problems: [
        {
          code: 'file-empty',
          where: 'empty.html',
          say: 'The file is empty. Give the page itself, as HTML or plain text.',
        },
      ],
    });
  });
});
