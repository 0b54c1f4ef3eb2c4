import { expect, test } from 'vitest';
import { siteFiles, testSettings } from '../../../test/site/newsroom.ts';
import { assetFiles } from '../assets.ts';
import { themeOf, minify } from './style-sheets.ts';
import { classesIn, classesNamedIn, rulesIn, usedOf } from './used-rules.ts';

const { styles, assets } = siteFiles();
const paths = new Map(assetFiles.map((file) => [file, `/assets/0-${file}`]));
const theme = themeOf(styles, paths);
const LATIN = { arabic: false, joined: null };
/** A page with every class there is, and words in italics. */
const ANYTHING = `<em class="${Object.values(styles).flatMap(classesNamedIn).join(' ')}">`;
const ARABIC = { arabic: true, joined: 'ar' };

test('a small sheet means what the large one meant', () => {
  const css = `
    /* a comment: { not a rule } */
    a:hover > b, c::before {
      margin: calc(1px + (2px * 3)) 0;
      font: 400 1rem / 1.5 'A Face', serif;
      content: '';
    }
    @media (min-width: 60em) and (max-width: 70em) { p:not(:first-child) { color: red; } }
  `;
  expect(minify(css)).toBe(
    "a:hover>b,c::before{margin:calc(1px + (2px * 3)) 0;font:400 1rem / 1.5 'A Face',serif;content:''}" +
      '@media (min-width:60em) and (max-width:70em){p:not(:first-child){color:red}}',
  );
});

test('minifying twice changes nothing more', () => {
  for (const css of Object.values(styles)) expect(minify(minify(css))).toBe(minify(css));
});

test('every sheet keeps its braces in pairs', () => {
  for (const [name, css] of Object.entries(styles)) {
    const small = minify(css);
    expect([...small].filter((letter) => letter === '{').length, name).toBe(
      [...small].filter((letter) => letter === '}').length,
    );
  }
});

test('pages declare the type they set and no other', () => {
  const settings = testSettings();
  const latin = theme.styles(['base'], settings, LATIN, ANYTHING);
  expect(latin).toContain('newsreader-text-latin.woff2');
  expect(latin).not.toContain('arabic');
  const arabic = theme.styles(['base'], settings, { arabic: true, joined: null }, ANYTHING);
  expect(arabic).toContain('noto-naskh-arabic.woff2');
  expect(arabic).toMatch(/\[dir=rtl\]\{--serif:"Noto Naskh Arabic",Newsreader,/);
  expect(arabic).toMatch(/:root,\[dir=ltr\]\{--serif:Newsreader,"Noto Naskh Arabic",/);
  const plain = theme.styles(
    ['base'],
    { ...settings, type: { text: 'system-serif', furniture: 'system-sans' } },
    LATIN,
    ANYTHING,
  );
  expect(plain).not.toContain('@font-face');
});

/** The characters of each file that a sheet declares. */
function rangesIn(css: string): Map<string, readonly number[]> {
  const declared = css.matchAll(/url\(\/assets\/0-([^)]+)\);unicode-range:([^}]+)\}/g);
  return new Map([...declared].map(([, file = '', range = '']) => [file, range.split(',').flatMap(charactersOf)]));
}

function charactersOf(range: string): number[] {
  const [first = 0, last = first] = range
    .slice(2)
    .split('-')
    .map((part) => Number.parseInt(part, 16));
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** The bytes of the files that a browser fetches for a text. */
function fetchedFor(text: string, css: string, isIn: (file: string) => boolean): number {
  const letters = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const files = [...rangesIn(css)].filter(([file, has]) => isIn(file) && letters.some((one) => has.includes(one)));
  return files.reduce((sum, [file]) => sum + (assets[file]?.length ?? 0), 0);
}

test('a first view fetches at most 80 KB of type, in English with italics and in Arabic under a Latin name', () => {
  const english = '“Voilà,” says Zoë på bryggen – 2 m³ · Über £10 for a café’s façade… ›';
  const latin = theme.styles(['base'], testSettings(), LATIN, ANYTHING);
  expect(fetchedFor(english, latin, (file) => !file.includes('italic-latin-700'))).toBeLessThanOrEqual(80_000);
  const arabic = theme.styles(['base'], testSettings(), ARABIC, ANYTHING);
  const among = 'قال: «2031 م³» في ڤيينا، پ';
  const joined = fetchedFor(among, arabic, (file) => file.startsWith('noto'));
  const name = fetchedFor('The Kestrey Courier', arabic, (file) => /display|sans-latin/.test(file));
  expect(joined).toBeGreaterThan(40_000);
  expect(joined + name).toBeLessThanOrEqual(80_000);
});

test('a language with more letters than Arabic and Persian has them in one file, where they join', () => {
  const urdu = rangesIn(theme.styles(['base'], testSettings(), { arabic: true, joined: 'ur-PK' }, ANYTHING));
  expect(urdu.get('noto-naskh-arabic-whole.woff2')).toEqual(expect.arrayContaining(charactersOf('U+0627-064A')));
  expect([...urdu.keys()]).not.toContain('noto-naskh-arabic.woff2');
  const english = theme.styles(['base'], testSettings(), { arabic: true, joined: null }, ANYTHING);
  expect(rangesIn(english).get('noto-naskh-arabic-whole.woff2')).not.toContain(0x0627);
});

test.each([LATIN, ARABIC])('files of a family have no character in common (%j)', (scripts) => {
  const families = Map.groupBy(rangesIn(theme.styles(['base'], testSettings(), scripts, ANYTHING)), ([file]) =>
    file.replace(/-(?:latin|arabic)\b.*/, file.includes('-700') ? '-700' : ''),
  );
  for (const [family, files] of families) {
    const all = files.flatMap(([, has]) => has);
    expect(new Set(all).size, family).toBe(all.length);
  }
});

test('type whose bytes are not there is not declared', () => {
  expect(themeOf(styles, new Map()).styles(['base'], testSettings(), LATIN, ANYTHING)).not.toContain('url(');
});

test('the newsroom’s colours are in both drawings', () => {
  const css = theme.styles(
    [],
    { ...testSettings(), colours: { accent: '#114477', accentDark: '#88bbee' } },
    LATIN,
    ANYTHING,
  );
  expect(css).toContain('--accent:#114477');
  expect(css).toMatch(/prefers-color-scheme:dark\)\{:root\{[^}]*--accent:#88bbee/);
});

test('a sheet that is not there is our own mistake', () => {
  expect(() => theme.styles(['nothing'], testSettings(), LATIN, ANYTHING)).toThrow('no style sheet named nothing');
});

test('a page carries the rules that something in it asks for, and what it shares with others whole', () => {
  const plain = theme.styles(['base', 'chrome', 'story'], testSettings(), LATIN, '<article class="tale report">');
  expect(plain).toContain('.tale{');
  expect(plain).toContain('.breaking{');
  expect(plain).not.toContain('.retracted');
  expect(plain).not.toContain('italic');
  const all = theme.styles(['base', 'chrome', 'story'], testSettings(), LATIN, '<div class="notes retracted">');
  expect(all).toContain('.retracted{');
});

test('rules for shared chrome stand in other sheets too', () => {
  // What comes into lite pages only is styled on those only.
  const names = ['base', 'chrome', 'block-related', 'block-table'];
  expect(theme.styles(names, testSettings(), LATIN, '<p class="tale">')).not.toMatch(/running-order|\.table/);
  expect(theme.styles(['story', 'lines'], testSettings(), LATIN, '')).toContain('.rail>.lines{');
});

test('with every class at hand the rules of every sheet are as they were written', () => {
  for (const [name, css] of Object.entries(styles)) {
    expect(usedOf(rulesIn(minify(css)), new Set(classesNamedIn(css))), name).toBe(minify(css));
  }
});

test('what a selector says in brackets is never asked for, and one of a list may stand alone', () => {
  const has = classesIn('<p class="a b"><i class="c">');
  const css = '.a:not(.x) b,.y{d:1}.x:is(.a){d:2}@media print{.x{d:3}}@media print{.b,.x .c{d:4}}@font-face{d:5}';
  expect(usedOf(rulesIn(css), has)).toBe('.a:not(.x) b{d:1}@media print{.b{d:4}}@font-face{d:5}');
});
