import { describe, expect, it } from 'vitest';
import { codes } from '../../test/house/arrivals.ts';
import { paragraphs, pierPage, read } from '../../test/house/pier-page.ts';
import type { Arrival } from './arrival.ts';

const sayOf = (arrival: Arrival, code: string): string =>
  arrival.warnings.find((warning) => warning.code === code)?.say ?? '';

const remark = (name: string, words: string) =>
  `<li class="comment"><b class="author">${name}</b> <time>4 May 2024</time><p>${words}</p><a href="#">Reply</a></li>`;

describe('what of a page does not come into its story', () => {
  it('is nothing where all of it comes', async () => {
    const left = codes(await read(pierPage('<h2>Who pays</h2>'))).filter((code) => code.endsWith('left-out'));
    expect(left).toEqual([]);
  });

  it.each([
    [
      'a box',
      'boxes-left-out',
      '<div class="newsletter"><h3>The harbour by post</h3><p>All that happens on the quay, each Friday in your inbox.</p></div>',
      '1 part of the page beside the story was left out: “The harbour by post”. Put back what belongs to the story.',
    ],
    [
      'links to other stories',
      'links-left-out',
      '<h3>Related stories</h3><ul><li><a href="/a">Ferry runs aground off the cape</a></li><li><a href="/b">All votes of the council</a></li></ul>',
      '1 list or line of links to other pages was left out: “Ferry runs aground off the cape” (2 links).',
    ],
    [
      'a story that comes next',
      'links-left-out',
      '<div class="next-up"><a href="/n"><span>Next story</span> <h4>Ferry runs aground off the cape</h4></a></div>',
      '1 list or line of links to other pages was left out: “Ferry runs aground off the cape”.',
    ],
    [
      'hidden words',
      'hidden-left-out',
      '<p hidden>The editor asks for another source here.</p>',
      'Words that the page hides from its readers were left out: “The editor asks for another source here.”. Put back what belongs to the story.',
    ],
  ])('is said of %s', async (_what, code, html, say) => {
    expect(sayOf(await read(pierPage(html)), code)).toBe(say);
  });

  it('is said of remarks in one line, however many there are', async () => {
    const remarks = `<section id="comments"><h3>2 comments</h3><ol>${remark('Ann', 'I walk there every day and I like it.')}${remark('Odo', 'The ferry was better than all of this.')}</ol></section>`;
    expect(sayOf(await read(pierPage('', remarks)), 'remarks-left-out')).toBe(
      '2 remarks of readers were left out: “I walk there every day and I like it.”.',
    );
  });

  it('is said of words hidden in the midst of a sentence, and not of what is for listeners alone', async () => {
    const words = `<p>The toll <span style="display:none">(who says so?)</span> is twelve<span class="sr-only">, opens in a new window</span>, and nobody doubts it.</p>`;
    expect(sayOf(await read(pierPage(words)), 'hidden-left-out')).toContain('out: “(who says so?)”.');
  });

  it('is said once where another warning names it', async () => {
    const about = 'Mara Lind has covered the harbour for twelve years and has written two books about ferries.';
    const { warnings } = await read(pierPage('', `<h3>About the author</h3><p>${about}</p>`));
    expect(warnings.filter(({ say }) => say.includes('Mara Lind has covered'))).toHaveLength(1);
  });

  it('names ten things of a kind and counts the rest', async () => {
    const box = (at: number) => `<div class="promo"><p>Offer ${at} of the paper ends on Friday at noon.</p></div>`;
    const boxes = Array.from({ length: 12 }, (_, at) => box(at)).join(`<p>${paragraphs[1]}</p>`);
    const say = sayOf(await read(pierPage(boxes)), 'boxes-left-out');
    expect(say).toContain('12 parts of the page');
    expect(say).toContain('“Offer 9 of the paper ends on Friday at noon.” and 2 more.');
  });

  it('is no menu, no way round the page and no line of rights alone', async () => {
    const chrome = '<nav><a href="/">Home</a> <a href="/news">News</a></nav><footer><p>© The Post</p></footer>';
    const left = codes(await read(pierPage('', chrome))).filter((code) => code.endsWith('left-out'));
    expect(left).toEqual([]);
  });

  it('is said of a page without spaces between its words too', async () => {
    const story = '拉克黑文市议会星期二晚上开会，决定夏季结束以后旧渡口码头怎样使用，三个小时以后决定保留。';
    const html = `<!doctype html><html lang="zh"><head><title>议会保留码头</title></head><body><h1>议会保留码头</h1><p>${story}</p><p>${story}</p><div class="newsletter"><p>订阅我们的新闻邮件，每天早上送到您的邮箱里面。</p></div><p>${story}</p></body></html>`;
    expect(sayOf(await read(html), 'boxes-left-out')).toContain('订阅我们的新闻邮件');
  });
});
