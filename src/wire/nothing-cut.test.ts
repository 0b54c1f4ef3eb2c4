import { describe, expect, it } from 'vitest';
import { bodyOf, codes, outline } from '../../test/house/arrivals.ts';
import { wordsOf } from '../story/blocks.ts';
import { page, paragraphs, pierPage, read, words } from '../../test/house/pier-page.ts';
import type { Arrival } from './arrival.ts';

const [one, two, three] = paragraphs;
const prose = paragraphs.map((text) => `<p>${text}</p>`).join('');

async function hasAll(text: string, fileName?: string): Promise<Arrival> {
  const arrival = await read(text, fileName);
  for (const paragraph of paragraphs) expect(words(arrival)).toContain(paragraph);
  return arrival;
}

describe('no wording ends a story that goes on', () => {
  it.each([
    'All rights reserved.',
    '© 2024 The Harbourton Post',
    'Copyright Harbour Pictures',
    'This material may not be published, broadcast, rewritten or redistributed.',
    'The Post is not responsible for the content of external sites.',
    'Story from Harbour News:',
    'Advertise with us',
    'Privacy policy',
    'Not all comments will be published.',
  ])('“%s” goes alone, and it is said', async (line) => {
    const arrival = await hasAll(pierPage(`<p>${line}</p>`));
    expect(words(arrival)).not.toContain(line);
    expect(arrival.warnings.find((each) => each.code === 'line-left-out')?.say).toContain(line);
  });

  it.each(["Don't Miss:", 'More from Harbourton', 'Related stories', 'Most read', 'Features', 'See also'])(
    'the heading “%s” takes no chapters with it',
    async (heading) => {
      const chapters = paragraphs.map((text, at) => `<h2>Chapter ${at + 1}</h2><p>${text}</p>`).join('');
      await hasAll(page(`<h1>Council keeps the pier</h1><p>${one}</p><p>${heading}</p>${chapters}`));
    },
  );

  it('a sentence that speaks of rights or copies is a sentence', async () => {
    for (const sentence of [
      'The union said that all rights reserved to staff under the old agreement must stay.',
      'The union said that the plans may not be copied or shown to anybody outside the port.',
      'Copyright law has not caught up with the ferry timetable, the council was told.',
    ])
      expect(words(await hasAll(pierPage(`<p>${sentence}</p>`)))).toContain(sentence);
  });

  it('a sentence that reads like a tool of the page is missed aloud', async () => {
    const arrival = await hasAll(
      pierPage('<p>Learn more languages before the ferry comes, the minister told pupils.</p>'),
    );
    expect(codes(arrival)).toContain('line-left-out');
  });

  it('a list of links alone between two paragraphs is missed aloud, once', async () => {
    const list =
      '<ul><li><a href="/a">The harbour plan in full</a></li><li><a href="/b">All votes of the council</a></li></ul>';
    const said = (html: string) =>
      read(html).then(({ warnings }) => warnings.filter(({ code }) => code === 'links-left-out'));
    const parts = (inner: string) =>
      page(`<h1>Council keeps the pier</h1><p>${one}</p>${inner}<p>${two}</p><p>${three}</p>`);
    const [warning, ...more] = await said(parts(list));
    expect(warning?.say).toContain('2 links');
    expect(warning?.say).toContain('“The harbour plan in full”');
    expect(more).toEqual([]);
    for (const html of [
      parts(`<h3>Related stories</h3>${list}`),
      page(`<h1>Council keeps the pier</h1>${prose}${list}`),
    ])
      expect(await said(html)).toHaveLength(1);
  });

  it('points deeper than any list goes stand at its last level, and that is said once', async () => {
    const nested = (depth: number): string =>
      `<ul><li>Level ${depth} of the plan${depth < 11 ? nested(depth + 1) : ''}</li></ul>`;
    const arrival = await hasAll(pierPage(nested(1)));
    const said = arrival.warnings.filter(({ code }) => code === 'points-too-deep');
    expect(said.map(({ say }) => say)).toEqual([expect.stringContaining('down to “Level 11 of the plan')]);
    expect(words(arrival)).toContain('Level 11 of the plan');
    expect(codes(await hasAll(pierPage(nested(3))))).not.toContain('points-too-deep');
  });

  it('all pictures with captions under the last words stay', async () => {
    const pictures = ['The pier at dawn', 'The pier at noon', 'The pier at dusk'].map(
      (caption, at) => `<figure><img src="${at}.jpg" alt="Pier ${at}"><figcaption>${caption}</figcaption></figure>`,
    );
    const arrival = await read(page(`<h1>Council keeps the pier</h1>${prose}<div>${pictures.join('')}</div>`));
    for (const caption of ['at dawn', 'at noon', 'at dusk']) expect(words(arrival)).toContain(caption);
  });

  it('the time at the end of a byline is the page’s', async () => {
    const line = '<p class="byline">By Ann Okoro and Li Wei | Harbour Correspondents | 5 March 2024 14:30 GMT</p>';
    const arrival = await read(page(`<h1>Council keeps the pier</h1>${line}${prose}`));
    expect(arrival.lastUpdatedAt).toBe('2024-03-05T14:30:00Z');
    expect(arrival.story.byline?.map(({ person }) => person)).toEqual(['Ann Okoro', 'Li Wei']);
  });

  it('a headline whose signs were escaped twice is not said again under itself', async () => {
    const arrival = await read(
      page(`<article><h1>Pier &amp;amp; quay stay, council&amp;#8217;s vote says</h1>${prose}</article>`),
    );
    expect(arrival.story.headline).toBe('Pier & quay stay, council’s vote says');
    expect(words(arrival)).toBe(paragraphs.join('\n'));
  });

  it('the arrow that leads back from a note is no part of it', async () => {
    const note = '<ol><li id="f1">Minutes of the council, 5 March. <a href="#r1">↩︎</a></li><li>Port plan.</li></ol>';
    const said = words(await hasAll(pierPage('', note)));
    expect(said).toContain('Minutes of the council, 5 March.');
    expect(said).not.toContain('↩');
  });

  it('a paragraph that is one link stays, however it opens', async () => {
    for (const name of ['popup', 'js-modal', 'open-overlay']) {
      const link = `<p><a class="${name}" href="/plan.pdf">The plan that the council kept secret for two years has forty pages.</a></p>`;
      expect(words(await hasAll(pierPage(link)))).toContain('kept secret for two years');
    }
  });

  it('a day in figures is the one that the page states beside it for machines', async () => {
    const time = '<time datetime="2024-03-04T10:15:00-0500">3/4/2024</time>';
    const arrival = await read(page(`<h1>Council keeps the pier</h1><p>${time}</p>${prose}`));
    expect(arrival.lastUpdatedAt).toBe('2024-03-04T15:15:00Z');
    expect(codes(arrival)).not.toContain('hour-unknown');
  });

  it('cells, captions and crossheads keep raised figures, and leave out aloud what is struck through', async () => {
    const table =
      '<table><tr><th>Pier</th><th>Cost</th></tr><tr><td>North</td><td>10<sup>5</sup> <s>102</s></td></tr></table>';
    const figure =
      '<figure><img src="a.jpg" alt="The pier"><figcaption>The pier <del>fell</del> has 10<sup>2</sup> steps</figcaption></figure>';
    const html = page(
      `<h1>Council keeps the pier</h1><p>${one}</p><h2>CO<sub>2</sub> and tides</h2><p>${two}</p>${table}${figure}<p>${three}</p>`,
    );
    const arrival = await read(html);
    const said = JSON.stringify(arrival.story.body);
    for (const kept of ['"10⁵"', 'The pier has 10² steps', 'CO₂ and tides']) expect(said).toContain(kept);
    expect(codes(arrival).filter((code) => code === 'words-struck')).toHaveLength(2);
  });

  it.each([
    '<s><p>Nobody may walk on it.</p></s>',
    '<del><p>Nobody may walk on it.</p><ul><li>Nobody at all.</li></ul></del>',
    '<div style="text-decoration: line-through"><p>Nobody may walk on it.</p></div>',
    '<p style="text-decoration:line-through">Nobody may walk on it.</p>',
    '<p class="line-through">Nobody may walk on it.</p>',
    '<h2><s>Nobody may walk on it</s></h2>',
    '<strike>Nobody may walk on it.<br><br>Nobody at all.</strike>',
    '<blockquote><del><p>Nobody may walk on it.</p></del></blockquote>',
    '<ul><li class="strikethrough">Nobody may walk on it.</li></ul>',
    '<table><tr><th>Pier</th><th>Open</th></tr><tr><td style="text-decoration:line-through">Nobody</td><td>All</td></tr></table>',
  ])('what a page struck through goes as a whole, and is said: %s', async (struck) => {
    const arrival = await hasAll(pierPage(struck));
    expect(words(arrival)).not.toContain('Nobody');
    expect(arrival.warnings.find(({ code }) => code === 'words-struck')?.say).toContain('Nobody');
  });

  it('a line of figures under the last words is missed aloud', async () => {
    const arrival = await read(page(`<h1>Council keeps the pier</h1>${prose}<p>Height: 4 metres</p>`));
    expect(arrival.warnings.find((each) => each.code === 'line-left-out')?.say).toContain('Height: 4 metres');
  });

  it('terms and what is said of them are points, with lines under them, wherever they stand', async () => {
    const terms =
      '<dl><div><dt>Height</dt><dd>4 <b>metres</b></dd><dd>at low water</dd></div><dt>Age</dt><dd>90 years</dd></dl>';
    const arrival = await read(page(`<h1>Council keeps the pier</h1>${prose}${terms}`));
    expect(arrival.story.body?.at(-1)).toMatchObject({
      type: 'list',
      items: [
        { text: 'Height\n4 metres\nat low water', marks: [{ type: 'strong', from: 9, to: 15 }] },
        { text: 'Age\n90 years' },
      ],
    });
  });

  it('the same holds in plain text', async () => {
    const text = (line: string) =>
      `Council keeps the pier\n\nTuesday, 24 November 2026, 16:32 GMT\n\n${one}\n\n${line}\n\n${two}\n\n${three}\n`;
    for (const line of [
      'All rights reserved.',
      'The union said that the plans may not be copied or shown to anybody.',
      'See also',
    ])
      expect(words(await read(text(line), 'pier.txt'))).toContain(three);
  });

  it('a line of rights right under a picture is its credit', async () => {
    const arrival = await hasAll(pierPage('<img src="a.jpg" alt="The pier"><p>© Mara Lind / Harbour Agency</p>'));
    expect(bodyOf(arrival)).toContainEqual(
      expect.objectContaining({ type: 'image', credit: 'Mara Lind / Harbour Agency' }),
    );
  });

  it('what stands under the end of a story and is little still goes', async () => {
    const arrival = await hasAll(
      page(`<h1>Council keeps the pier</h1>${prose}<p>© 2024 The Post. All rights reserved.</p><p>Contact us</p>`),
    );
    expect(outline(arrival)).toHaveLength(3);
  });
});

describe('no name takes a story away', () => {
  const elsewhere = `<div class="x">${'<p>Other words of the page that are not of the story at all but fill it to a fair length.</p>'.repeat(12)}</div>`;

  it.each([
    'entry-content entry-content-read-more',
    'sharingContainer',
    'sidebar-right',
    'social-story comments-open',
    'newsletter-body',
    'related-main',
    'widget',
  ])('a story in “%s” is the story', async (name) => {
    const arrival = await hasAll(
      page(`<article><h1>Council keeps the pier</h1><div class="${name}">${prose}</div></article>${elsewhere}`),
    );
    expect(words(arrival)).not.toContain('Other words');
  });

  it('a page wholly inside one form is read', async () => {
    await hasAll(
      page(`<form id="page" method="post"><h1>Council keeps the pier</h1>${prose}<input type="submit"></form>`),
    );
  });

  it('a list of sentences under a heading over links is kept', async () => {
    const items = paragraphs.map((text) => `<li>${text}</li>`).join('');
    await hasAll(page(`<h1>Council keeps the pier</h1><p>${one}</p><h3>Related</h3><ul>${items}</ul>`));
  });
});

describe('real articles are not refused', () => {
  it.each([
    [
      'whose headings are links',
      `<h1>Council keeps the pier</h1>${paragraphs.map((text, at) => `<h2><a href="/${at}">Chapter ${at}</a></h2><p>${text} ${text}</p>`).join('')}<h2><a href="/9">Last</a></h2><p>${one}</p>`,
    ],
    [
      'made of a list',
      `<h1>Council keeps the pier</h1><ul>${paragraphs.map((text) => `<li>${text}</li>`).join('')}</ul>`,
    ],
    [
      'with a field for a password in its header',
      `<header><form><input type="password"></form></header><h1>Council keeps the pier</h1>${prose}`,
    ],
    ['with a NUL in it', `<h1>Council keeps the pier</h1><p>${one}</p>\u0000<p>${two}</p><p>${three}</p>`],
  ])('one %s', async (_, body) => {
    await hasAll(page(body));
  });

  it('one whose headline stands only in its title', async () => {
    expect((await hasAll(page(`<article>${prose}</article>`))).story.headline).toBe('Council keeps the pier');
  });

  it('and what readers wrote is never taken for it', async () => {
    const remarks = Array.from(
      { length: 12 },
      (_, at) =>
        `<li><b class="user">Reader ${at}</b> <span>12 May 2024, 10:${at + 10}</span><p>I have walked on that pier for forty years and I do not see what there is to argue about, really.</p><a href="#">Reply</a></li>`,
    ).join('');
    const arrival = await hasAll(
      page(`<h1>Council keeps the pier</h1><div>${prose}</div><div><h3>What you told us</h3><ul>${remarks}</ul></div>`),
    );
    expect(words(arrival)).not.toContain('forty years');
    expect(arrival.story.byline).toEqual([]);
  });
});

describe('what nobody knows stands in the line', () => {
  const sentence = async (html: string) => {
    const arrival = await hasAll(pierPage(`<p>${html}</p>`));
    return bodyOf(arrival).map(wordsOf)[1];
  };

  it.each([
    [
      'The <glossary-term>slipway</glossary-term> is steep, said the harbour office.',
      'The slipway is steep, said the harbour office.',
    ],
    [
      'A <label>painter</label> is the <blink>rope</blink> of a boat, it said.',
      'A painter is the rope of a boat, it said.',
    ],
    ['<ruby>川<rp>(</rp><rt>かわ</rt><rp>)</rp></ruby>は<ruby>深<rt>ふか</rt></ruby>い。', '川(かわ)は深(ふか)い。'],
    [
      'We won <img class="emoji" alt="🎉" src="e.svg"> again, wrote the rowing club.',
      'We won 🎉 again, wrote the rowing club.',
    ],
    ['The sign <img src="sign.jpg" alt=""> hung over the door for years.', 'The sign hung over the door for years.'],
    ['A word<script>x()</script>play of the harbour office.', 'A wordplay of the harbour office.'],
  ])('%s', async (html, text) => {
    expect(await sentence(html)).toBe(text);
  });

  it('two breaks end a paragraph inside such an element too, and its marks stay', async () => {
    const arrival = await hasAll(
      page(`<h1>Council keeps the pier</h1><font><i>${paragraphs.join('<br><br>')}</i></font>`),
    );
    expect(outline(arrival)).toHaveLength(3);
    expect(bodyOf(arrival)[1]).toMatchObject({ marks: [{ type: 'emphasis', from: 0, to: two.length }] });
  });
});

describe('what stands round a story is not of it', () => {
  const story = (after: string) =>
    hasAll(page(`<div id="page"><h1>Council keeps the pier</h1><div id="text">${prose}${after}</div></div>`));

  it.each([
    ['tools of 2010', '<p>E-mail this to a friend | Printable version</p>', 'friend'],
    [
      'a cloud of tags',
      '<p>Tags: <a href="/t/a">piers</a>, <a href="/t/b">ferries</a>, <a href="/t/c">councils</a></p>',
      'ferries',
    ],
    [
      'cards of other stories',
      `<div class="cards">${['Mayor resigns', 'Storm takes roof', 'Poet sells piano'].map((title) => `<div class="card"><a href="/${title}"><img src="x.jpg" alt=""><h3>${title} over the weekend</h3></a><p>Something short is said about it here, to make one read on.</p></div>`).join('')}</div>`,
      'Mayor resigns',
    ],
    [
      'a caption said twice',
      '<figure><img src="a.jpg" alt="The pier"><figcaption>Walkers on the wooden pier</figcaption></figure><p>Walkers on the wooden pier</p>',
      null,
    ],
    [
      'a list of links under its heading',
      '<h3>Related stories</h3><ul><li><a href="/1">Mayor resigns over ferries</a></li><li><a href="/2">Storm takes roof of town hall</a></li></ul>',
      'Mayor',
    ],
  ])('%s', async (_, after, word) => {
    const arrival = await story(after);
    if (word) expect(words(arrival)).not.toContain(word);
    expect(words(arrival)).not.toContain('Related');
    expect(outline(arrival).filter((line) => line.startsWith('paragraph'))).toHaveLength(3);
  });
});

describe('no make of a page takes parts of a story away', () => {
  const film = (at: number) =>
    `<tr><th><a href="/films/${at}">Film ${at}</a></th><td>${1950 + at}</td><td>A ferryman who missed the last boat of ${1950 + at} wishes that he could live the year all over again, and somehow gets his chance.</td></tr>`;

  it('a table with heads stays whole, however much its cells say', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => film(at)).join('');
    const head = '<thead><tr><th>Film</th><th>Year</th><th>Story</th></tr></thead>';
    const arrival = await hasAll(pierPage(`<table>${head}<tbody>${rows}</tbody></table>`));
    const table = bodyOf(arrival).find(({ type }) => type === 'table');
    expect(table).toMatchObject({ head: ['Film', 'Year', 'Story'] });
    expect(words(arrival)).toContain('Film 11');
  });

  it('short lines stay between long ones, though a gallery among them has more words than all', async () => {
    const shown = Array.from({ length: 30 }, (_, at) => `<li><p>${one} It was year ${at}.</p></li>`).join('');
    const gallery = `<div><div><div><ul>${shown}</ul></div></div></div>`;
    const lines = ['1. Walk at low water', '2. Leave the dog at home', '3. Mind the third plank'];
    const told = paragraphs.map((text, at) => `<p>${text}</p><p>${lines[at]}</p>`).join('');
    const arrival = await hasAll(
      page(`<h1>Council keeps the pier</h1><div>${told}${gallery}<p>4. Go home</p><p>${two}</p></div>`),
    );
    for (const line of [...lines, '4. Go home']) expect(words(arrival)).toContain(line);
  });

  it.each(['popup', 'related-link', 'tooltip modal', 'share'])(
    'words within a sentence stay, though named %s',
    async (name) => {
      const told = `The pier was <a class="${name}" href="javascript:void(0)" onclick="show()">a folly of the railway</a>. Nobody paid.`;
      const begun = `“<span class="${name}">with your leave</span>”, said the harbour master, and shut the gate for the night.`;
      const arrival = await hasAll(pierPage(`<p>${told}</p><p>${begun}</p>`));
      expect(words(arrival)).toContain('a folly of the railway');
      expect(words(arrival)).toContain('with your leave');
      const button = `<p>${two} <span class="${name}">Share</span></p>`;
      expect(words(await hasAll(pierPage(button)))).not.toContain('Share');
    },
  );

  it('lists of links within a point stay, and points whose picture leads to its own file', async () => {
    const link = (at: number) =>
      `<li><a href="https://bugs.example/${at}">Bug ${at}: the gate sticks in the rain</a></li>`;
    const figure =
      '<div><a href="/shots/gate.png"><img src="/shots/gate-s.png" alt="The gate"></a><p>The gate is new.</p></div>';
    const done = `<li><b>Gates</b>: all four are hung and painted<ul><li>${figure}</li></ul></li>`;
    const list = `<ul>${done}${done.replace('Gates', 'Doors')}<li>In progress:<ul>${link(1)}${link(2)}${link(3)}</ul></li></ul>`;
    const arrival = await hasAll(pierPage(`<p>${two}</p>${list}<p>${three}</p>`));
    for (const said of ['Gates: all four', 'Doors: all four', 'Bug 1: the gate', 'Bug 3: the gate'])
      expect(words(arrival)).toContain(said);
  });

  it.each(['dnd-widget-wrapper', 'article-promo', 'social-picture'])(
    'a picture with its caption stays in a box named %s',
    async (name) => {
      const box = `<div class="${name}"><div><img src="/pier.jpg" alt="The pier"></div><div class="${name}-caption">The pier at noon</div></div>`;
      const arrival = await hasAll(pierPage(`<p>${two}</p>${box}`));
      expect(bodyOf(arrival)).toContainEqual(expect.objectContaining({ type: 'image', alt: 'The pier' }));
      const door = box.replace('<img', '<a href="https://shop.example/"><img').replace('</div>', '</a></div>');
      expect(bodyOf(await hasAll(pierPage(`<p>${two}</p>${door}`))).every(({ type }) => type === 'paragraph')).toBe(
        true,
      );
    },
  );

  it.each([
    ['pre', '<pre>', '</pre>'],
    ['a style', '<p style="white-space: pre-wrap">', '</p>'],
  ])('lines end where %s ends them, and what is in them stays', async (_, open, close) => {
    const lines =
      'Larkhaven  3\nTern Point  2\n\nScorers: <b>Oster</b> 2,\n<a href="https://post.example/brand">Brand</a>';
    const arrival = await hasAll(pierPage(`${open}${lines}${close}`));
    expect(words(arrival)).toContain('Larkhaven 3\nTern Point 2\nScorers: Oster 2,\nBrand');
    const scorers = bodyOf(arrival).find((block) => block.type === 'paragraph' && block.text.startsWith('Scorers'));
    expect(scorers).toMatchObject({ marks: [{ type: 'strong' }, { type: 'link' }] });
  });
});
