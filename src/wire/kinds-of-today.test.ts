import { describe, expect, it } from 'vitest';
import { bodyOf, codes } from '../../test/house/arrivals.ts';
import { page, paragraphs, pierPage, read, words } from '../../test/house/pier-page.ts';
import { wordsOf } from '../story/blocks.ts';

const [one, two, three] = paragraphs;
const told = async (middle: string, end = '') => bodyOf(await read(pierPage(middle, end))).map(wordsOf);

describe('boxes that ask readers for something', () => {
  it.each([
    '<div><h4>The Tide Letter</h4><p>Our best stories of the week, sent to you every Friday morning.</p><p><a href="/nl">Subscribe</a></p></div>',
    '<div><p>Sie haben alle freien Artikel dieses Monats gelesen. Für einen Euro in der Woche lesen Sie weiter.</p><a href="/abo">Jetzt abonnieren</a></div>',
    '<div><p>您本月的免费文章已经读完，请继续阅读我们的报纸。</p><button>订阅</button></div>',
    '<div><p>We and our partners use cookies to make this page work for you.</p><p>More about cookies stands in our policy.</p><button>Accept all</button></div>',
    '<div><p>Biz ve ortaklarımız çerezler kullanıyoruz. Çerezler hakkında bilgi gizlilik politikamızda.</p><button>Tümünü kabul et</button></div>',
    '<p>Ihr Browser unterstützt dieses Videoformat nicht.</p>',
    '<p>이 브라우저는 동영상을 지원하지 않습니다.</p>',
    '<p>- Advertisement -</p>',
    '<p>Like Loading...</p>',
    '<p><strong><a href="/app">Everything that moves on the water, on your telephone, from seven in the morning onwards.</a></strong></p>',
    '<figure><blockquote class="wp-embedded-content"><a href="/x">Ten walks along the northern coast</a></blockquote></figure>',
  ])('go: %s', async (box) => {
    expect(await told(box)).toEqual([one, two, three]);
  });

  it('a notice longer than the story goes as well', async () => {
    const notice = 'We use cookies to make this page work, and so do our partners, whose cookies stay for a year. ';
    const arrival = await read(
      page(
        `<div><h1>Council keeps the pier</h1><p>${one}</p></div><div><p>${notice.repeat(3)}</p><button>OK</button></div>`,
      ),
    );
    expect(bodyOf(arrival).map(wordsOf)).toEqual([one]);
  });

  it('the box of a film that waits for consent goes, and the short story round it stays', async () => {
    const film =
      '<div class="player"><p>This film comes from elsewhere, and may set cookies. Agree to its cookies to see it.</p><button>Accept</button></div>';
    const arrival = await read(page(`<h1>Council keeps the pier</h1><div><p>${one}</p>${film}<p>${two}</p></div>`));
    expect(bodyOf(arrival).map(wordsOf)).toEqual([one, two]);
  });

  it.each([
    '<p>The council will accept all cookies that bakers bring, the mayor said, and the cookies will be sold.</p>',
    '<div><p>The browser of the harbour office does not support the new timetable, and nobody supports the browser any more, said Hal Oster.</p></div>',
    '<p>To subscribe to the plan would mean to close the pier.</p>',
  ])('a story about such things stays: %s', async (kept) => {
    expect((await told(kept)).join('\n')).toContain(kept.replace(/<[^>]+>/g, ''));
  });
});

describe('lines that lead elsewhere, in languages nobody here reads', () => {
  it.each([
    '<p><strong>Ayrıca okuyun: <a href="/x">Vapur yoğun siste karaya oturdu</a></strong></p>',
    '<p><b>Lexoni edhe:</b> <a href="/x">Trageti u rrëzua në mjegull</a></p>',
    '<p>延伸阅读：<a href="/x">渡船在浓雾中搁浅了</a></p>',
    '<p>اقرأ أيضًا: <a href="/x">عبّارة تجنح في الضباب</a></p>',
  ])('go: %s', async (line) => {
    expect(await told(line)).toEqual([one, two, three]);
  });

  it('an unknown label that goes is said', async () => {
    const arrival = await read(pierPage('<p>Lexoni edhe: <a href="/x">Trageti u rrëzua në mjegull</a></p>'));
    expect(arrival.warnings.find(({ code }) => code === 'line-left-out')?.say).toContain('Lexoni edhe');
  });

  it('a sentence that ends in a link stays', async () => {
    const line = 'Her answer to that was short: <a href="/x">the pier stays where it is.</a>';
    expect(await told(`<p>${line}</p>`)).toContain(line.replace(/<[^>]+>/g, ''));
  });
});

describe('who wrote it, under it', () => {
  const note = 'Odile Brand has written about the coast since 2008. She lives in Harbourton with two dogs.';
  const signed = (end: string) => read(pierPage('<p>By Odile Brand</p>', end).replace('<p>By', '<p class="byline">By'));

  it('goes where it begins with the author’s name, and is said', async () => {
    const arrival = await read(
      page(
        `<h1>Council keeps the pier</h1><p class="byline">By Odile Brand</p><p>${one}</p><p>${two}</p><p>${three}</p><p>${note}</p>`,
      ),
    );
    expect(bodyOf(arrival).map(wordsOf)).toEqual([one, two, three]);
    expect(arrival.warnings.find(({ code }) => code === 'line-left-out')?.say).toContain('Odile Brand has written');
  });

  it('goes in italics behind a rule', async () => {
    expect(await told('', `<hr><p><em>${note}</em></p>`)).toEqual([one, two, three]);
  });

  it('somebody else in the last paragraph stays', async () => {
    const last = 'Hal Oster has mended the pier since 2008 and lives right beside it with two dogs.';
    expect(words(await signed(`<p>${last}</p>`))).toContain(last);
  });
});

describe('what stands over the text', () => {
  it.each([
    '<dl><dt>Details</dt><dd>Sport</dd><dd>3. Mai 2019, 14:05 Uhr</dd><dd>1234</dd></dl>',
    '<p>4 minutes read</p>',
    '<p>阅读时间4分钟</p>',
    '<h4>Odile Brand</h4><div><time>3 May 2019, 14:05</time><span>4 minutes read</span></div>',
  ])('is none of it: %s', async (head) => {
    const arrival = await read(page(`<h1>Council keeps the pier</h1>${head}<p>${one}</p><p>${two}</p>`));
    expect(bodyOf(arrival).map(wordsOf)).toEqual([one, two]);
  });
});

describe('other stories and remarks on the page', () => {
  const remark = (at: number) =>
    `<div class="row"><div><b>Hal${at}</b> <span>3 May 2019, 1${at}:05</span></div><div>I have used that pier for ${at + 20} years and nobody ever asked me what I think about it at all.</div></div>`;

  it('remarks that only their heading names are none of the story, however long they are', async () => {
    const many = Array.from({ length: 9 }, (_, at) => remark(at)).join('');
    const arrival = await read(
      page(
        `<div class="p"><h1>Council keeps the pier</h1><p>${one}</p></div><div class="x"><h3>9 Kommentare</h3>${many}</div>`,
      ),
    );
    expect(bodyOf(arrival).map(wordsOf)).toEqual([one]);
  });

  it('the next story in an endless row is another story', async () => {
    const other = `<div class="post"><h1>Ferry runs aground in fog</h1><p>${three}</p><p>${two} Again.</p></div>`;
    const arrival = await read(
      page(
        `<div class="row"><div class="post"><h1>Council keeps the pier</h1><p>${one}</p><p>${two}</p></div>${other}</div>`,
      ),
    );
    expect(bodyOf(arrival).map(wordsOf)).toEqual([one, two]);
  });

  it('chapters under high headings are its own', async () => {
    const part = (heading: string, text: string) =>
      `<div class="section-inner"><h1>${heading}</h1><p>${text}</p></div>`;
    const arrival = await read(
      page(
        part('Council keeps the pier', `${one}</p><p>${two}`) +
          part('The cost', three) +
          part('The end', `${two} It ends.`),
      ),
    );
    expect(words(arrival)).toContain('It ends.');
  });

  it('boxes that each end in “more” are a list of others', async () => {
    const box = (at: number) =>
      `<div class="b"><h3>Ferry number ${at} is late</h3><p>Ferry number ${at} left the landing on Monday with forty people on board and came back on the same evening with none of them.</p><a href="/${at}">Mehr lesen</a></div>`;
    const arrival = await read(
      page(
        `<div class="w"><div class="c1"><h1>Council keeps the pier</h1><p>${one}</p></div><div class="c2">${[1, 2, 3, 4, 5, 6, 7].map(box).join('')}</div></div>`,
      ),
    );
    expect(bodyOf(arrival).map(wordsOf)).toEqual([one]);
  });
});

describe('a page with prose is never refused', () => {
  it('though each of its headings is a link', async () => {
    const item = (at: number) =>
      `<h2><a href="https://a.example/${at}">Pier number ${at}</a></h2><p>It is ${at} miles off.</p>`;
    const arrival = await read(
      page(`<h1><a href="/self">Council keeps the pier</a></h1><p>${one}</p>${[1, 2, 3, 4, 5].map(item).join('')}`),
    );
    expect(words(arrival)).toContain(one);
  });

  it('though it is a note of few words among doors to other stories', async () => {
    const note = 'The pier of Harbourton opens again on Friday at nine.';
    const doors = Array.from(
      { length: 8 },
      (_, at) => `<div class="k"><h3><a href="/${at}">Ferry ${at} is late again</a></h3></div>`,
    );
    const arrival = await read(
      page(`<div><h1>Council keeps the pier</h1><p>${note}</p></div><div>${doors.join('')}</div>`),
    );
    expect(words(arrival)).toBe(note);
  });

  it('though scripts draw it, where the page holds its text as data', async () => {
    const data = {
      props: { story: { id: 4, body: paragraphs.map((text) => `<p>${text}</p>`).join('') }, more: ['<p>x</p>'] },
    };
    const html = page(
      `<div id="app"><h1>Council keeps the pier</h1></div><script type="application/json">${JSON.stringify(data)}</script>`,
    );
    expect(bodyOf(await read(html)).map(wordsOf)).toEqual([one, two, three]);
    const hostile = page(
      `<h1>Council keeps the pier</h1><script type="application/json">${JSON.stringify({ a: `<p>${one}</p><p onclick="x()">${two}<script>alert(1)</p>` }).replaceAll('</', '<\\/')}</script>`,
    );
    expect(words(await read(hostile))).not.toContain('alert');
  });

  it('and data beside a told story are not read', async () => {
    const data = JSON.stringify({ html: `<p>${one} Elsewhere.</p><p>${two} Elsewhere.</p>` });
    const arrival = await read(pierPage('', `<script type="application/json">${data}</script>`));
    expect(words(arrival)).not.toContain('Elsewhere');
    expect(codes(arrival)).not.toContain('headline-made');
  });
});

describe('what stands under a story in its own column', () => {
  const doors = [1, 2, 3]
    .map(
      (at) =>
        `<h4><a href="/${at}">Ferry number ${at} runs aground</a></h4><p>Forty people were brought ashore in boat ${at}.</p>`,
    )
    .join('');

  it('other stories, each a linked heading with a line, go and are said', async () => {
    const arrival = await read(pierPage('', doors));
    expect(bodyOf(arrival).map(wordsOf)).toEqual([one, two, three]);
    expect(arrival.warnings.find(({ code }) => code === 'links-left-out')?.say).toContain('Ferry number 1');
  });

  it('chapters whose headings are links stay where they are the story', async () => {
    expect(words(await read(page(`<h1>Council keeps the pier</h1><p>${one}</p>${doors}<p>${two}</p>`)))).toContain(
      'boat 2',
    );
  });

  it.each([
    [
      'in paragraphs',
      (at: number) =>
        `<p><b>Hal${at}</b> (${at}. Mai 2019, 14:05): Das werden sie noch bereuen, es war genauso mit dem Bahnhof.</p>`,
    ],
    [
      'in parts',
      (at: number) =>
        `<div><div>Hal${at}</div><div>3 May 2019, 14:0${at}</div><p>They will regret it when the first winter comes, mark my words.</p></div>`,
    ],
  ])('remarks %s under a heading that names them go', async (_where, remark) => {
    expect(await told('', `<h3>3 Kommentare</h3>${[1, 2, 3].map(remark).join('')}`)).toEqual([one, two, three]);
  });

  it('a chapter on remarks stays', async () => {
    expect(await told('', `<h3>Comments</h3><p>${two} Again.</p>`)).toContain(`${two} Again.`);
  });

  it.each([
    '<p>Post Verlag GmbH, Salzstraße 4, 24103 Hafenau. Tel. 0431 123456, Fax 0431 123457. HRB 1234. USt-IdNr. DE123456789.</p>',
    '<p>Recevez chaque vendredi le meilleur de la semaine. Vous pouvez vous désabonner à tout moment.</p>',
    '<p>You must be <a href="/login">logged in</a> to post a comment.</p>',
  ])('goes: %s', async (line) => {
    expect(await told('', line)).toEqual([one, two, three]);
  });
});

describe('the last words of a story are never lost', () => {
  it('where a font ends in the middle of a paragraph, as browsers read it', async () => {
    const html = `<html><head><title>Council keeps the pier</title></head><body><font size=3><p>${one}\n<p>${two}\n<p>${three}</font><hr></body></html>`;
    expect(bodyOf(await read(html)).map(wordsOf)).toEqual([one, two, three]);
  });

  it('where they are folded behind a switch, or hidden until a script shows them', async () => {
    const folded = `<div style="display:none"><p>${two}</p><p>${three}</p></div>`;
    const lead = `<h1>Council keeps the pier</h1><p>${one}</p><p>${two} First.</p><p>${three} First.</p>`;
    expect(bodyOf(await read(page(`<div>${lead}<button>Read more</button>${folded}</div>`)))).toHaveLength(5);
    expect(bodyOf(await read(page(`<div>${lead}${folded}</div>`)))).toHaveLength(5);
  });

  it('where the page asks for a password behind them', async () => {
    const door = '<form><input type="text" name="who"><input type="password"><button>Log in</button></form>';
    expect(words(await read(page(`<h1>Council keeps the pier</h1><p>${one}</p>${door}`)))).toBe(one);
  });
});

describe('headlines of papers that join their channels to them', () => {
  it.each([
    ['两会：出国前后关注点大不同_教育频道_中国青年网', '两会：出国前后关注点大不同'],
    ['新竹尖石_美樹營地賞楓', '新竹尖石_美樹營地賞楓'],
  ])('%s', async (title, headline) => {
    const text =
      '盐港市议会星期二以九票对四票决定，在本季结束时关闭旧渡船码头。此前工程师警告说，码头的木桩已经完全腐烂。';
    const arrival = await read(page(`<p>${text}</p><p>${text}</p>`, `<title>${title}</title>`));
    expect(arrival.story.headline).toBe(headline);
  });
});
