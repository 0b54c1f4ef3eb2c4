import { describe, expect, it } from 'vitest';
import { bodyOf, codes } from '../../test/house/arrivals.ts';
import { wordsOf } from '../story/blocks.ts';
import { BESIDE, kindsOfPage, toldStories } from '../../test/house/page-kinds.ts';
import { page, paragraphs, pierPage, read, words } from '../../test/house/pier-page.ts';
import { bareWords } from './words/tidy.ts';

const [one, two, three] = paragraphs;

const story = (middle: string, end = '') => read(pierPage(middle, end));

describe('what stands beside a story and is none of it', () => {
  it.each([
    '<p>E-mail this to a friend</p>',
    '<div class="tagcloud"><a href="/t/1">pier</a> <a href="/t/2">council</a> <a href="/t/3">ferry</a></div>',
    '<div class="x"><h3><a href="/x">Ferry sinks off the cape</a></h3><p>Three boats were called out to the cape on Monday night. <a href="/x">More</a></p></div>',
  ])('goes: %s', async (chrome) => {
    expect(bodyOf(await story(chrome)).map(wordsOf)).toEqual([one, two, three]);
  });

  it.each(['About the author', 'About Mara Lind', 'Über die Autorin', 'À propos de l’auteur'])(
    '“%s” goes with the few words under it, and they are said',
    async (heading) => {
      const about = 'Mara Lind has covered the harbour for twelve years and has written two books about ferries.';
      const arrival = await story('', `<h3>${heading}</h3><p>${about}</p>`);
      expect(bodyOf(arrival).map(wordsOf)).toEqual([one, two, three]);
      expect(arrival.warnings.find(({ code }) => code === 'line-left-out')?.say).toContain('Mara Lind has covered');
    },
  );

  it('much under such a heading is the story’s', async () => {
    const arrival = await story('', `<h3>About Harbourton</h3><p>${one}</p><p>${two} Again.</p>`);
    expect(words(arrival)).toContain('Again.');
    const other = await story(
      '',
      '<h3>About forty people are missing</h3><p>They had left the pier at nine in the evening.</p>',
    );
    expect(words(other)).toContain('They had left the pier');
  });

  it('chapters under linked headings stay', async () => {
    const chapters = [1, 2, 3].map(
      (at) =>
        `<div class="c${at}"><h2><a href="/${at}">Plan number ${at}</a></h2><p>The plan costs ${at} million and takes a year.</p></div>`,
    );
    const arrival = await read(page(`<h1>Council keeps the pier</h1><p>${one}</p>${chapters.join('')}<p>${two}</p>`));
    expect(words(arrival)).toContain('The plan costs 2 million');
  });
});

describe('chrome in other languages', () => {
  it.each([
    'Teilen',
    'Auf Facebook teilen',
    'Artikel drucken',
    'Anzeige',
    '3 Kommentare',
    'Schreibe einen Kommentar Antwort abbrechen',
    'Lesen Sie auch: Der Hafen friert zu',
    'Nächster Beitrag Der Hafen friert zu',
    'Dieser Beitrag wurde am 3. März unter Alltag veröffentlicht.',
    'Schlagwörter: Hafen, Steg',
    'Partager cet article sur Facebook',
    'À lire aussi : Le port gèle',
    'Condividi su WhatsApp',
    'Lea también: El puerto se hiela',
    'Delen via e-mail',
    'Читайте также: порт замёрз',
  ])('“%s” goes', async (line) => {
    expect(bodyOf(await story(`<p>${line}</p>`)).map(wordsOf)).toEqual([one, two, three]);
  });

  it.each(['Mehr zum Thema', 'Das könnte Sie auch interessieren', 'Sur le même sujet', 'Leggi anche', 'Lo más leído'])(
    '“%s” goes with the few lines under it',
    async (heading) => {
      const arrival = await story('', `<h3>${heading}</h3><ul><li><a href="/a">Der Hafen friert zu</a></li></ul>`);
      expect(bodyOf(arrival).map(wordsOf)).toEqual([one, two, three]);
    },
  );

  it.each([
    'Teilen wollen sie nicht, sagte der Fischer, und drucken lassen sie ihre Karten in Calderau.',
    'Weiter flussabwärts ist der Steg gesperrt, und zurück kommt man nur mit der Fähre.',
    'Partager cet héritage, voilà ce que veut la maire de Calderac.',
    'Kommentare wollte die Stadt zu dem Plan nicht abgeben.',
  ])('a sentence stays: %s', async (sentence) => {
    expect(words(await story(`<p>${sentence}</p>`))).toContain(sentence);
  });
});

describe('a summary', () => {
  const stated = 'All that happens on the water between the two lighthouses of Harbourton';
  const told = (body: string) =>
    read(page(body, `<title>Council keeps the pier</title><meta name="description" content="${stated}">`));

  it('that machines alone are told of is no standfirst, and stands on cards', async () => {
    const { story: arrived } = await told(`<h1>Council keeps the pier</h1><p>${one}</p><p>${two}</p>`);
    expect([arrived.standfirst, arrived.trailText]).toEqual([null, stated]);
  });

  it('that readers saw is one', async () => {
    const { story: arrived } = await told(
      `<h1>Council keeps the pier</h1><div>${stated}</div><div class="t"><p>${one}</p><p>${two}</p></div>`,
    );
    expect(arrived.standfirst).toBe(stated);
  });

  it('is none that stands over the headline, or under the story', async () => {
    const other = '<p class="subtitle">News of the coast and of the islands</p>';
    const { story: arrived } = await story('', `<div class="card">${other}</div>`);
    const above = await told(`${other}<h1>Council keeps the pier</h1><p>${one}</p><p>${two}</p>`);
    expect([arrived.standfirst, above.story.standfirst]).toEqual([null, null]);
  });
});

describe('what a page sets beside its story, by its make', () => {
  it.each([
    '<div class="author-box"><img src="m.jpg" alt=""><h4>Mara Lind</h4><p>Mara Lind has written on ferries for twelve years. She lives in Harbourton.</p></div>',
    '<ol class="x-comment-list"><li class="comment"><b>Hal</b> <time>2 May 2024 10:14</time><p>That was a pleasure to read, thank you very much for it.</p></li></ol>',
    '<p><em><a href="/more">You can read more on the ferries of the cape here.</a></em></p>',
    '<p>→ <a href="/more">Ferries of the cape: a timetable</a></p>',
    '<div class="x"><h3>The Tide Letter</h3><p>Our best stories on the coast, sent to you each Friday morning.</p><form><input type="email"><button>Sign up</button></form></div>',
    '<p><em>Mara Lind is a staff writer at the Harbour Post. Reach her at mara@harbour.example.</em></p>',
    '<p>Do you have a story for us? Get in touch at news@harbour.example.</p>',
    '<p>The views expressed here are those of the author and not of this website.</p>',
    '<p>Posted in <a href="/c">News</a> | Tagged <a href="/t">pier</a> | 3 Comments</p>',
    '<p>[<a href="/more">Ferries of the cape: a timetable</a>]</p>',
    '<p>Abonnieren Sie unseren Newsletter, er kommt jeden Morgen und kostet nichts.</p>',
    '<p>Soutenez notre travail par un don, même petit.</p>',
  ])('%s', async (beside) => {
    expect(bodyOf(await story(beside)).map(wordsOf)).toEqual([one, two, three]);
  });

  const teaser = (at: number) =>
    `<li class="t"><h3><a href="/${at}">Ferry number ${at} leaves for the cape</a></h3><p>Ferry number ${at} left the landing of Harbourton on Monday, with forty people and two horses on board, and came back on the same evening with none.</p></li>`;

  it('a long list of other stories is not taken for it', async () => {
    const list = Array.from({ length: 12 }, (_, at) => teaser(at)).join('');
    const html = page(
      `<div class="wrap"><div class="a"><h1>Council keeps the pier</h1><p>${one}</p><p>${two}</p></div><div class="b"><ul>${list}</ul></div></div>`,
    );
    expect(bodyOf(await read(html)).map(wordsOf)).toEqual([one, two]);
  });

  it.each([
    ['in another column', 8],
    ['under it', 3],
  ])('more text than its own %s is not taken for it', async (_where, many) => {
    const much = Array.from(
      { length: many },
      (_, at) =>
        `<p>In winter ${at} the harbour froze over and everybody stayed at home until the thaw came with the first boats of March.</p>`,
    );
    const html = page(
      `<div class="l"><h1>Council keeps the pier</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div><div class="r">${much.join('')}</div>`,
    );
    expect(bodyOf(await read(html)).map(wordsOf)).toEqual([one, two, three]);
  });

  it('what follows in parts of one make is its own, however long its head is', async () => {
    const part = (inside: string) => `<div class="part">${inside}</div>`;
    const html = page(
      part(`<h1>Council keeps the pier</h1><p>${one}</p><p>${two}</p><p>${three}</p>`) +
        part(`<h2>The cost</h2><p>It will be published before the budget is voted on in the autumn.</p>`) +
        part(`<h2>The ferry</h2><p>It goes on from the other side of the harbour, once in each hour.</p>`),
    );
    const said = words(await read(html));
    for (const kept of ['before the budget is voted on', 'once in each hour']) expect(said).toContain(kept);
  });

  it('the switches of a player are none of it', async () => {
    const settings = [
      'Embed',
      'Quality',
      'Auto',
      'High',
      'Low',
      'Type size',
      'Position',
      'Captions will look like this',
    ];
    const player = `<div class="x">${settings.map((name) => `<div tabindex="0">${name}</div>`).join('')}<div>Aa</div></div>`;
    expect(bodyOf(await story(player)).map(wordsOf)).toEqual([one, two, three]);
  });

  it('the legends of a gallery that is not here are none of it, but are all of a gallery’s page', async () => {
    const slides = [1, 2, 3, 4, 5].map(
      (at) =>
        `<li><h4>${at}/5 Boats</h4><p>Boat number ${at} lies at the landing of Harbourton and waits for people.</p></li>`,
    );
    const list = `<ul>${slides.join('')}</ul>`;
    expect(bodyOf(await story(list)).map(wordsOf)).toEqual([one, two, three]);
    expect(words(await read(page(`<h1>Boats of Harbourton</h1>${list}`)))).toContain('Boat number 3');
  });

  it('what it shows and what it hides beside that are told apart', async () => {
    const hidden = `<div style="visibility:hidden"><p>${three}</p></div>`;
    expect(words(await read(page(`<h1>Council keeps the pier</h1><p>${one}</p><p>${two}</p>${hidden}`)))).not.toContain(
      three,
    );
  });
});

describe('what reads like chrome and is the story’s', () => {
  it.each([
    '<p>“Follow us on the ice,” she said, and they got in touch at the gate.</p>',
    '<p>(<a href="/artist">The picture is by Odile Brand</a>)</p>',
    '<blockquote class="twitter-tweet"><p>The pier stays open, says the council.</p></blockquote>',
    '<dl><dt>Length of the pier</dt><dd>ninety metres</dd></dl>',
    '<ol><li>Look at the piles.</li><li>Mend the planks.</li></ol>',
    '<p><strong>The cost.</strong> It will be published before the budget is voted on.</p>',
  ])('%s stays', async (kept) => {
    const said = kept.replace(/<[^>]+>/g, ' ');
    expect(bareWords(words(await story(kept)))).toContain(bareWords(said));
  });

  it('a short post above a form for comments is not taken for the box of the form', async () => {
    const form = '<form id="c"><p>Your remark</p><input type="text" name="who"><textarea></textarea></form>';
    const arrival = await read(
      page(`<div class="p"><h1>A walk</h1><p>We walked along the pier and saw a seal.</p>${form}</div>`),
    );
    expect(words(arrival)).toContain('saw a seal');
  });
});

describe('a gallery in a list', () => {
  const item = (name: string, caption: string) =>
    `<li><img src="${name}.jpg" alt="${name}"><span>${caption}</span></li>`;

  it('is a gallery, and its captions are not said twice', async () => {
    const arrival = await story(
      `<ul>${item('Dawn', 'The pier before the first boat')}${item('Piles', 'Engineers under the pier')}</ul><p>The pier before the first boat</p>`,
    );
    expect(bodyOf(arrival)[1]).toMatchObject({
      type: 'gallery',
      images: [
        { alt: 'Dawn', caption: 'The pier before the first boat' },
        { alt: 'Piles', caption: 'Engineers under the pier' },
      ],
    });
    expect(words(arrival).match(/before the first boat/g)).toHaveLength(1);
  });

  it('a list with a picture in one item is a list', async () => {
    const arrival = await story(
      `<ul>${item('Dawn', 'Bring a coat to the pier.')}<li>Bring a lamp for the way home.</li></ul>`,
    );
    expect(words(arrival)).toContain('Bring a lamp');
  });
});

describe('a page that says little of itself', () => {
  it('goes by its first words when it has no headline, and that is said', async () => {
    const arrival = await read(page(`<p>The pier stays open. ${one}</p><p>${two}</p>`, ''));
    expect(arrival.story.headline).toBe('The pier stays open');
    expect(codes(arrival)).toContain('headline-made');
  });

  it.each([
    ['The Harbour Post - Council keeps the old pier', 'Council keeps the old pier'],
    ['Council keeps the old pier – Harbour Tribune', 'Council keeps the old pier'],
    ['Ferry sinks – 3 dead, 12 missing', 'Ferry sinks – 3 dead, 12 missing'],
    ['Pier stays – a blow to the Post', 'Pier stays – a blow to the Post'],
  ])('has the headline of its title: %s', async (title, headline) => {
    const arrival = await read(page(`<p>${one}</p><p>${two}</p>`, `<title>${title}</title>`));
    expect(arrival.story.headline).toBe(headline);
  });

  it('is a short item when nothing else stands on it', async () => {
    const arrival = await read(page('<div>The pier of Harbourton stays open, the council said.</div>'));
    expect(words(arrival)).toContain('stays open');
  });

  it('has its head line by line in one paragraph', async () => {
    const arrival = await read(
      page(
        `<font size="5"><b>Council keeps the pier</b></font><br><font size="2">By Mara Lind<br>2 May 1999</font><br><br>${one}<br><br>${two}<br><br>${three}`,
      ),
    );
    expect(bodyOf(arrival).map(wordsOf)).toEqual([one, two, three]);
    expect(arrival.story.byline).toMatchObject([{ person: 'Mara Lind' }]);
  });

  it('has a line of two times, which is no paragraph', async () => {
    const line = '<p>Publié le 29 février 2024 à 14h05, mis à jour le 2 août 2024 à 9h30</p>';
    const arrival = await read(
      page(`<h1>Le quai</h1>${line}<p>${one}</p><p>${two}</p>`).replace('lang="en"', 'lang="fr"'),
    );
    expect(words(arrival)).not.toContain('Publié');
  });
});

describe('whatever lays a page out, its story is read and nothing beside it', () => {
  it.each(Object.entries(kindsOfPage))('%s', async (_name, made) => {
    for (const [length, told] of Object.entries(toldStories)) {
      const html = made(told);
      const arrival = await read(html);
      const said = bareWords(`${words(arrival)}\n${arrival.story.standfirst ?? ''}`);
      const set = told.paragraphs.filter((text) => bareWords(html).includes(bareWords(text).slice(0, 12)));
      const missed = set.filter((text) => !said.includes(bareWords(text)));
      expect(missed, length).toEqual([]);
      expect(
        BESIDE.filter((text) => said.includes(bareWords(text))),
        length,
      ).toEqual([]);
      expect(arrival.story.headline, length).toBe(told.headline);
    }
  });
});

describe('a short story', () => {
  const legal =
    '<footer><p>© 2024 The Post. All rights reserved. It is not responsible for what external sites say.</p></footer>';

  it('of lines that are no sentences is told, and the line of rights under it is not', async () => {
    const results = '<p>First race:</p><p>1. Odile Brand, 12 minutes<br>2. Pim Lark, 13 minutes</p>';
    const arrival = await read(page(`<article><h1>Results of the regatta</h1>${results}</article>${legal}`));
    expect(words(arrival)).toBe('First race:\n1. Odile Brand, 12 minutes\n2. Pim Lark, 13 minutes');
  });

  it('is told, and not the longer box beside it', async () => {
    const box = `<div class="sidebar"><p>${three}</p></div>`;
    const arrival = await read(page(`<div><h1>Council keeps the pier</h1><p>It stays open to all.</p></div>${box}`));
    expect(words(arrival)).toBe('It stays open to all.');
  });

  it('is told, and not the longer stories under headings that lead to them beside it', async () => {
    const other = (at: number) => `<h3><a href="/${at}">Other story ${at}</a></h3><p>${two} ${three}</p>`;
    const html = `<div><div><h1>Council keeps the pier</h1><p>${one}</p></div><div>${other(1)}${other(2)}</div></div>`;
    expect(words(await read(page(html)))).toBe(one);
  });
});

it('an answer of one word ends an interview', async () => {
  expect(words(await story('', '<p><b>Will you stay?</b></p><p>Yes.</p>'))).toMatch(/Will you stay\?\nYes\.$/);
});

it('a heading goes without the links that change it', async () => {
  const heading = '<h2>History<span>[<a href="/e">edit</a> | <a href="/s">edit source</a>]</span></h2>';
  expect(words(await story(heading))).toContain('\nHistory\n');
  expect(words(await story('<h2>The vote [in full]</h2>'))).toContain('\nThe vote [in full]\n');
});

it.each(['ADVERTISEMENT - CONTINUE READING BELOW', 'Listen to this article'])(
  '“%s” is no line of a story',
  async (line) => {
    expect(words(await story(`<div>${line}</div>`))).toBe([one, two, three].join('\n'));
  },
);

describe('what a page means by its signs and numbers', () => {
  it('a list that counts down keeps its numbers', async () => {
    const list = '<ol reversed><li>Bronze for the town</li><li>Silver for the port</li><li>Gold for the pier</li></ol>';
    const starts = bodyOf(await story(list)).flatMap((block) => (block.type === 'list' ? [block.start ?? 1] : []));
    expect(starts).toEqual([3, 2, 1]);
  });

  it('points counted by letters are said', async () => {
    const arrival = await story('<ol type="a"><li>The pier stays.</li><li>The kiosk goes.</li></ol>');
    expect(arrival.warnings.find(({ code }) => code === 'points-renumbered')?.say).toContain('“a.”');
  });

  it.each(['* * *', '***', '⁂', '— — —'])('“%s” alone on a line is a rule', async (signs) => {
    expect(bodyOf(await story(`<p>${signs}</p>`)).map(({ type }) => type)).toContain('divider');
  });

  it('a figure whose picture a script was to bring keeps its caption and credit', async () => {
    const figure =
      '<figure><div class="lazy"></div><figcaption><span>Walkers on it.</span><span itemprop="copyrightHolder">Mara Lind</span></figcaption></figure>';
    const images = bodyOf(await story(figure)).filter(({ type }) => type === 'image');
    expect(images).toMatchObject([{ caption: 'Walkers on it.', credit: 'Mara Lind', picture: null }]);
  });

  it('a source behind a caption is its credit, and a work named in it is not', async () => {
    const figure = (caption: string) =>
      `<figure><img src="a.jpg" alt="The pier"><figcaption>${caption}</figcaption></figure>`;
    const made = async (caption: string) =>
      bodyOf(await story(figure(caption))).flatMap((block) =>
        block.type === 'image' ? [[block.caption, block.credit]] : [],
      );
    expect(await made('Walkers on it <cite>Mara Lind</cite>')).toEqual([['Walkers on it', 'Mara Lind']]);
    expect(await made('A scene of <cite>The Ferry</cite> in May')).toEqual([['A scene of The Ferry in May', null]]);
  });
});

describe('what asks readers for something', () => {
  it.each([
    '<div class="x"><p>The Post is free for everybody. If you can, give us five pounds a month.</p><a href="/give">Donate now</a></div>',
    '<div class="x"><p>Should the pier stay open?</p><label><input type="radio">Yes</label><label><input type="radio">No</label><button>Vote</button></div>',
    '<p><em>Puedes seguirnos en Facebook y X, o apuntarte aquí para recibir nuestra newsletter.</em></p>',
    '<p>Подписывайтесь на наш канал в Telegram и читайте нас каждый день.</p>',
    '<p>【関連記事】<a href="/1">フェリーが霧の中で座礁した夜</a></p>',
  ])('goes: %s', async (asking) => {
    expect(words(await story(asking))).toBe([one, two, three].join('\n'));
  });

  it('is not what tells of it', async () => {
    const told = 'Subscribers of the newsletter follow the council on Facebook, and three of them came to the vote.';
    expect(words(await story(`<p>${told}</p>`))).toContain(told);
  });
});
