import { expect, test } from 'vitest';
import { siteFiles, testSettings } from '../../../test/site/newsroom.ts';
import { assetFiles } from '../assets.ts';
import { themeOf, minify } from './style-sheets.ts';

const { styles } = siteFiles();
const paths = new Map(assetFiles.map((file) => [file, `/assets/0-${file}`]));
const theme = themeOf(styles, paths);
const LATIN = { arabic: false };

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
  const latin = theme.styles(['base'], settings, LATIN);
  expect(latin).toContain('newsreader-text-latin.woff2');
  expect(latin).not.toContain('arabic');
  const arabic = theme.styles(['base'], settings, { arabic: true });
  expect(arabic).toContain('noto-naskh-arabic.woff2');
  expect(arabic).toMatch(/\[dir=rtl\]\{--serif:"Noto Naskh Arabic",Newsreader,/);
  expect(arabic).toMatch(/:root,\[dir=ltr\]\{--serif:Newsreader,"Noto Naskh Arabic",/);
  const plain = theme.styles(
    ['base'],
    { ...settings, type: { text: 'system-serif', furniture: 'system-sans' } },
    LATIN,
  );
  expect(plain).not.toContain('@font-face');
});

test('type whose bytes are not there is not declared', () => {
  expect(themeOf(styles, new Map()).styles(['base'], testSettings(), LATIN)).not.toContain('url(');
});

test('the newsroom’s colours are in both drawings', () => {
  const css = theme.styles([], { ...testSettings(), colours: { accent: '#114477', accentDark: '#88bbee' } }, LATIN);
  expect(css).toContain('--accent:#114477');
  expect(css).toMatch(/prefers-color-scheme:dark\)\{:root\{[^}]*--accent:#88bbee/);
});

test('a sheet that is not there is our own mistake', () => {
  expect(() => theme.styles(['nothing'], testSettings(), LATIN)).toThrow('no style sheet named nothing');
});
