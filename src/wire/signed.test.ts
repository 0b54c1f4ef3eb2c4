import { describe, expect, it } from 'vitest';
import type { Arrival } from './arrival.ts';
import { readPage } from './read-page.ts';

const prose =
  '<p>The council of Larkhaven met on Tuesday evening to decide how the old ferry landing should be used after the summer season ends.</p>'.repeat(
    3,
  );
const page = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head>${head}</head><body><article>${body}${prose}</article></body></html>`;

async function read(html: string): Promise<Arrival['story']> {
  const answer = await readPage(new TextEncoder().encode(html), { fileName: 'page.html' });
  if (!answer.ok) throw new Error(answer.problems.map((one) => one.say).join(' '));
  return answer.arrival.story;
}

describe('a headline', () => {
  const headline = async (title: string, og: string | null, body = '') => {
    const stated = og
      ? `<meta property="og:title" content="${og}"><meta property="og:site_name" content="Larkhaven Gazette">`
      : '';
    return (await read(page(`<title>${title}</title>${stated}`, body))).headline;
  };

  it.each([
    [
      'Ferry sinks – 3 dead, 12 missing - Larkhaven Gazette',
      'Ferry sinks – 3 dead, 12 missing',
      'Ferry sinks – 3 dead, 12 missing',
    ],
    ['x', 'Ferry sinks – 3 dead, 12 missing - Larkhaven Gazette', 'Ferry sinks – 3 dead, 12 missing'],
    ['x', 'LarkhavenGazette | Ferry: what we know', 'Ferry: what we know'],
    ['x', 'Harbour | tides | and fog', 'Harbour | tides | and fog'],
    ['x', 'Larkhaven Gazette: Ferry sinks', 'Ferry sinks'],
    ['x', 'Ferry sinks (Larkhaven Gazette)', 'Ferry sinks'],
    ['x', 'Gazette: a history', 'Gazette: a history'],
    ['x', 'Ferry sinks (3 dead)', 'Ferry sinks (3 dead)'],
    ['x', 'The Larkhaven Gazette - 150 years on the harbour', '150 years on the harbour'],
  ])('“%s”, stated as “%s”, is “%s”', async (title, og, known) => {
    expect(await headline(title, og)).toBe(known);
  });

  it('stands in the title alone, or in a heading that agrees with it', async () => {
    expect(await headline('Ferry landing to get a roof', null)).toBe('Ferry landing to get a roof');
    expect(
      await headline('Ferry landing to get a roof - The Gazette', null, '<h1>Ferry landing to get a roof</h1>'),
    ).toBe('Ferry landing to get a roof');
    expect(await headline('Ferry landing to get a roof', null, '<h1>Sport</h1>')).toBe('Ferry landing to get a roof');
  });

  it('keeps figures that are raised or lowered, and leaves out what is struck through', async () => {
    const stated = ['Wall cost 105 crowns', 'CO2 rises again', 'Wall cost 4 5 crowns'];
    const seen = ['Wall cost 10<sup>5</sup> crowns', 'CO<sub>2</sub> rises again', 'Wall cost <s>4</s> 5 crowns'];
    const kept = await Promise.all(seen.map((html, at) => headline(stated[at] ?? '', null, `<h1>${html}</h1>`)));
    expect(kept).toEqual(['Wall cost 10⁵ crowns', 'CO₂ rises again', 'Wall cost 5 crowns']);
    expect(await headline('x', null, '<h1>On the 4<sup>th</sup> of May</h1>')).toBe('On the 4th of May');
  });

  it('is not the line that was written for elsewhere, where title and heading agree on another', async () => {
    const heading = '<h1>Ferry landing to get a roof this summer</h1>';
    const title = 'Ferry landing to get a roof | Larkhaven Gazette';
    const elsewhere = 'You will not believe what they built';
    expect(await headline(title, elsewhere, heading)).toBe('Ferry landing to get a roof this summer');
    expect(await headline('Larkhaven Gazette', elsewhere, heading)).toBe(elsewhere);
  });

  it('has none of the elements that a system left in its title, and keeps a sign that stands alone', async () => {
    const stated = '10&lt;sup&gt;6&lt;/sup&gt; litres on the &lt;em class=x&gt;Calder&lt;/em&gt;';
    const heading = '<h1>10<sup>6</sup> litres on the <em>Calder</em></h1>';
    expect(await headline(stated, stated, heading)).toBe('10⁶ litres on the Calder');
    expect(await headline(stated, null)).toBe('10⁶ litres on the Calder');
    expect(await headline('Why &lt;b&gt; is no word', null)).toBe('Why <b> is no word');
  });

  it('has no entity that was written twice', async () => {
    expect(await headline('Ferry &amp;amp; pier: &amp;#8216;closed&amp;#8217;', null)).toBe('Ferry & pier: ‘closed’');
  });

  it('is that of a heading which leads to the story itself, not of one that leads home', async () => {
    const body = '<h1><a href="/">The tide tables</a></h1><h2><a href="/2024/landing">Landing gets its roof</a></h2>';
    const title = '<title>Landing gets its roof | Works | The tide tables</title>';
    expect((await read(page(title, body))).headline).toBe('Landing gets its roof');
  });

  it('is what the data say where a heading says much less', async () => {
    const data = '<meta property="og:title" content="Landing: the roof, the lights, the money and the men">';
    const title = '<title>Landing: the roof, the lights, the money and the men</title>';
    expect((await read(page(`${title}${data}`, '<h1>The roof, the money</h1>'))).headline).toBe(
      'Landing: the roof, the lights, the money and the men',
    );
  });

  it.each([
    ['Landing gets its roof - Regions - Calder Courier', 'Landing gets its roof'],
    ['Landing gets its roof | Regions | Calder Courier', 'Landing gets its roof'],
    ['Landing gets its roof - Harbour - Calder Courier', 'Landing gets its roof - Harbour'],
    ['Fire on pier - two dead', 'Fire on pier - two dead'],
  ])('“%s” is what is left without the paper, and the section to which the page leads', async (title, known) => {
    const doors = '<nav><a href="/regions">Regions</a> <a href="/two">Two dead men</a></nav>';
    expect((await read(page(`<title>${title}</title>`, doors))).headline).toBe(known);
    expect((await read(page(`<title>x</title><meta property="og:title" content="${title}">`, doors))).headline).toBe(
      known,
    );
  });

  it('is what most of the data say', async () => {
    const data =
      '<script type="application/ld+json">{"@type":"Article","headline":"body of salt water","name":"Larkhaven Bay"}</script>';
    expect((await read(page(`<title>Larkhaven Bay - Almanac</title>${data}`, '<h1>Larkhaven Bay</h1>'))).headline).toBe(
      'Larkhaven Bay',
    );
  });
});

describe('a byline', () => {
  const seen = async (line: string) =>
    (
      await read(
        page('<title>Landing to get a roof</title>', `<h1>Landing to get a roof</h1><div class="byline">${line}</div>`),
      )
    ).byline;
  const stated = (author: unknown) =>
    read(
      page(
        `<title>Landing to get a roof</title><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Landing to get a roof', author })}</script>`,
        '',
      ),
    );

  it.each([
    ['By HAL OSTER JULY 29, 2015', ['HAL OSTER']],
    ['by Hal Oster22 Dec 2016651', ['Hal Oster']],
    ['By Hal Oster | Updated: 12:30, 4 May 2024', ['Hal Oster']],
    ['Von Hal Oster, 3. März 2021', ['Hal Oster']],
    ['Par Odile Brand le 3 mars 2021', ['Odile Brand']],
    ['Por Odile Brand', ['Odile Brand']],
    ['Autor: Odile Brand', ['Odile Brand']],
    ['Door Odile Brand', ['Odile Brand']],
    ['By Hal Oster and Odile Brand', ['Hal Oster', 'Odile Brand']],
    ['By Hal OsterPublished 2 May 2024', ['Hal Oster']],
    ['By HAL OSTER Associated Press', ['HAL OSTER']],
    ['Från Odile Brand', ['Odile Brand']],
    ['Par Odile Brand avec AFP', ['Odile Brand']],
    ['Odile Brand (AFP)', ['Odile Brand']],
    ['Reporting by Odile Brand; Editing by Hal Oster', ['Odile Brand']],
    ['Mark Di Stefano Gazette News Reporter', ['Mark Di Stefano']],
  ])('“%s” names %j', async (line, people) => {
    expect((await seen(line))?.map((one) => one.person)).toEqual(people);
  });

  it.each(['Von Odile Brand', 'Par Odile Brand et Hal Oster', 'Autor: Odile Brand', 'Автор: Одиль Бранд'])(
    'in any language is read from a line of its own under the headline, which is no part of the story: “%s”',
    async (line) => {
      const { byline, body } = await read(page('<title>Landing</title>', `<h1>Landing</h1><p>${line}</p>`));
      expect(byline?.[0]?.person).toMatch(/^(?:Odile Brand|Одиль Бранд)$/);
      expect(body?.[0]).toMatchObject({ text: expect.stringMatching(/^The council/) });
    },
  );

  it('is no line that begins as one does, and goes on', async () => {
    for (const line of ['Von der Küste kommt Regen', 'Par ici la sortie', 'Door to door']) {
      const { byline, body } = await read(page('<title>Landing</title>', `<h1>Landing</h1><p>${line}</p>`));
      expect([byline, body?.[0]]).toMatchObject([[], { text: line }]);
    }
  });

  it('is none of the names in a row behind the text, whatever their list is called', async () => {
    const said = ['Bea Holt', 'Tam Oake', 'Ira Lund'].map(
      (name) => `<li><b class="author">${name}</b><p>I saw it.</p></li>`,
    );
    const behind = `<ul class="voices">${said.join('')}</ul>`;
    const html = page('<title>Landing</title>', '<h1>Landing</h1>').replace('</article>', `</article>${behind}`);
    expect((await read(html)).byline).toEqual([]);
  });

  it('is found where its box is called a card, or stands beside the text and is marked', async () => {
    const card =
      '<section class="story-card"><h1>Landing</h1><cite class="byline">By HAL OSTER March 3, 2021</cite></section>';
    expect((await read(page('<title>Landing</title>', card))).byline).toMatchObject([{ person: 'HAL OSTER' }]);
    const marked =
      '<aside><span itemprop="author" class="article-author"><span itemprop="name">Hal Oster</span></span></aside>';
    expect((await read(page('<title>Landing</title>', `<h1>Landing</h1>${marked}`))).byline).toMatchObject([
      { person: 'Hal Oster' },
    ]);
  });

  it('of a site stands in its own column, far above the headline', async () => {
    const column = `<div id="about"><p>By Hal Oster</p>${'<p>Archive</p>'.repeat(6)}</div>`;
    const html = page('<title>Landing</title>', '<h1>Landing</h1>').replace('<article>', `${column}<article>`);
    expect((await read(html)).byline).toEqual([]);
  });

  it('keeps the role apart from the name, in data too', async () => {
    expect((await stated([{ '@type': 'Person', name: 'By HAL OSTER, Harbour Correspondent' }])).byline).toMatchObject([
      { person: 'HAL OSTER', role: 'Harbour Correspondent' },
    ]);
    expect((await stated('By Ted Marlow, AP National Security Writer')).byline).toMatchObject([
      { person: 'Ted Marlow', role: 'AP National Security Writer' },
    ]);
    expect((await stated({ '@type': 'Person', name: ['Hal Oster', 'Odile Brand'] })).byline).toHaveLength(2);
    expect((await stated(['Hal Oster and Odile Brand'])).byline).toHaveLength(2);
  });

  it('in data may be in two parts, or family first', async () => {
    const author = { '@type': 'Person', givenName: 'Hal', familyName: 'Oster' };
    expect((await stated(author)).byline).toMatchObject([{ person: 'Hal Oster' }]);
    expect((await stated('Oster, Hal')).byline).toMatchObject([{ person: 'Hal Oster', location: null }]);
  });

  it('in Romanian begins with a word that begins names elsewhere', async () => {
    const line = '<h1>Landing</h1><div class="byline">De Odile Brand</div>';
    const html = page('<title>Landing</title>', line);
    expect((await read(html)).byline).toMatchObject([{ person: 'De Odile Brand' }]);
    expect((await read(html.replace('lang="en"', 'lang="ro"'))).byline).toMatchObject([{ person: 'Odile Brand' }]);
  });

  it('of an organisation is its credit', async () => {
    expect(await stated({ '@type': 'Organization', name: 'Larkhaven News Agency' })).toMatchObject({
      byline: [{ person: 'Larkhaven News Agency' }],
      agencies: ['Larkhaven News Agency'],
    });
  });

  it('is of whoever the data describe elsewhere, and of nobody where they do not', async () => {
    const linked = (things: object[]) =>
      page(
        `<script type="application/ld+json">${JSON.stringify({ '@graph': things })}</script>`,
        '<h1>Ferry sinks</h1>',
      );
    const article = { '@type': 'NewsArticle', headline: 'Ferry sinks', author: [{ '@type': 'Person', '@id': '#hal' }] };
    const hal = { '@type': 'Person', '@id': '#hal', name: 'Hal Oster' };
    expect((await read(linked([hal, article]))).byline).toMatchObject([{ person: 'Hal Oster' }]);
    expect((await read(linked([article]))).byline).toEqual([]);
  });

  it.each(['admin', 'hal.oster@paper.example', 'https://social.example/hal', 'haloster22'])(
    '“%s” names nobody',
    async (author) => {
      expect((await stated(author)).byline).toEqual([]);
    },
  );
});

describe('a body that scripts would draw', () => {
  it('is what the linked data state, paragraph by paragraph', async () => {
    const stated = [
      'The council of Larkhaven met on Tuesday evening to decide how the old landing should be used.',
      'Nobody spoke against a roof over it, and the lights will be paid for by the harbour.',
    ];
    const data = JSON.stringify({
      '@type': 'NewsArticle',
      headline: 'Landing gets its roof',
      articleBody: stated.join('\n'),
    });
    const html = `<!doctype html><html lang="en"><head><title>Landing gets its roof</title><script type="application/ld+json">${data}</script></head><body><h1>Landing gets its roof</h1><div id="app"></div></body></html>`;
    expect((await read(html)).body).toMatchObject(stated.map((text) => ({ type: 'paragraph', text })));
  });
});

describe('a kicker inside the heading', () => {
  const title = '<title>Council keeps the pier | Larkhaven Gazette</title>';

  it.each([
    '<h1><span class="kicker">Harbour</span> Council keeps the pier</h1>',
    '<h1><span class="headline-kicker">Harbour:</span><span>Council keeps the pier</span></h1>',
    '<h1><small>Harbour</small><br>Council keeps the pier</h1>',
    '<h1><span>Harbour</span><span>Council keeps the pier</span></h1>',
    '<h1><a href="/harbour">Harbour</a> – Council keeps the pier</h1>',
  ])('stands over it: %s', async (heading) => {
    const story = await read(page(title, heading));
    expect([story.headline, story.kicker]).toEqual(['Council keeps the pier', 'Harbour']);
    expect(story.body?.[0]).toMatchObject({ type: 'paragraph' });
  });

  it('is none where it is part of what the page says of itself', async () => {
    const heading = '<h1><em>Harbour</em> council keeps the pier</h1>';
    const story = await read(page('<title>Harbour council keeps the pier</title>', heading));
    expect([story.headline, story.kicker ?? null]).toEqual(['Harbour council keeps the pier', null]);
  });
});

describe('a byline of the staff', () => {
  it.each([
    ['By Odile Brand staff', 'Odile Brand', 'staff'],
    ['By ODILE BRAND Staff', 'ODILE BRAND', 'Staff'],
    ['By Odile Brand, Gazette staff', 'Odile Brand', 'Gazette staff'],
    ['By Odile Brand of the Gazette staff', 'Odile Brand', 'Gazette staff'],
    ['By Odile Brand / Staff', 'Odile Brand', 'Staff'],
    ['By Odile Brand | Staff', 'Odile Brand', 'Staff'],
    ['Odile Brand, Gazette Staff', 'Odile Brand', 'Gazette Staff'],
  ])('“%s” is %s, %s', async (line, person, role) => {
    const { byline, body } = await read(page('<title>Pier</title>', `<h1>Pier</h1><p class="byline">${line}</p>`));
    expect(byline).toEqual([{ person, role, location: null }]);
    expect(JSON.stringify(body)).not.toContain('Brand');
  });

  it('names nobody where it names nobody', async () => {
    const { byline } = await read(page('<title>Pier</title>', '<h1>Pier</h1><p class="byline">By Staff</p>'));
    expect(byline ?? []).toEqual([]);
  });
});

describe('a day counted by weeks, or through the year', () => {
  const at = async (time: string) => {
    const html = page(`<title>Pier</title><meta property="article:published_time" content="${time}">`, '<h1>Pier</h1>');
    const answer = await readPage(new TextEncoder().encode(html), { fileName: 'page.html' });
    return answer.ok ? answer.arrival.firstPublishedAt : null;
  };

  it.each([
    ['2026-W48-7', '2026-11-29T00:00:00Z'],
    ['2026W487', '2026-11-29T00:00:00Z'],
    ['2026-W48-7T10:15:00+01:00', '2026-11-29T09:15:00Z'],
    ['2026-W48', '2026-11-23T00:00:00Z'],
    ['2020-W53-5', '2021-01-01T00:00:00Z'],
    ['2025-W01-1', '2024-12-30T00:00:00Z'],
    ['2026-333', '2026-11-29T00:00:00Z'],
    ['2024-366T08:00Z', '2024-12-31T08:00:00Z'],
    ['2025-W53-1', null],
    ['2025-366', null],
    ['2025-W00-1', null],
  ])('%s is %s', async (time, known) => {
    expect(await at(time)).toBe(known);
  });
});

describe('a byline that is laid out by style', () => {
  it('parts what stands side by side without a gap', async () => {
    const head = '<div><span>By <a href="/a">Ann Okoro</a></span><span>Harbour correspondent</span></div>';
    const html = `<!doctype html><html lang="en"><head><title>Council keeps the pier</title></head><body><h1>Council keeps the pier</h1>${head}<p>The council of Larkhaven met on Tuesday evening to decide how the old ferry landing should be used after the summer.</p><p>It stays open to everybody who walks there, and nobody in the council spoke against it.</p></body></html>`;
    const answer = await readPage(new TextEncoder().encode(html), { fileName: 'a.html' });
    expect(answer.ok && answer.arrival.story.byline?.[0]?.person).toBe('Ann Okoro');
  });

  it('is the name that a box about the author begins with, and the box is none of the story', async () => {
    const box =
      '<div class="author"><a href="/ann">Ann Okoro</a><p>Ann Okoro writes about the sea and lives in Eastport.</p></div>';
    const html = `<!doctype html><html lang="en"><head><title>Council keeps the pier</title></head><body><article><h1>Council keeps the pier</h1>${box}<p>The council of Larkhaven met on Tuesday evening to decide how the old ferry landing should be used after the summer.</p><p>It stays open to everybody who walks there, and nobody in the council spoke against it.</p></article></body></html>`;
    const answer = await readPage(new TextEncoder().encode(html), { fileName: 'a.html' });
    expect(answer.ok && answer.arrival.story.byline?.[0]?.person).toBe('Ann Okoro');
    expect(JSON.stringify(answer.ok && answer.arrival.story.body)).not.toContain('lives in Eastport');
  });

  it('is read from linked data with commas too many', async () => {
    const data = '{"@type":"NewsArticle","headline":"Pier, [stays,]","author":{"@type":"Person","name":"Ann Okoro",},}';
    const html = `<!doctype html><html><head><script type="application/ld+json">${data}</script></head><body><h1>Pier, [stays,]</h1><p>The council of Larkhaven met on Tuesday evening to decide how the old ferry landing should be used.</p></body></html>`;
    const answer = await readPage(new TextEncoder().encode(html), { fileName: 'a.html' });
    expect(answer.ok && [answer.arrival.story.headline, answer.arrival.story.byline?.[0]?.person]).toEqual([
      'Pier, [stays,]',
      'Ann Okoro',
    ]);
  });
});
