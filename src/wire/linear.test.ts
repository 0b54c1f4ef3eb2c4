import { describe, expect, it } from 'vitest';
import { readPage } from './read-page.ts';

const prose =
  '<p>The council of Harbourton met on Tuesday evening to decide what becomes of the old ferry landing.</p><p>Residents who had filled the public benches applauded when the vote was read out by the harbour master.</p><p>Engineers will look at the piles under the water before the winter storms arrive at the end of the year.</p>';
const page = (body: string, title = 'Council keeps the pier', head = '') =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1>${prose}${body}</article></body></html>`;

/** CPU milliseconds that one page costs, the less of two tries: what else the machine does adds to it. */
async function cost(text: string, fileName: string): Promise<number> {
  const bytes = new TextEncoder().encode(text);
  const tries: number[] = [];
  for (let at = 0; at < 2; at += 1) {
    const from = process.cpuUsage();
    await readPage(bytes, { fileName });
    const { user, system } = process.cpuUsage(from);
    tries.push((user + system) / 1000);
  }
  return Math.min(...tries);
}

const hostile: readonly (readonly [string, number, (size: number) => string])[] = [
  ['a title of spaces', 60_000, (n) => page('', `Council${' '.repeat(n)}pier`)],
  ['a title of bars', 6000, (n) => page('', `Council${' | '.repeat(n)}pier`)],
  ['a byline of places', 12_000, (n) => page('', 'Council', `<meta name="author" content="${'A in '.repeat(n)}">`)],
  ['a visible byline of places', 12_000, (n) => page(`<p class="byline">By ${'A in '.repeat(n)}</p>`)],
  ['a paragraph of spaces', 60_000, (n) => page(`<p>The pier${' '.repeat(n)}stays open.</p>`)],
  [
    'a caption of spaces',
    60_000,
    (n) => page(`<figure><img src="a.jpg" alt="a"><figcaption>The pier${' '.repeat(n)}Credit</figcaption></figure>`),
  ],
  [
    'figures',
    500,
    (n) =>
      page(
        '<figure><img src="a.jpg" alt="The wooden pier at noon"><figcaption>Walkers on the wooden pier. Photograph: Mara Lind</figcaption></figure>'.repeat(
          n,
        ),
      ),
  ],
  ['cells of one row', 2000, (n) => page(`<table><tr>${'<td>a</td>'.repeat(n)}</tr></table>`)],
  ['neighbours of one make', 1500, (n) => page('<div class="x">Alpha beta gamma.</div>'.repeat(n))],
  ['points of one list', 2000, (n) => page(`<ul>${'<li>Alpha beta gamma.</li>'.repeat(n)}</ul>`)],
  ['headings over remarks', 1500, (n) => page('<h3>Comments</h3><p>3 May 2019 14:05 hello</p>'.repeat(n))],
  ['buttons', 1500, (n) => page('<div><button>OK</button></div>'.repeat(n))],
  ['breaks', 5000, (n) => page('<br>'.repeat(n))],
  ['lines by breaks', 1000, (n) => page(`<div>${'A line of the old ferry landing<br>'.repeat(n)}</div>`)],
  [
    'short paragraphs',
    1000,
    (n) => page(Array.from({ length: n }, (_, at) => `<p>Line ${at} of the pier</p>`).join('')),
  ],
  ['headings over links', 1500, (n) => page('<h3>Related stories</h3><p>A line</p>'.repeat(n))],
  ['lines of rights', 2000, (n) => page('<p>© 2024 The Post. All rights reserved.</p>'.repeat(n))],
  ['spans in spans', 90, (n) => page(`${'<span>'.repeat(n)}The pier stays open.${'</span>'.repeat(n)}`.repeat(10))],
  ['lines of pre', 800, (n) => page(`<pre>${'A line of the landing\n<b></b>'.repeat(n)}</pre>`)],
  ['formulas', 500, (n) => page(`<p>${'<math><msup><mn>1</mn><mn>2</mn></msup></math>'.repeat(n)}</p>`)],
  ['links', 2000, (n) => page('<p><a href="/a">Mayor resigns</a></p>'.repeat(n))],
  [
    'linked data of spaces',
    60_000,
    (n) => page('', 'Council', `<script type="application/ld+json">--> ${' '.repeat(n)}x</script>`),
  ],
  [
    'linked data that opens and does not close',
    20_000,
    (n) =>
      page(
        '',
        'Council',
        `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"${'<'.repeat(n)}"}</script>`,
      ),
  ],
  [
    'comments of readers',
    400,
    (n) =>
      page(
        `<ol class="comments">${'<li><time>10:00</time><p>I walk there every day and I like it.</p><a href="#">Reply</a></li>'.repeat(n)}</ol>`,
      ),
  ],
];

describe('a page costs what its size costs', () => {
  it.each(hostile)('%s', async (_, size, make) => {
    await cost(make(100), 'warm.html');
    const [small, large] = [await cost(make(size), 'a.html'), await cost(make(size * 4), 'a.html')];
    // Four times the page is four times the work; a quadratic one would be sixteen. The constant is for work too short to be measured.
    expect(large).toBeLessThan(small * 9 + 60);
  });

  it.each([
    ['short lines', 2000, (n: number) => Array.from({ length: n }, (_, at) => `Line ${at} of the pier`).join('\n')],
    ['list items', 2000, (n: number) => '• bread and fish\n'.repeat(n)],
    ['sentences said again', 800, (n: number) => 'The council keeps the old pier open for walkers.\n\n'.repeat(n)],
    ['dashes', 60_000, (n: number) => `The council keeps the pier.\n${'- '.repeat(n)}x\nIt stays open for walkers.`],
  ])('plain text of %s', async (_, size, make) => {
    const text = (n: number) =>
      `Council keeps the pier\n\nTuesday, 24 November 2026, 16:32 GMT\n\nThe pier stays open for walkers.\n\n${make(n)}\n`;
    const [small, large] = [await cost(text(size), 'a.txt'), await cost(text(size * 4), 'a.txt')];
    expect(large).toBeLessThan(small * 9 + 60);
  });
});
