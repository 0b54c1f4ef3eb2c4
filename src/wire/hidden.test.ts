import { describe, expect, it } from 'vitest';
import { codes } from '../../test/house/arrivals.ts';
import { page, paragraphs, pierPage, read, words } from '../../test/house/pier-page.ts';

const X = 'Divers found that eleven of the forty piles have been hollowed out by worms since the last survey.';
const Y = 'The repair is to be paid from the fund that was set up when the ferry company left the town.';
const two = `<p>${X}</p><p>${Y}</p>`;
const styled = (body: string, style: string) =>
  page(
    `<h1>Council keeps the pier</h1><p>${paragraphs[0]}</p>${body}<p>${paragraphs[1]}</p><p>${paragraphs[2]}</p>`,
    `<title>Council keeps the pier</title><style>${style}</style>`,
  );
const told = async (html: string): Promise<boolean[]> => {
  const text = words(await read(html));
  return [X, Y].map((one) => text.includes(one));
};

describe('what a page hides', () => {
  it.each([
    '<p hidden>X</p>',
    '<p class="hidden">X</p>',
    '<p class="d-none">X</p>',
    '<p style="font-size:0">X</p>',
    '<div role="dialog" aria-hidden="true"><p>X</p></div>',
    '<div class="login-overlay" hidden><p>X</p><p>Y</p></div>',
    '<div class="newsletter" style="display:none"><p>X</p><p>Y</p></div>',
    '<div class="modal" role="dialog" hidden id="m"><p>X</p><p>Y</p></div><a href="#m">Ask</a>',
    '<dialog><p>X</p></dialog>',
    '<template><p>X</p></template>',
  ])('is none of the story: %s', async (html) => {
    expect(await told(pierPage(html.replace('X', X).replace('Y', Y)))).toEqual([false, false]);
  });

  it.each([
    ['an element that its own sheet hides', '<p class="note">X</p>', '.note{display:none}', false],
    [
      'one that it moves off the screen',
      '<div id="seo"><p>X</p></div>',
      '#seo { position:absolute; left:-9999px }',
      false,
    ],
    [
      'one that it hides in print and on small screens',
      '<p class="wide">X</p>',
      '@media print{.wide{display:none}}',
      true,
    ],
    ['one that another name shows', '<p class="tab on">X</p>', '.tab{display:none}.tab.on{display:block}', true],
    ['one that a later rule shows', '<p class="a">X</p>', '.a{display:none}.a{display:inline}', true],
    ['one that is hidden somewhere else only', '<p class="a">X</p>', '.menu .a{display:none}', true],
  ])('by a sheet: %s', async (_what, html, style, isTold) => {
    expect((await told(styled(html.replace('X', X), style)))[0]).toBe(isTold);
  });

  it.each([
    ['behind a switch', `<div class="hidden">${two}</div><button>Read more</button>`],
    [
      'behind a switch that names it',
      `<button aria-controls="m">The whole of it</button><div hidden id="m">${two}</div>`,
    ],
    [
      'in a tab',
      `<ul role="tablist"><li role="tab">Before</li></ul><div role="tabpanel">${X}</div><div role="tabpanel" hidden><p>${Y}</p></div>`,
    ],
    [
      'in folds',
      `<h3>Who pays</h3><div class="accordion-collapse" style="display:none"><p>${X}</p></div><details><summary>How</summary><p>${Y}</p></details>`,
    ],
    ['on larger screens', `<p class="hidden md:block">${X}</p><p class="d-none d-lg-block">${Y}</p>`],
    ['from those who listen', `<p aria-hidden="true">${X}</p><p aria-hidden="true">${Y}</p>`],
    ['until somebody searches for it', `<div hidden="until-found"><p>${X}</p></div><p>${Y}</p>`],
    ['from who has not paid', `<div class="paywall-content" hidden>${two}</div>`],
  ])('is the story’s where readers find it %s', async (_where, html) => {
    expect(await told(pierPage('', html))).toEqual([true, true]);
  });

  it('is the story’s where the story goes on in it though nothing says how it opens, and that is said', async () => {
    for (const hides of ['hidden', 'class="hidden"', 'style="display: none"']) {
      const arrival = await read(pierPage('', `<div ${hides}>${two}</div>`));
      expect([words(arrival).includes(X), codes(arrival)]).toEqual([true, ['hidden-kept', 'time-unknown']]);
    }
  });

  it('stands once where a copy of it is for small screens', async () => {
    const copies = `<div class="hidden md:block"><p>${X}</p></div><div class="md:hidden"><p>${X}</p></div>`;
    expect(words(await read(pierPage(copies))).split(X)).toHaveLength(2);
  });
});
