import { expect, it } from 'vitest';
import { page, paragraphs, read } from '../../test/house/pier-page.ts';

const [one, two, three] = paragraphs;
const story = (over = '', behind = '', text = `<p>${one}</p><p>${two}</p><p>${three}</p>`) =>
  `<article><h1>Council keeps the pier</h1>${over}${text}${behind}</article>`;
const OWN = '<span class="date">3 February 2020, 04:05 GMT</span>';

const remarks = (item: (day: number) => string) => [1, 2, 3].map(item).join('');
const marked = `<section class="comments"><h3>Comments</h3>${remarks((day) => `<div class="comment"><b>Ilse</b><time datetime="2024-05-0${day}T10:00:00Z">${day} May</time><p>I like it.</p></div>`)}</section>`;
const bare = `<div><h3>3 Comments</h3>${remarks((day) => `<div><b>Ilse</b> <time>${day} May 2024 10:00</time><p>I like it.</p></div>`)}</div>`;
const listed = `<ul>${remarks((day) => `<li><span class="date">${day} May 2024 10:00</span><p>I like it.</p><a href="#">Reply</a></li>`)}</ul>`;
const others = `<ul>${remarks((day) => `<li><a href="/${day}">Ferry runs aground off the cape</a> <span class="date">0${day}.01.2023</span></li>`)}</ul>`;
const today = '<header><div class="date">Monday, 30 November 2026</div><nav><a href="/">Home</a></nav></header>';
const told = `<p>${one} It was so on <time datetime="1999-01-01">1 January 1999</time>.</p><p>${two}</p><p>${three}</p>`;

it.each([
  ['remarks', story() + marked, null],
  ['remarks under a heading alone', story() + bare, null],
  ['remarks in a list', story() + listed, null],
  ['other stories', story() + others, null],
  ['the text', story('', '', told), null],
  ['remarks, beside its own', story(OWN) + marked, '2020-02-03T04:05:00Z'],
  ['the paper of the day, beside its own', today + story(OWN), '2020-02-03T04:05:00Z'],
  ['other stories over it', `<aside>${others}</aside>${story(OWN)}`, '2020-02-03T04:05:00Z'],
  [
    'other stories under its own, which stands behind the text',
    story('', `<p>${OWN}</p>`) + others,
    '2020-02-03T04:05:00Z',
  ],
  [
    'remarks under its own, which stands in its footer',
    story('', `<footer>Posted ${OWN}</footer>`) + marked,
    '2020-02-03T04:05:00Z',
  ],
])('a story is never dated by the times of %s', async (_what, body, at) => {
  const { firstPublishedAt, lastUpdatedAt } = await read(page(body));
  expect(lastUpdatedAt ?? firstPublishedAt).toBe(at);
});
