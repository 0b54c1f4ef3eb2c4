import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { testSettings } from '../../../test/site/newsroom.ts';
import { type Block, blockSchema, blockTypes } from '../../story/blocks.ts';
import { defaultEdition } from '../addresses.ts';
import { contextOf } from '../layout/render-context.ts';
import { Body, sheetsFor } from './body.tsx';

const edition = defaultEdition(testSettings());

function draw(block: unknown, lite = false): string {
  return renderToString(<Body blocks={[blockSchema.parse(block)]} context={contextOf({ edition }, lite)} />);
}

const picture = {
  id: 'p1',
  width: 1200,
  height: 800,
  renditions: [
    { path: '/media/p1/640.webp', type: 'image/webp', width: 640, height: 427 },
    { path: '/media/p1/1200.webp', type: 'image/webp', width: 1200, height: 800 },
    { path: '/media/p1/640.jpg', type: 'image/jpeg', width: 640, height: 427 },
    { path: '/media/p1/1200.jpg', type: 'image/jpeg', width: 1200, height: 800 },
  ],
};
const image = { type: 'image', picture, alt: 'A quay at dawn', caption: 'The quay.', credit: 'Picture desk' };
const link = { text: 'See the plan', marks: [{ type: 'link', from: 8, to: 12, href: 'https://example.org/plan' }] };

describe('text', () => {
  test('a paragraph with its marks', () => {
    expect(draw({ type: 'paragraph', ...link })).toBe('<p>See the <a href="https://example.org/plan">plan</a></p>');
  });

  test('a crosshead is a heading under the headline', () => {
    expect(draw({ type: 'crosshead', text: 'Security focus' })).toBe('<h2>Security focus</h2>');
  });

  test('lists, in order or without', () => {
    expect(draw({ type: 'list', items: [link, { text: 'two' }] })).toMatch(
      /^<ul><li>See the <a .*<\/li><li>two<\/li><\/ul>$/,
    );
    expect(draw({ type: 'list', ordered: true, items: [{ text: 'one' }] })).toBe('<ol><li>one</li></ol>');
    expect(draw({ type: 'list', ordered: true, start: 4, items: [{ text: 'four' }] })).toBe(
      '<ol start="4"><li>four</li></ol>',
    );
  });

  test('lists within points, whatever depths stand in a story', () => {
    const items = [
      { text: 'one' },
      { text: 'two', depth: 1, ordered: true as const, number: 7 },
      { text: 'three', depth: 3 },
      { text: 'four', depth: 2 },
      { text: 'five', depth: 1 },
      { text: 'six' },
    ];
    expect(draw({ type: 'list', items })).toBe(
      '<ul><li>one<ol><li value="7">two<ul><li>three</li><li>four</li></ul></li></ol><ul><li>five</li></ul></li><li>six</li></ul>',
    );
    expect(draw({ type: 'keyPoints', items: [{ text: 'one' }, { text: 'two', depth: 1 }] })).toContain(
      '<ul><li>one<ul><li>two</li></ul></li></ul>',
    );
  });

  test('a divider', () => {
    expect(draw({ type: 'divider' })).toBe('<hr/>');
  });

  test('a pull quote with its speaker and role', () => {
    const drawn = draw({ type: 'pullQuote', text: 'We waited.', speaker: 'Ada Byrne', role: 'Harbour master' });
    expect(drawn).toContain('<blockquote><p>We waited.</p></blockquote>');
    expect(drawn).toContain('<figcaption><b>Ada Byrne</b><span>Harbour master</span></figcaption>');
  });

  test('a pull quote of nobody has no empty caption', () => {
    expect(draw({ type: 'pullQuote', text: 'We waited.' })).not.toContain('figcaption');
  });

  test('a quotation keeps its paragraphs and its source', () => {
    const drawn = draw({ type: 'quote', paragraphs: [{ text: 'One.' }, { text: 'Two.' }], source: 'Annual report' });
    expect(drawn).toContain('<blockquote><p>One.</p><p>Two.</p></blockquote>');
    expect(drawn).toContain('<cite>Annual report</cite>');
  });

  test('a related link', () => {
    expect(draw({ type: 'relatedLink', href: '/news/abcdefgh23/x', text: 'More' })).toContain(
      '<a href="/news/abcdefgh23/x">More</a>',
    );
    expect(draw({ type: 'relatedLink', href: '/news/abcdefgh23/x', text: 'More' }, true)).toContain(
      '<a href="/lite/news/abcdefgh23/x">More</a>',
    );
  });
});

describe('pictures', () => {
  test('WebP first, JPEG behind it, with its size, lazily', () => {
    const drawn = draw(image);
    expect(drawn).toContain('<source type="image/webp" srcset="/media/p1/640.webp 640w, /media/p1/1200.webp 1200w"');
    expect(drawn).toContain('src="/media/p1/640.jpg" srcset="/media/p1/640.jpg 640w, /media/p1/1200.jpg 1200w"');
    expect(drawn).toContain('width="1200" height="800" alt="A quay at dawn" loading="lazy"');
    expect(drawn).toContain('<figcaption>The quay. <small>Picture desk</small></figcaption>');
  });

  test('AVIF, where there is any, before all others', () => {
    const smaller = { path: '/media/p1/640.avif', type: 'image/avif' as const, width: 640, height: 427 };
    const drawn = draw({ ...image, picture: { ...picture, renditions: [...picture.renditions, smaller] } });
    expect(drawn).toContain('<picture><source type="image/avif" srcset="/media/p1/640.avif 640w"');
  });

  test('one that moves stands still, with the way to its motion for whoever asks', () => {
    const moving = { path: '/media/p1/moving-640.webp', type: 'image/webp' as const, width: 640, height: 427 };
    const drawn = draw({ ...image, picture: { ...picture, moving } });
    expect(drawn).toContain('<a href="/media/p1/moving-640.webp" type="image/webp">See it move</a></figcaption>');
    expect(drawn.match(/moving-640/g)).toHaveLength(1);
    expect(draw(image)).not.toContain('See it move');
  });

  test('decoration has an empty alternative', () => {
    expect(draw({ ...image, decorative: true, alt: 'not said' })).toMatch(/<img [^>]* alt loading/);
  });

  test('without bytes the words stand for the picture, and in the lite edition always', () => {
    for (const drawn of [draw({ ...image, picture: null }), draw(image, true)]) {
      expect(drawn).not.toContain('<img');
      expect(drawn).toContain('<b>In the picture:</b> A quay at dawn');
      expect(drawn).toContain('The quay.');
    }
  });

  test('a caption that is all that is left of a picture says that it is one', () => {
    const drawn = draw({ type: 'image', alt: '', caption: 'Soldiers on the quay', credit: 'Mara Lind' });
    expect(drawn).toContain('<p><b>In the picture:</b> Soldiers on the quay</p>');
    expect(drawn.match(/Soldiers/g)).toHaveLength(1);
    expect(drawn).toContain('<small>Mara Lind</small>');
  });

  test('a picture of which nothing is known is nothing', () => {
    expect(draw({ type: 'image' })).toBe('');
  });

  test('a gallery shows each of its pictures under its title', () => {
    const drawn = draw({ type: 'gallery', title: 'At sea', images: [image, { ...image, picture: null }] });
    expect(drawn).toContain('<h2>At sea</h2>');
    expect(drawn.match(/<figure/g)).toHaveLength(2);
  });
});

describe('film and sound', () => {
  const video = {
    type: 'video',
    title: 'The launch',
    src: '/media/v/launch.mp4',
    captions: '/media/v/launch.vtt',
    transcript: 'A horn.\nCheers.',
    durationSeconds: 245,
  };

  test('a film with captions, transcript and length; nothing is fetched before it is asked for', () => {
    const drawn = draw({ ...video, poster: image });
    expect(drawn).toMatch(
      /<video controls preload="none" playsinline aria-label="The launch" poster="\/media\/p1\/640.jpg" width="1200" height="800">/,
    );
    expect(drawn).toContain('<source src="/media/v/launch.mp4"/>');
    expect(drawn).toContain('<track kind="captions" src="/media/v/launch.vtt" default/>');
    expect(drawn).toContain('<time datetime="PT245S">4:05</time>');
    expect(drawn).toContain('<summary>Transcript</summary><p>A horn.</p><p>Cheers.</p>');
  });

  test('a film that is not there says so and shows its still', () => {
    const drawn = draw({ ...video, src: null, poster: image });
    expect(drawn).not.toContain('<video');
    expect(drawn).toContain('<img');
    expect(drawn).toContain('not in our archive');
  });

  test('a film from a hostile address is not there', () => {
    for (const src of ['javascript:alert(1)', 'http://example.org/a.mp4', 'data:video/mp4,x']) {
      expect(draw({ ...video, src })).not.toContain('<source');
    }
  });

  test('the lite edition has the words of a film, not the film', () => {
    const drawn = draw({ ...video, poster: image }, true);
    expect(drawn).not.toMatch(/<(video|img)/);
    expect(drawn).toContain('Cheers.');
  });

  test('a recording plays or says that it cannot', () => {
    expect(draw({ type: 'audio', title: 'Foghorn', src: '/media/a/fog.mp3' })).toContain(
      '<audio controls preload="none" src="/media/a/fog.mp3"',
    );
    expect(draw({ type: 'audio', title: 'Foghorn' })).toContain('not in our archive');
  });
});

describe('boxes', () => {
  test('a table with headings, row headings, numbers set apart and its source', () => {
    const drawn = draw({
      type: 'table',
      caption: 'Catches',
      head: ['Port', 'Tonnes', 'Boats'],
      rows: [
        ['Skarra', '1,204', 'few'],
        ['Orran', '980', '12'],
      ],
      rowHeads: true,
      source: 'Fleet office',
    });
    expect(drawn).toContain('<caption>Catches</caption>');
    expect(drawn).toContain(
      '<th scope="col">Port</th><th scope="col" class="number">Tonnes</th><th scope="col">Boats</th>',
    );
    expect(drawn).toContain('<th scope="row">Skarra</th><td class="number">1,204</td><td>few</td>');
    expect(drawn).toContain('Source: Fleet office');
    expect(drawn).toContain('tabindex="0"');
  });

  test('merged cells, with every figure under its heads, and heads over rows in a body of their own', () => {
    const drawn = draw({
      type: 'table',
      head: [
        { text: 'Port', rowspan: 2 },
        { text: 'Passengers', colspan: 2 },
      ],
      rows: [
        [
          { text: '2022', isHead: true },
          { text: '2023', isHead: true },
        ],
        [{ text: 'Skarra', rowspan: 2 }, '12', '19\nestimate'],
        ['14', '21'],
        [{ text: 'Islands', colspan: 3, isHead: true }],
        ['Tern', { text: '5 in all', colspan: 2 }],
      ],
      rowHeads: true,
    });
    expect(drawn).toContain(
      '<thead><tr><th scope="col" rowspan="2">Port</th><th scope="col" colspan="2">Passengers</th></tr><tr><th scope="col" class="number">2022</th><th scope="col">2023</th></tr></thead>',
    );
    expect(drawn).toContain(
      '<tbody><tr><th scope="row" rowspan="2">Skarra</th><td class="number">12</td><td>19<br/>estimate</td></tr><tr><td class="number">14</td><td>21</td></tr></tbody>',
    );
    expect(drawn).toContain(
      '<tbody><tr><th scope="rowgroup" colspan="3">Islands</th></tr><tr><th scope="row">Tern</th><td colspan="2">5 in all</td></tr></tbody>',
    );
  });

  test('a head that reaches into the figures takes their row along, as no cell may leave its part of a table', () => {
    const drawn = draw({ type: 'table', head: [{ text: 'Port', rowspan: 2 }, 'Boats'], rows: [['12'], ['Tern', '3']] });
    expect(drawn).toContain('<td class="number">12</td></tr></thead><tbody><tr><td>Tern</td>');
  });

  test('heads beside the first column head their row, and those at its start too', () => {
    const head = (text: string) => ({ text, isHead: true });
    const drawn = draw({
      type: 'table',
      rows: [
        [head('North'), head('Skarra'), '3'],
        ['Sum', '', '3'],
      ],
    });
    expect(drawn).toContain('<th scope="row">North</th><th scope="row">Skarra</th>');
  });

  test.each(['1,204', '−3.5', '+0.2%', '£11.4m', '41 cm', '12%'])('%s is a number', (cell) => {
    expect(draw({ type: 'table', rows: [['x', cell]] })).toContain(`<td class="number">${cell}</td>`);
  });

  test.each(['about 900', '3 of 4 boats', 'none', '2007-07-24x y'])('%s is not', (cell) => {
    expect(draw({ type: 'table', rows: [['x', cell]] })).toContain(`<td>${cell}</td>`);
  });

  test('a fact box with paragraphs and items', () => {
    const drawn = draw({
      type: 'factBox',
      title: 'The barrier',
      paragraphs: [{ text: 'Opened 1994.' }],
      items: [link],
    });
    expect(drawn).toMatch(/^<aside [^>]*><h2>The barrier<\/h2><p>Opened 1994\.<\/p><ul><li>/);
  });

  test('key points', () => {
    expect(draw({ type: 'keyPoints', items: [{ text: 'One' }] })).toContain('<h2>Key points</h2><ul><li>One</li></ul>');
  });

  test('a timeline says dates to machines only where they are dates', () => {
    const drawn = draw({
      type: 'timeline',
      events: [
        { when: 'July 2007', date: '2007-07', what: { text: 'Talks' } },
        { when: 'later', date: 'some day', what: { text: 'More talks' } },
      ],
    });
    expect(drawn).toContain('<b><time datetime="2007-07">July 2007</time></b>');
    expect(drawn).toContain('<b>later</b>');
    expect(drawn).toContain('<h2>Timeline</h2>');
  });

  test('an embed is its words and the way to the other place', () => {
    const drawn = draw({
      type: 'embed',
      provider: 'Perch',
      url: 'https://perch.example/1',
      snapshot: 'All clear.',
      author: 'River Authority',
    });
    expect(drawn).toContain('<blockquote><p>All clear.</p></blockquote>');
    expect(drawn).toContain('<a href="https://perch.example/1">See this on Perch</a>');
    expect(drawn).not.toMatch(/<(iframe|script|img)/);
    expect(draw({ type: 'embed', provider: 'Perch', url: 'javascript:alert(1)' })).not.toContain('<a ');
    expect(draw({ type: 'embed', provider: 'Perch', url: '/x', at: '20 May' })).toContain('<span>20 May</span>');
    expect(draw({ type: 'embed', provider: 'Perch', url: '/x', at: '2026-07-01T12:00:00Z' })).toContain(
      '12:00\u00A0GMT 13:00\u00A0UK</time>',
    );
  });

  test('an embed shows the picture that was kept of it, and a table the map or chart that is drawn of it, with its figures to unfold', () => {
    const drawn = draw({ type: 'embed', provider: 'Perch', url: '/x', snapshot: 'All clear.', poster: image });
    expect(drawn).toMatch(/alt="A quay at dawn".*<blockquote>/s);
    const chart = { type: 'table', caption: 'Catches', head: ['Port', 'Tonnes'], rows: [['Skarra', '1,204']] };
    expect(draw({ ...chart, drawing: image })).toMatch(
      /alt="A quay at dawn".*<details><summary>The data as a table<\/summary>.*<caption>Catches<\/caption>.*<\/details>/s,
    );
    const lite = draw({ ...chart, drawing: image }, true);
    expect(lite).not.toContain('<img');
    expect(lite).toMatch(/A quay at dawn.*<caption>Catches/s);
  });

  test('a live post can be pointed at and says when', () => {
    const drawn = draw({
      type: 'livePost',
      id: 'p7',
      at: '2007-07-24T16:32:00Z',
      headline: 'Boats in',
      by: 'Ada Byrne',
      paragraphs: [{ text: 'All in.' }],
    });
    expect(drawn).toContain('<article class="post" id="post-p7">');
    expect(drawn).toContain(
      '<time datetime="2007-07-24T16:32:00Z">Tuesday, 24 July 2007, 16:32\u00A0GMT 17:32\u00A0UK</time>',
    );
    expect(drawn).toContain('<h2>Boats in</h2><p>All in.</p>');
    expect(drawn).toContain('By Ada Byrne');
  });
});

/** A value with the words of every field of text replaced; what must keep its form is kept. */
function poisoned(value: unknown, key = ''): unknown {
  const evil = '"><script>alert(1)</script><!--#include virtual="/x" -->';
  if (typeof value === 'string') return ['type', 'path', 'at', 'date', 'id'].includes(key) ? value : evil;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poisoned(inner, name)]));
}

const samples: readonly unknown[] = [
  { type: 'paragraph', ...link },
  { type: 'crosshead', text: 'x' },
  { type: 'list', items: [link] },
  { type: 'pullQuote', text: 'x', speaker: 'x', role: 'x', source: 'x' },
  { type: 'quote', paragraphs: [link], speaker: 'x', role: 'x', source: 'x' },
  image,
  { type: 'gallery', title: 'x', images: [image] },
  { type: 'video', title: 'x', src: 'x', captions: 'x', transcript: 'x', caption: 'x', credit: 'x', poster: image },
  { type: 'audio', title: 'x', src: 'x', transcript: 'x', credit: 'x' },
  { type: 'embed', provider: 'x', url: 'x', snapshot: 'x', author: 'x', at: '2020', poster: image },
  { type: 'table', caption: 'x', head: ['x'], rows: [['x']], source: 'x', drawing: image },
  { type: 'factBox', title: 'x', paragraphs: [link], items: [link] },
  { type: 'keyPoints', items: [link] },
  { type: 'timeline', title: 'x', events: [{ when: 'x', date: '2007', what: link }] },
  { type: 'relatedLink', href: 'x', text: 'x' },
  { type: 'divider' },
  { type: 'livePost', id: 'x', at: '2007-07-24T16:32:00Z', headline: 'x', by: 'x', paragraphs: [link] },
];

describe('every kind of block', () => {
  test('is among the samples', () => {
    expect(samples.map((one) => (one as Block).type).toSorted()).toEqual(blockTypes.toSorted());
  });

  test.each(samples.map((one) => [(one as Block).type, one] as const))('%s lets no markup through', (_, sample) => {
    for (const lite of [false, true]) {
      const drawn = draw(poisoned(sample), lite);
      expect(drawn).not.toContain('<script');
      expect(drawn).not.toContain('<!--');
      expect(drawn).not.toMatch(/="[^"]*<script/);
    }
  });

  test('asks for each style sheet once', () => {
    const body = samples.map((one) => blockSchema.parse(one));
    const sheets = sheetsFor({ mainMedia: null, body: [...body, ...body] });
    expect(new Set(sheets).size).toBe(sheets.length);
    expect(sheetsFor({ mainMedia: null, body: body.filter(({ type }) => type === 'paragraph') })).toEqual([]);
  });
});
