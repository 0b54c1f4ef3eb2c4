import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { serialize } from 'parse5';
import type { Block } from '../../story/blocks.ts';
import type { Problem } from '../../base/problem.ts';
import { blockRules } from './block-rules.ts';
import { cluesOf, follow } from './clues.ts';
import { commentsSaying, cutBetween, keepBetween } from './cuts.ts';
import { attr, depthOf, elementsUnder, growPiece, growTree, textUnder } from './dom.ts';
import { blocksOf } from './flow.ts';
import { allWordsAt, articleAmong, thingsIn, wordsAt } from './json-ld.ts';
import { fullAddress, safeLink } from './links.ts';
import { factsOf } from './page-facts.ts';
import { withoutSite } from './page-headline.ts';
import { readMachineTime, timesOf } from './page-times.ts';
import { proseBlocks } from './prose.ts';
import { unquoted } from './quotes.ts';
import { isWhollyStrong, richTextOf } from './rich-text.ts';
import { find, findAll } from './select.ts';
import { pictureAt } from '../pictures-at.ts';

function read(html: string, base: string | null = null): { blocks: Block[]; warnings: Problem[] } {
  const warnings: Problem[] = [];
  return {
    blocks: blocksOf(growPiece(html).childNodes, { base, warnings, rules: blockRules, prose: proseBlocks }),
    warnings,
  };
}

const rich = (html: string) => richTextOf(growPiece(html).childNodes, { base: null, warnings: [] });

describe('rich text', () => {
  it('sets white space as a browser does and keeps the words', () => {
    expect(rich('  The\n <b>bridge </b>\n<i> is</i>&nbsp;shut<br>now ').text).toBe('The bridge is shut\nnow');
    expect(rich('soft\u00adhyphen zero\u200bwidth \ufeffmark').text).toBe('softhyphen zerowidth mark');
    expect(rich('می\u200cخواهم').text).toBe('می\u200cخواهم');
  });

  it('keeps what is set high and low: 10⁵ is not 105', () => {
    expect(rich('10<sup>5</sup> t of CO<sub>2</sub>')).toEqual({
      text: '105 t of CO2',
      marks: [
        { type: 'superscript', from: 2, to: 3 },
        { type: 'subscript', from: 11, to: 12 },
      ],
    });
  });

  it('leaves out words that were struck through, and says which, and words that nobody saw', () => {
    const warnings: Problem[] = [];
    const html =
      'He <del>stole</del> <ins>borrowed</ins> it <s>twice</s><span style="display: none">secret</span> <b hidden>too</b>.';
    const { text } = richTextOf(growPiece(html).childNodes, { base: null, warnings });
    expect(text).toBe('He borrowed it .');
    expect(warnings.map(({ code }) => code)).toEqual(['words-struck', 'words-struck']);
    expect(warnings[0]?.say).toContain('“stole”');
    const styled =
      'He <span style="color: red; text-decoration: underline line-through">stole</span><b style="text-decoration-line:line-through">took</b> <u style="text-decoration: underline">borrowed</u> it.';
    expect(richTextOf(growPiece(styled).childNodes, { base: null, warnings }).text).toBe('He borrowed it.');
    expect(warnings).toHaveLength(4);
  });

  it('keeps a word that tells its meaning when it is pressed, and no other button', () => {
    const line =
      'The <button>slipway</button> is steep, and the <button type="button">weir</button>, too. <button>Share</button>';
    expect(rich(line).text).toBe('The slipway is steep, and the weir, too.');
    expect(rich('<button>Play</button> The slipway. <button>Pause</button> It is steep').text).toBe(
      'The slipway. It is steep',
    );
  });

  it('ends lines where verse and addresses end them, and not where prose was broken to fit a screen', () => {
    expect(rich('The boat is late,<br> the bell is cold,<br>the rope is old.').text).toBe(
      'The boat is late,\nthe bell is cold,\nthe rope is old.',
    );
    const broken = [
      'The council of the harbour met on Tuesday evening to decide how',
      'the old landing should be used after the summer season ends and',
      'who pays.',
    ];
    expect(rich(broken.join('<br>')).text).toBe(broken.join(' '));
  });

  it('marks words and never the white space round them', () => {
    expect(rich('A <a href="http://a.example/"> link </a>, <em>so</em>')).toEqual({
      text: 'A link , so',
      marks: [
        { type: 'link', from: 2, to: 6, href: 'http://a.example/' },
        { type: 'emphasis', from: 9, to: 11 },
      ],
    });
  });

  it('makes one mark of neighbours, across a link too', () => {
    const text = rich('<b>Check the </b>\n<a href="/x"><b>schedules </b></a>\n<b>here</b>');
    expect(text.marks).toEqual([
      { type: 'strong', from: 0, to: 24 },
      { type: 'link', from: 10, to: 19, href: '/x' },
    ]);
    expect(isWhollyStrong(text)).toBe(true);
    expect(isWhollyStrong(rich('<b>Bold</b> and not'))).toBe(false);
    expect(isWhollyStrong(rich('<b>Bold</b>.'))).toBe(true);
  });

  it('holds marks inside the text for any markup', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('<b>', '</b>', '<a href="http://a.example">', '</a>', '<i> ', ' </i>', '<br>', '&nbsp;'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { text, marks } = rich(pieces.join(''));
        expect(text).toBe(text.trim());
        for (const mark of marks)
          expect([mark.from >= 0, mark.from < mark.to, mark.to <= text.length]).toEqual([true, true, true]);
        for (const mark of marks) expect(text.slice(mark.from, mark.to)).toBe(text.slice(mark.from, mark.to).trim());
      }),
    );
  });
});

describe('links', () => {
  const link = (href: string, base: string | null = null) => {
    const warnings: Problem[] = [];
    return { href: safeLink(href, { base, warnings }), told: warnings.length };
  };

  it.each([
    ['http://a.example/b', 'http://a.example/b'],
    ['mailto:desk@a.example', 'mailto:desk@a.example'],
    ['/b/c.stm', '/b/c.stm'],
    ['c.stm', 'c.stm'],
    ['//a.example/b', 'https://a.example/b'],
    ['https://web.archive.org/web/20090502101500/http://a.example/b', 'http://a.example/b'],
    ['/web/20090502101500id_/http://a.example/b', 'http://a.example/b'],
  ])('keeps %s', (href, kept) => expect(link(href)).toEqual({ href: kept, told: 0 }));

  it.each([
    'javascript:alert(1)',
    ' JAVA\nscript:alert(1)',
    'java\tscript:x',
    '\u0001javascript:x',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:x',
    `http://a.example/${'x'.repeat(2100)}`,
  ])('drops %j and says so', (href) => expect(link(href)).toEqual({ href: null, told: 1 }));

  it('drops a link into the page itself in silence', () =>
    expect([link('#top'), link('')]).toEqual([
      { href: null, told: 0 },
      { href: null, told: 0 },
    ]));

  it('makes relative links full where the page has an address', () => {
    expect(link('../c.stm?x=1', 'http://a.example/b/d.stm').href).toBe('http://a.example/c.stm?x=1');
  });

  it('cleans an address', () => {
    expect(fullAddress('https://a.example/b?utm_source=x&id=7#top')).toBe('https://a.example/b?id=7');
    expect([fullAddress('javascript:x'), fullAddress('b.html'), fullAddress('')]).toEqual([null, null, null]);
    expect(fullAddress('b.html', 'https://a.example/')).toBe('https://a.example/b.html');
  });
});

describe('trees', () => {
  const page = growTree(
    '<body><div id=one class="a b-c">x<!-- S --><p>kept</p><p>half<!-- E -->gone</p></div><p>out</p>',
  );

  it('answer selectors', () => {
    const [div] = elementsUnder(page).filter((one) => one.tagName === 'div');
    expect(find(page, 'div.a')).toBe(div);
    expect([find(page, '#one'), find(page, '[class*=b-c]'), find(page, '[id=ONE]'), find(page, 'p.a, div')]).toEqual([
      div,
      div,
      div,
      div,
    ]);
    expect([find(page, 'p.a'), find(page, '[class^=b]'), find(page, '#two')]).toEqual([null, null, null]);
    expect(findAll(page, 'p')).toHaveLength(3);
    expect(div && attr(div, 'class')).toBe('a b-c');
  });

  it('are cut between comments wherever these stand', () => {
    const kept = growTree('<body>a<div>b<!-- S --><p>c</p><p>d<!-- E -->e</p></div><p>f</p>');
    const [start] = commentsSaying(kept, 'S');
    const [end] = commentsSaying(kept, 'E');
    if (!start || !end) throw new Error('The comments are there.');
    keepBetween(kept, start, end);
    expect(textUnder(kept).replace(/\s+/g, '')).toBe('cd');
    const cleared = growTree('<body>a<div>b<!-- S --><p>c</p><p>d<!-- E -->e</p></div><p>f</p>');
    const [from] = commentsSaying(cleared, 'S');
    const [to] = commentsSaying(cleared, 'E');
    if (!from || !to) throw new Error('The comments are there.');
    cutBetween(cleared, from, to);
    expect(textUnder(cleared).replace(/\s+/g, '')).toBe('abef');
  });

  it('are measured without recursion', () => {
    expect(depthOf(growTree(`${'<div>'.repeat(20_000)}x`))).toBeGreaterThan(19_000);
    expect(textUnder(growTree(`${'<div>'.repeat(20_000)}x`)).trim()).toBe('x');
  });

  it('come back as they were', () =>
    expect(serialize(growPiece('<p>a<noscript><img src="x"></noscript></p>'), { scriptingEnabled: false })).toBe(
      '<p>a<noscript><img src="x"></noscript></p>',
    ));
});

describe('blocks', () => {
  const types = (html: string): string[] => read(html).blocks.map((block) => block.type);

  it('come from elements by one table', () => {
    expect(
      types(
        '<h2>Head</h2><p>Words here.</p><ul><li>a</li></ul><blockquote>q</blockquote><hr><table><tr><td>a<td>b</table>',
      ),
    ).toEqual(['crosshead', 'paragraph', 'list', 'quote', 'divider', 'table']);
  });

  it('part words at two breaks and not at one', () => {
    expect(read('One line<br>goes on.<br><br>Another.').blocks).toEqual([
      { type: 'paragraph', text: 'One line\ngoes on.', marks: [] },
      { type: 'paragraph', text: 'Another.', marks: [] },
    ]);
  });

  it('make a crosshead of few bold words, not of a bold sentence', () => {
    expect(
      types(
        '<p><b>Second officer</b></p><p><b>They will not sail after midnight.</b></p><p><strong>What now?</strong></p>',
      ),
    ).toEqual(['crosshead', 'paragraph', 'crosshead']);
  });

  it('read pictures with caption and credit, and pass over ornaments', () => {
    expect(
      read(
        '<figure><img src="a.jpg" alt="A ferry"><figcaption>At noon. Photograph: Lena Ortiz/AP</figcaption></figure>',
      ).blocks,
    ).toEqual([
      {
        ...{ type: 'image', picture: pictureAt('a.jpg'), alt: 'A ferry', decorative: false },
        ...{ caption: 'At noon.', credit: 'Lena Ortiz/AP' },
      },
    ]);
    expect(
      read(
        '<figure><img src="a.jpg" alt=""><figcaption>At noon <span class="credit">Getty Images</span></figcaption></figure>',
      ).blocks,
    ).toMatchObject([{ caption: 'At noon', credit: 'Getty Images' }]);
    expect(
      types('<img src="spacer.gif" alt="x"><img src="a.png" width="1" height="1" alt="x"><img src="b.jpg" alt="">'),
    ).toEqual([]);
  });

  it('read several pictures in one figure as a gallery', () => {
    expect(
      read('<figure><img src="a.jpg" alt="a"><img src="b.jpg" alt="b"><figcaption>Two boats</figcaption></figure>')
        .blocks,
    ).toMatchObject([{ type: 'gallery', title: 'Two boats', images: [{ alt: 'a' }, { alt: 'b' }] }]);
  });

  it('read a pull quote without its dress', () => {
    expect(
      read('<aside class="pull-quote"><p>“We close at noon”</p><cite>Marta Quill, baker</cite></aside>').blocks,
    ).toEqual([{ type: 'pullQuote', text: 'We close at noon', speaker: 'Marta Quill', role: 'baker', source: null }]);
    expect([
      unquoted('“Start Quote We close End Quote'),
      unquoted("She did 'a thing' for £10"),
      unquoted('"One" and "two"'),
    ]).toEqual(['We close', "She did 'a thing' for £10", '"One" and "two"']);
  });

  it('read tables of facts and look inside tables that lay out', () => {
    expect(
      read('<table><caption>Boats</caption><tr><th>Boat<th>Seats</tr><tr><th>Ida<td>40</tr></table>').blocks,
    ).toEqual([
      { type: 'table', caption: 'Boats', head: ['Boat', 'Seats'], rows: [['Ida', '40']], rowHeads: true, source: null },
    ]);
    expect(types('<table><tr><td><p>One thing.</p><p>And another.</p></td></tr></table>')).toEqual([
      'paragraph',
      'paragraph',
    ]);
  });

  it('read merged cells as they are, with heads over several columns and rows, and each line of a cell', () => {
    const [block] = read(`<table><caption>Passengers</caption>
      <thead><tr><th rowspan=2>Port</th><th colspan=2 scope=colgroup>Passengers</th></tr><tr><th>2022</th><th>2023</th></tr></thead>
      <tr><th rowspan=2>Ostrey</th><td>12</td><td><p>19</p><p>an estimate</p></td></tr><tr><td>450<br>and 9</td><td>4</td></tr>
      <tr></tr><tr><th scope=rowgroup colspan=3>Islands</th></tr><tr><th>Tern</th><td>3</td><td>5</td></tr></table>`).blocks;
    const full = { colspan: 1, rowspan: 1, isHead: false, scope: null };
    expect(block).toEqual({
      type: 'table',
      caption: 'Passengers',
      head: [
        { ...full, text: 'Port', rowspan: 2 },
        { ...full, text: 'Passengers', colspan: 2 },
      ],
      rows: [
        [
          { ...full, text: '2022', isHead: true },
          { ...full, text: '2023', isHead: true },
        ],
        [{ ...full, text: 'Ostrey', rowspan: 2 }, '12', '19\nan estimate'],
        ['450\nand 9', '4'],
        [{ ...full, text: 'Islands', colspan: 3, isHead: true, scope: 'rowgroup' }],
        ['Tern', '3', '5'],
      ],
      rowHeads: true,
      source: null,
    });
  });

  it('keep the numbers of lists, and the lists within their points', () => {
    expect(
      read(
        '<ol start="4"><li>Close<ol type="a"><li>left</li><li><b>right</b></li></ol></li><li><p>Ring</p><p>twice</p></li><li value="9">Go<ul><li>slowly</li></ul></li></ol>',
      ).blocks,
    ).toEqual([
      {
        type: 'list',
        ordered: true,
        start: 4,
        items: [
          { text: 'Close', marks: [] },
          { text: 'left', marks: [], depth: 1, ordered: true },
          { text: 'right', marks: [{ type: 'strong', from: 0, to: 5 }], depth: 1, ordered: true },
          { text: 'Ring\ntwice', marks: [] },
        ],
      },
      {
        type: 'list',
        ordered: true,
        start: 9,
        items: [
          { text: 'Go', marks: [] },
          { text: 'slowly', marks: [], depth: 1 },
        ],
      },
    ]);
  });

  it('keep lists that pages set between points, lists of lists alone, and numbers within', () => {
    const points = (html: string) =>
      read(html).blocks.map((block) =>
        block.type === 'list'
          ? block.items.map(({ depth = 0, ordered, number, text }) =>
              [depth, ...(ordered ? ['#'] : []), ...(number === undefined ? [] : [number]), text].join(' '),
            )
          : block.type,
      );
    expect(points('<ul><li>One</li><ul><li>Two<ol start="3"><li>Three</ol></ul><li>Four</ul>')).toEqual([
      ['0 One', '1 Two', '2 # 3 Three', '0 Four'],
    ]);
    expect(points('<ul><li><ul><li>One</li></ul></li><div>Between</div><li>Two</li></ul>')).toEqual([
      ['0 One', '0 Between', '0 Two'],
    ]);
    expect(points('<ol><li>One<ol><li>a</ol><ol><li>b</ol></li><li>Two<ul><li>c</ul>and on</li></ol>')).toEqual([
      ['0 One', '1 # a', '1 # 1 b', '0 Two\n– c\nand on'],
    ]);
    const deep = '<ul><li>x'.repeat(12);
    expect(points(deep)[0]?.at(-1)).toBe('8 x');
  });

  it('keep what stands elsewhere with its words, from places that are known', () => {
    expect(read('<iframe src="https://www.youtube.com/embed/x" title="Divers"></iframe>').blocks).toMatchObject([
      { type: 'embed', provider: 'YouTube', snapshot: 'Divers' },
    ]);
    const unknown = read('<iframe src="https://ads.example/x"></iframe>');
    expect([unknown.blocks, unknown.warnings.map((one) => one.code)]).toEqual([[], ['embed-dropped']]);
    expect(read('<iframe src="javascript:x"></iframe>').blocks).toEqual([]);
  });

  it('read players with what they are called', () => {
    expect(
      read('<figure><video src="https://a.example/v.mp4"></video><figcaption>The ferry leaves</figcaption></figure>')
        .blocks,
    ).toMatchObject([{ type: 'video', title: 'The ferry leaves', src: 'https://a.example/v.mp4' }]);
    expect(read('<audio title="The bell"><source src="http://a.example/b.mp3"></audio>').blocks).toMatchObject([
      { type: 'audio', title: 'The bell', src: null },
    ]);
  });

  it('read boxes of facts', () => {
    expect(
      read('<div class="fact-box"><h3>The bridge</h3><p>Built in 1931.</p><ul><li>Nine piers</li></ul></div>').blocks,
    ).toMatchObject([
      {
        type: 'factBox',
        title: 'The bridge',
        paragraphs: [{ text: 'Built in 1931.' }],
        items: [{ text: 'Nine piers' }],
      },
    ]);
  });

  it('let no script, form or style in', () =>
    expect(
      types('<script>x()</script><style>p{}</style><form><p>Your comment</p></form><noscript><p>x</p></noscript>'),
    ).toEqual([]));
});

describe('linked data', () => {
  const tree = (json: string) => growTree(`<script type="application/ld+json">${json}</script>`);

  it('is opened through lists and graphs, broken scripts passed over', () => {
    const things = thingsIn(
      growTree(
        '<script type="application/ld+json">{broken</script><script type="application/ld+json">[{"@graph":[{"@type":"WebPage"},{"@type":"https://schema.org/NewsArticle","headline":"Bridge &amp; ferry"}]}]</script>',
      ),
    );
    expect(wordsAt(articleAmong(things), 'headline')).toBe('Bridge & ferry');
  });

  it('is read whatever form a value has', () => {
    const [thing] = thingsIn(
      tree('{"author":["Ines",{"name":"Tom"},{"@id":"#x"},7,null,{"name":["odd"]}],"publisher":{"name":"Courier"}}'),
    );
    expect(allWordsAt(thing ?? null, 'author')).toEqual(['Ines', 'Tom', '#x', '7']);
    expect(wordsAt(thing ?? null, 'publisher.name')).toBe('Courier');
    expect(wordsAt(thing ?? null, 'publisher.name.deeper')).toBeNull();
  });

  it('survives what is not JSON, and line breaks inside strings', () => {
    expect(thingsIn(tree('<!-- {"headline":"Bridge\ncloses"} -->'))).toEqual([{ headline: 'Bridge closes' }]);
    fc.assert(
      fc.property(
        fc.jsonValue(),
        (value) => void articleAmong(thingsIn(tree(JSON.stringify(value).replaceAll('<', '')))),
      ),
    );
  });
});

describe('facts of a page', () => {
  const clues = (head: string, body = '') => cluesOf(growTree(`<head>${head}</head><body>${body}`), head + body);

  it('are taken from the most trusted place', () => {
    const both = clues('<meta property="og:title" content="From the card"><title>From the title</title>');
    expect(follow(both, ['ld:headline', 'meta:og:title', 'css:title'])).toBe('From the card');
    expect(
      factsOf(
        clues(
          '<meta property="og:title" content="Bridge to close - Courier"><meta property="og:site_name" content="Courier">',
          '<h1>Courier</h1><h1>Bridge to close</h1>',
        ),
        '',
      ).headline,
    ).toBe('Bridge to close');
  });

  it('leave the site out of the headline', () => {
    expect([
      withoutSite('Bridge to close - The Courier', ['The Courier']),
      withoutSite('COURIER | World | Bridge to close', []),
      withoutSite('Bridge - and ferry', []),
    ]).toEqual(['Bridge to close', 'Bridge to close', 'Bridge - and ferry']);
  });

  it('find the site in the title', () => {
    const origin = (title: string, heading: string) =>
      factsOf(clues(`<title>${title}</title>`, `<h1>${heading}</h1>`), '').originName;
    expect(origin('Bridge to close - The Courier', 'Bridge to close')).toBe('The Courier');
    expect(origin('Bridge to close | The Courier', 'Bridge to close')).toBe('The Courier');
    expect(origin('COURIER | Estuary | Bridge to close', 'Bridge to close')).toBe('COURIER');
    expect(origin('Bridge to close - and a ferry to open', 'Bridge to close - and a ferry to open')).toBeNull();
  });

  it('take language and direction from the page, else from its words', () => {
    expect(factsOf(clues('<meta property="og:locale" content="ar_AR">'), '')).toMatchObject({
      lang: 'ar-AR',
      dir: 'rtl',
    });
    expect(factsOf(clues(''), 'أعلنت السلطات إغلاق الجسر')).toMatchObject({ lang: 'ar', dir: 'rtl' });
    expect(factsOf(cluesOf(growTree('<html lang="he" dir="rtl">'), ''), '')).toMatchObject({ lang: 'he', dir: 'rtl' });
  });

  it('find section and kind where they are stated', () => {
    const trail = clues(
      '<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"item":{"name":"Estuary"}}]}</script>',
    );
    expect(factsOf(trail, '').sectionName).toBe('Estuary');
    expect(
      factsOf(
        clues(
          '<script type="application/ld+json">{"@type":"OpinionNewsArticle","articleSection":["World","Estuary"]}</script>',
        ),
        '',
      ),
    ).toMatchObject({ kind: 'opinion', sectionName: 'World' });
  });

  it.each([
    ['2021-03-09T06:15:00+01:00', '2021-03-09T05:15:00Z'],
    ['Sat, 02 May 2009 11:14:09 +0200', '2009-05-02T09:14:09Z'],
    ['2009/05/02 11:14:14', '2009-05-02T11:14:14Z'],
    ['20090502T111414Z', '2009-05-02T11:14:14Z'],
    ['1241262854', '2009-05-02T11:14:14Z'],
    ['1241262854000', '2009-05-02T11:14:14Z'],
    ['2009-05-02', '2009-05-02T00:00:00Z'],
    ['yesterday', null],
    ['2024-05-02T24:00:00Z', '2024-05-03T00:00:00Z'],
    ['2024-05-02T09:00:00−05:00', '2024-05-02T14:00:00Z'],
  ])('read the time %s', (text, at) => expect(readMachineTime(text)).toBe(at));

  it('state no first publication that the page does not state', () => {
    expect(timesOf(clues('<meta property="article:modified_time" content="2021-03-09T06:15:00Z">'), [])).toMatchObject({
      firstPublishedAt: null,
      lastUpdatedAt: '2021-03-09T06:15:00Z',
    });
  });

  it('warn of a day without an hour', () => {
    expect(timesOf(clues('<meta name="date" content="2021-03-09">'), [])).toMatchObject({
      firstPublishedAt: '2021-03-09T00:00:00Z',
      warnings: [{ code: 'hour-unknown' }],
    });
  });
});
