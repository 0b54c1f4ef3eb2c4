import { describe, expect, it } from 'vitest';
import { type Block, wordsOf } from '../story/blocks.ts';
import type { Arrival } from './arrival.ts';
import { readPage } from './read-page.ts';

const PROSE =
  'The council of Larkhaven met on Tuesday evening to decide how the old ferry landing should be used after the summer season ends.';
const prose = `<p>${PROSE}</p>`.repeat(3);
const HEADING = '<h1>Council keeps the pier</h1>';
const article = (top: string, lang = 'en') => page(`<article>${HEADING}${top}${prose}</article>`, lang);
const page = (body: string, lang = 'en') =>
  `<!doctype html><html lang="${lang}"><head><title>Council keeps the pier</title></head><body>${body}</body></html>`;

async function read(html: string): Promise<Arrival> {
  const answer = await readPage(new TextEncoder().encode(html), { fileName: 'page.html' });
  if (!answer.ok) throw new Error(answer.problems.map((one) => one.say).join(' '));
  return answer.arrival;
}

const bodyOf = ({ story }: Arrival): readonly Block[] => (story.body ?? []) as readonly Block[];
const linesOf = (arrival: Arrival): string[] =>
  bodyOf(arrival)
    .map(wordsOf)
    .filter((words) => words !== PROSE);

describe('what a page shows by its style', () => {
  it('raises and lowers words as its elements do', async () => {
    const arrival = await read(
      article(
        '<p>Some 10<span style="vertical-align:super">5</span> people drink H<font style="vertical-align: sub">2</font>O, and 10<b class="superscript">6</b> do not.</p>',
      ),
    );
    const [first] = bodyOf(arrival);
    expect(first?.type === 'paragraph' && first.marks.map(({ type, from, to }) => [type, from, to])).toEqual([
      ['superscript', 7, 8],
      ['subscript', 23, 24],
      ['strong', 33, 34],
      ['superscript', 33, 34],
    ]);
  });

  it.each([
    '<p><span style="display:block">The tide came in,</span> <span style="display:block">the tide went out.</span></p>',
    '<div style="white-space: pre-wrap">The tide came in,\nthe tide went out.</div>',
  ])('ends lines where it does: %s', async (verse) => {
    expect(linesOf(await read(article(`<p>${PROSE}</p>${verse}`)))).toEqual(['The tide came in,\nthe tide went out.']);
  });

  it('is a picture where only browsers without scripts have it', async () => {
    const figure =
      '<figure><noscript><img src="/a.jpg" alt="The pier"></noscript><figcaption>The pier in May</figcaption></figure>';
    const arrival = await read(page(`<article>${HEADING}${prose}${figure}${prose}</article>`));
    expect(bodyOf(arrival).find(({ type }) => type === 'image')).toMatchObject({
      alt: 'The pier',
      caption: 'The pier in May',
    });
  });

  it('is none of the story where it lies off the screen', async () => {
    const words =
      '<p>The toll<span style="position:absolute;left:-9999px"> of twelve</span><span style="clip: rect(1px, 1px, 1px, 1px)"> or so</span> is not known.</p>';
    expect(linesOf(await read(article(words)))).toEqual(['The toll is not known.']);
  });
});

describe('a heading between headline and text', () => {
  const deck = '<h2>Members vote by nine to four to leave it to walkers</h2>';

  it('that tells the story is its standfirst', async () => {
    const arrival = await read(article(deck));
    expect([arrival.story.standfirst, linesOf(arrival)]).toEqual([
      'Members vote by nine to four to leave it to walkers',
      [],
    ]);
  });

  it.each([
    ['that is short heads what follows', '<h2>The long vote</h2>'],
    ['that asks begins a list of questions', '<h2>Why did the members vote to leave it to walkers?</h2>'],
    ['among others as long is one of them', `${deck}${prose}<h2>Nobody knows yet who pays for the piles of it</h2>`],
  ])('%s', async (_what, top) => {
    const arrival = await read(article(top));
    expect([arrival.story.standfirst, bodyOf(arrival)[0]?.type]).toEqual([null, 'crosshead']);
  });

  it('leaves a bold first paragraph in the text where the page marks another line as the summary', async () => {
    const bold = '<p><b>The vote was the third in a year, and the longest that the members remember.</b></p>';
    const arrival = await read(article(`<p class="standfirst">Members leave the old pier to walkers.</p>${bold}`));
    expect(arrival.story.standfirst).toBe('Members leave the old pier to walkers.');
    expect(linesOf(arrival)).toEqual(['The vote was the third in a year, and the longest that the members remember.']);
  });
});

describe('a space before a semicolon', () => {
  it('is a trace of a lost word, and in French how it is written', async () => {
    const codes = async (lang: string) =>
      (
        await read(article('<p>Le quai est fermé ; le maire l’a dit mardi soir au conseil de la ville.</p>', lang))
      ).warnings.map(({ code }) => code);
    expect([await codes('fr'), await codes('en')].map((all) => all.includes('space-stray'))).toEqual([false, true]);
  });
});

describe('a byline', () => {
  it.each([
    ['de', 'Von Karl von Berg und Eva Maria zu Hohen', ['Karl von Berg', 'Eva Maria zu Hohen']],
    ['pt', 'Por Joana da Silva — Porto', ['Joana da Silva, in Porto']],
    ['fi', 'Teksti: Matti Virta Kuvat: Liisa Korpi', ['Matti Virta']],
    ['hu', 'Írta: Kovács Anna', ['Kovács Anna']],
    ['el', 'Του Νίκου Αλεξίου', ['Νίκου Αλεξίου']],
    ['id', 'Penulis: Budi Santoso', ['Budi Santoso']],
    ['hi', 'द्वारा राम कुमार', ['राम कुमार']],
    ['ja', '文・山田太郎', ['山田太郎']],
    ['zh-Hant', '記者王小明／台北報導', ['王小明, 台北報導']],
    ['ko', '김민수 기자 kim@paper.example', ['김민수, 기자']],
    ['en', 'BY JAN VAN DER MEER AND LI WEI', ['JAN VAN DER MEER', 'LI WEI']],
    ['en', 'Ann Okoro in Larkhaven and Li Wei in Eastport', ['Ann Okoro, in Larkhaven', 'Li Wei, in Eastport']],
    ['en', 'By Martin King Jr., M.D.', ['Martin King Jr., M.D.']],
    ['en', 'Posted by Ann Okoro on 5 March 2024', ['Ann Okoro']],
    ['fr', 'Par Jean-Luc Le Gall, à Port-Calder', ['Jean-Luc Le Gall, in Port-Calder']],
    ['de', 'Von unserem Redakteur Jens Müller', ['Jens Müller, unserem Redakteur']],
  ])('in %s, “%s”, names %j and is no paragraph', async (lang, line, people) => {
    const arrival = await read(article(`<p class="byline">${line}</p>`, lang));
    const named = (arrival.story.byline ?? []).map(({ person, role, location }) =>
      [person, role, location && `in ${location}`].filter(Boolean).join(', '),
    );
    expect([named, linesOf(arrival)]).toEqual([people, []]);
  });
});

describe('a time', () => {
  it.each([
    ['Tuesday', '2024-03-05', '2024-03-05T00:00:00Z'],
    ['2 hours ago', '2024-03-05T14:30:00+01:00', '2024-03-05T13:30:00Z'],
  ])('that says “%s” and is %s in its data is no paragraph', async (words, stated, known) => {
    const arrival = await read(article(`<p class="when"><time datetime="${stated}">${words}</time></p>`));
    expect([arrival.lastUpdatedAt, linesOf(arrival)]).toEqual([known, []]);
  });

  it('in the text is no time of the story', async () => {
    const arrival = await read(
      page(`<article>${HEADING}${prose}<p>It was <time datetime="2019-01-01">Tuesday</time>.</p></article>`),
    );
    expect(arrival.lastUpdatedAt).toBeNull();
  });

  it.each([
    ['ms', '5 Mac 2024, 2:30 petang', '14:30'],
    ['es', '5 de marzo de 2024, 9:30 de la noche', '21:30'],
    ['de', '5. März 2024, 8:30 abends', '20:30'],
    ['hi', '5 मार्च 2024, शाम 6:30', '18:30'],
    ['en', '5 March 2024, 2:30 in the afternoon', '14:30'],
    ['es', 'martes, 5 de marzo de 2024, 14:05 h', '14:05'],
    ['hi', '5 मार्च 2024, 02:05 अपराह्न', '14:05'],
    ['hi', '5 मार्च 2024, 09:05 पूर्वाह्न', '09:05'],
    ['ar', '5 مارس 2024، 02:05 م', '14:05'],
    ['ar', '5 مارس 2024، 09:05 ص', '09:05'],
    ['de', 'Di., 5.3.2024, 14.05 Uhr (MEZ)', '13:05'],
    ['fr', 'Publié le mardi 5 mars 2024 à 14h05 (heure de Paris)', '14:05'],
    ['ms', '5 Mac 2024, 9:30 pagi', '09:30'],
    ['de', '5. März 2024, 8:30', '08:30'],
  ])('in %s, “%s”, is %s', async (lang, words, known) => {
    expect((await read(article(`<p class="date">${words}</p>`, lang))).lastUpdatedAt).toBe(`2024-03-05T${known}:00Z`);
  });
});

describe('times that cannot be', () => {
  const stated = (published: string, updated: string) =>
    article('').replace(
      '</title>',
      `</title><meta property="article:published_time" content="${published}"><meta property="article:modified_time" content="${updated}">`,
    );

  it('are not taken: an update before the publication', async () => {
    const { firstPublishedAt, lastUpdatedAt, warnings } = await read(
      stated('2024-03-05T10:00:00Z', '2024-03-01T10:00:00Z'),
    );
    expect([firstPublishedAt, lastUpdatedAt, warnings.map(({ code }) => code)]).toEqual([
      '2024-03-05T10:00:00Z',
      '2024-03-05T10:00:00Z',
      ['times-disagree'],
    ]);
  });

  it('are not taken: the first moment of 1970', async () => {
    const { firstPublishedAt, lastUpdatedAt } = await read(stated('1970-01-01T00:00:00Z', '2024-03-05T10:00:00Z'));
    expect([firstPublishedAt, lastUpdatedAt]).toEqual([null, '2024-03-05T10:00:00Z']);
  });
});

describe('signs that a page escaped once too often', () => {
  it('are signs again, and that is said', async () => {
    const arrival = await read(
      article('<p>Tom &amp;amp; Ann&amp;#8217;s boat &amp;mdash; lost. <code>&amp;amp;nbsp;</code></p>'),
    );
    expect(linesOf(arrival)).toEqual(['Tom & Ann’s boat — lost. &amp;nbsp;']);
    expect(arrival.warnings.filter(({ code }) => code === 'signs-decoded')).toHaveLength(1);
  });

  it.each(['In the source it is &amp;amp; and no other.', 'Write &amp;lt;b&amp;gt; and &amp;amp; in it.'])(
    'stay where the story speaks of them: %s',
    async (words) => {
      const arrival = await read(article(`<p>${words}</p>`));
      expect(linesOf(arrival)).toEqual([words.replaceAll('&amp;', '&')]);
    },
  );
});

it('a list of links that a sentence leads to is part of the story', async () => {
  const list =
    '<ul><li><a href="https://a.example/1">The report of May</a></li><li><a href="https://a.example/2">The minutes</a></li></ul>';
  const arrival = await read(article(`<p>${PROSE}</p><p>Two documents show what the council knew:</p>${list}`));
  expect(linesOf(arrival)).toEqual(['Two documents show what the council knew:', 'The report of May\nThe minutes']);
});

it.each(['blockquote', 'nav', 'footer'])('a page that stands wholly in one %s is its paragraphs', async (tag) => {
  const arrival = await read(page(`<${tag}>${HEADING}${prose}</${tag}>`));
  expect(bodyOf(arrival).map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'paragraph']);
});

describe('a line under a quotation', () => {
  it.each([
    ['<p>Mary Quill<br>harbour master</p>', 'Mary Quill', 'harbour master'],
    ['<p>— a passenger on the 8.15</p>', 'a passenger on the 8.15', null],
    ['<address>Harbour Board<br>1 Quay Street<br>Kestrey</address>', null, null],
    ['<address>1 Quay Street, Kestrey</address>', null, null],
    ['<p>5 July 2024</p>', null, null],
  ])('is its speaker only where it names one: %s', async (line, speaker, role) => {
    const quote = '<blockquote>We want to hear from everybody who uses the quays, in July at the latest.</blockquote>';
    const blocks = bodyOf(await read(article(`<p>${PROSE}</p>${quote}${line}`)));
    expect(blocks[1]).toMatchObject({ speaker, role });
    expect(blocks.filter(({ type }) => type === 'paragraph')).toHaveLength(speaker === null ? 5 : 4);
  });
});

describe('a summary', () => {
  it.each(['Council keeps the pier', 'Council keeps the pier.'])(
    'that is the headline again is none: %s',
    async (said) => {
      const html = `<!doctype html><html lang="en"><head><title>Council keeps the pier</title><meta name="description" content="${said}"></head>`;
      const { story } = await read(`${html}<body><article>${HEADING}${prose}</article></body></html>`);
      expect([story.standfirst, story.trailText]).toEqual([null, null]);
    },
  );
});
