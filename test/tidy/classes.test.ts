import { expect, test } from 'vitest';
import { filesUnder } from './source-tree.ts';

// All screens are one page: the style of each that was opened is there until the window closes. Two screens that mean different things by one
// class break each other, in the order in which somebody happens to open them, and no test of either alone sees it.

/** The classes that a style sheet styles by themselves, wherever they are. */
function classesOf(text: string): Set<string> {
  const bare = text.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const selectors = [...bare.matchAll(/(?:^|[{};])\s*([^{};@]+)\{/g)].flatMap(([, list = '']) => list.split(','));
  const found = selectors.map(
    (selector) => /^\.([\w-]+)(?:::?(?!has)[\w-]+(?:\([^)]*\))?)*$/.exec(selector.trim())?.[1],
  );
  return new Set(found.filter((name) => name !== undefined));
}

test('the measure itself: a class by itself counts, one within another or beside it does not', () => {
  const text =
    '/* .no {} */ .one, .two:hover { } @media (x) { .three::after { } } .four .five { } .six.is { } .seven:has(p) { }';
  expect([...classesOf(text)]).toEqual(['one', 'two', 'three']);
});

test('no class of the screens is styled in two style sheets', () => {
  const sheets = ['src/newsroom-ui', 'src/text-editor', 'src/ui'].flatMap((folder) => filesUnder(folder, /\.css$/));
  expect(sheets.length).toBeGreaterThan(30);
  const homes = Map.groupBy(
    sheets.flatMap(({ path, text }) => [...classesOf(text)].map((name) => ({ name, path }))),
    ({ name }) => name,
  );
  const shared = [...homes].filter(([, places]) => places.length > 1);
  expect(shared.map(([name, places]) => `${name}: ${places.map(({ path }) => path).join(', ')}`)).toEqual([]);
});
