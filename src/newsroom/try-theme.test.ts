import { beforeAll, describe, expect, it, test } from 'vitest';
import { aHouse, desk, type House } from '../../test/house/houses.ts';
import { everything, standing } from '../../test/house/shelves.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { checkShelf } from '../press/check.ts';
import { standardTheme } from '../site/theme-data.ts';
import { readSettings } from '../store/documents.ts';
import { blockTypes } from '../story/blocks.ts';
import { themeSchema } from '../story/theme.ts';
import { changeSettings, undoSettings } from './change-settings.ts';
import { themeStories } from './settings/theme-stories.ts';

const PAGE = `/news/${idOf(1)}/ferry-reaches-the-islands`;

const evening = {
  name: 'evening',
  tokens: { light: { paper: '#fff8ef', wash: '#f5e9d8' }, all: { sheet: '72rem' } },
  styles: { story: '.tale h1 { letter-spacing: -0.01em; color: var(--accent); }' },
  layouts: { grid: ['small'] },
  order: { story: ['media', 'head', 'meta', 'body', 'foot'], rail: ['most-read', 'promos', 'top-stories', 'more-on'] },
  settings: {
    lines: {
      label: 'Length of a line',
      token: 'measure',
      default: 'usual',
      choices: { usual: { label: 'Usual', value: '34rem' }, short: { label: 'Short', value: '28rem' } },
    },
  },
};

async function aPaper(): Promise<House> {
  const house = await aHouse();
  await house.publish({ story: aStory() });
  return house;
}

async function give(house: House, theme: unknown) {
  const now = await readSettings(house.store.reader);
  return changeSettings(house.rooms, { was: { theme: now?.theme }, set: { theme } }, desk);
}

describe('a theme', () => {
  it('is on every page once it is given, with what the newsroom chose of it, and goes with one act', async () => {
    const house = await aPaper();
    const before = await everything(house.shelf);
    const { number } = await give(house, evening);
    const page = (await standing(house.shelf, PAGE)) ?? '';
    for (const rule of [
      '--paper:#fff8ef',
      '--sheet:72rem',
      '--measure:34rem',
      'letter-spacing:-0.01em',
      '--ink:#1b1815',
    ])
      expect(page, rule).toContain(rule);
    expect(page.indexOf('/most-read"')).toBeLessThan(page.indexOf('/top-stories"'));
    expect((await standing(house.shelf, '/')) ?? '').toContain('--paper:#fff8ef');
    await give(house, { ...evening, chosen: { lines: 'short' } });
    expect(await standing(house.shelf, PAGE)).toContain('--measure:28rem');
    expect(await checkShelf(house.rooms)).toEqual([]);
    await give(house, evening);
    await undoSettings(house.rooms, number ?? 0, desk);
    expect(await everything(house.shelf)).toEqual(before);
  });

  it('that is as the standard one leaves pages as they are, but for its name', async () => {
    const house = await aPaper();
    const before = await standing(house.shelf, PAGE);
    await give(house, { ...standardTheme, name: 'like-it' });
    expect(await standing(house.shelf, PAGE)).toBe(before);
  });
});

describe('a broken theme', () => {
  // What is refused changes nothing, so that one paper serves for all of it.
  let house: House;
  beforeAll(async () => {
    house = await aPaper();
  });

  test.each<[string, object, string, RegExp]>([
    ['text too pale', { tokens: { light: { soft: '#aaaaaa' } } }, 'theme/tokens/light/soft', /contrast of/],
    [
      'ink on its own ground by night',
      { tokens: { dark: { ink: '#222222' } } },
      'theme/tokens/dark/ink',
      /contrast of/,
    ],
    ['a colour among the measures', { tokens: { all: { ink: '#eeeeee' } } }, 'theme/tokens/all/ink', /tokens\/light/],
    ['a colour of a sheet’s own', { styles: { story: 'p{color:#ddd}' } }, 'theme/styles/story', /Use a token/],
    ['a colour by name', { styles: { story: 'p { color: WHITE }' } }, 'theme/styles/story', /must be one of the theme/],
    [
      'a colour by name behind a query',
      { styles: { base: '@media (min-width:1px){p{background:gold}}' } },
      'theme/styles/base',
      /must be one of the theme/,
    ],
    [
      'text on a ground it cannot be read on',
      { styles: { story: 'p{color:var(--ink);background:var(--accent)}' } },
      'theme/styles/story',
      /contrast of/,
    ],
    ['a ground for no text', { styles: { story: '.body{background:var(--ink)}' } }, 'theme/styles/story', /Set color/],
    [
      'a hairline for text',
      { styles: { story: 'p{color:var(--rule)}' } },
      'theme/styles/story',
      /not a colour for text/,
    ],
    [
      'a token set in a sheet',
      { styles: { story: ':root{--ink:var(--paper)}' } },
      'theme/styles/story',
      /under tokens/,
    ],
    [
      'hidden words',
      { styles: { story: '.notes { display : none !important }' } },
      'theme/styles/story',
      /Leave it out/,
    ],
    ['words seen through', { styles: { story: 'p{opacity:.1}' } }, 'theme/styles/story', /Leave it out/],
    [
      'something fetched',
      { styles: { story: '@import "https://other.example/a.css";' } },
      'theme/styles/story',
      /may fetch nothing/,
    ],
    ['an end of the sheet', { styles: { story: 'p{}</style><script>' } }, 'theme/styles/story', /neither </],
    ['a brace too few', { styles: { story: 'p{margin:0' } }, 'theme/styles/story', /brace/],
    [
      'a rule inside a rule',
      { styles: { story: 'p{color:white;b{margin:0}}' } },
      'theme/styles/story',
      /inside another/,
    ],
    ['a string without an end', { styles: { story: 'p::before{content:"}' } }, 'theme/styles/story', /string/],
    ['a comment without an end', { styles: { story: 'p{margin:0} /* and so on' } }, 'theme/styles/story', /comment/],
    ['a bracket without an end', { styles: { story: 'p{width:calc(1px}' } }, 'theme/styles/story', /bracket/],
    ['a value without an end', { tokens: { all: { sheet: 'calc(80rem' } } }, 'theme/tokens/all/sheet', /bracket/],
    [
      'a ground of many colours',
      { styles: { story: 'p{background:linear-gradient(white,black)}' } },
      'theme/styles/story',
      /brings its own colour/,
    ],
    [
      'something laid over the page',
      { styles: { base: 'body::after{position:fixed;inset:0}' } },
      'theme/styles/base',
      /Leave it out/,
    ],
    ['a sheet that no page has', { styles: { nothing: 'p{margin:0}' } }, 'theme/styles/nothing', /No page/],
    [
      'a part left out',
      { order: { story: ['head', 'media', 'meta', 'body'] } },
      'theme/order/story',
      /each of these once/,
    ],
    ['a look there is not', { layouts: { grid: ['huge'] } }, 'theme/layouts/grid/0', /./],
    [
      'a value that ends the rule',
      { tokens: { all: { sheet: '1px}*{color:red' } } },
      'theme/tokens/all/sheet',
      /one value/,
    ],
    [
      'a choice there is not',
      { settings: evening.settings, chosen: { lines: 'none' } },
      'theme/chosen/lines',
      /Choose one of/,
    ],
  ])('with %s is refused, and nothing of it reaches readers', async (_what, wrong, where, say) => {
    const before = await everything(house.shelf);
    await expect(give(house, { name: 'broken', ...wrong })).rejects.toMatchObject({
      status: 422,
      problems: expect.arrayContaining([expect.objectContaining({ where, say: expect.stringMatching(say) })]),
    });
    expect(await everything(house.shelf)).toEqual(before);
  });
});

test('the standard theme is data as any other', () => {
  expect(themeSchema.parse(standardTheme)).toEqual(standardTheme);
});

test('a theme is tried on every kind of block', () => {
  expect(new Set(themeStories('uk', 'world').flatMap(({ body }) => body.map(({ type }) => type)))).toEqual(
    new Set(blockTypes),
  );
});
