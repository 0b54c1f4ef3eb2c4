import type { Settings } from '../../story/newsroom.ts';
import type { Scripts } from './house.ts';

/** A file of type: what family and characters it serves. */
interface Face {
  readonly family: string;
  readonly file: string;
  readonly style: 'normal' | 'italic';
  readonly weights: string;
  readonly range: string;
}

const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXT =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';
const ARABIC = 'U+0600-06FF,U+0750-077F,U+08A0-08FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF,U+FE70-FEFC';

const text: readonly Face[] = [
  { family: 'Newsreader', file: 'newsreader-latin-wght-normal.woff2', style: 'normal', weights: '200 800', range: LATIN },
  { family: 'Newsreader', file: 'newsreader-latin-ext-wght-normal.woff2', style: 'normal', weights: '200 800', range: LATIN_EXT },
  { family: 'Newsreader', file: 'newsreader-latin-wght-italic.woff2', style: 'italic', weights: '200 800', range: LATIN },
];
const furniture: readonly Face[] = [
  { family: 'Public Sans', file: 'public-sans-latin-wght-normal.woff2', style: 'normal', weights: '100 900', range: LATIN },
  { family: 'Public Sans', file: 'public-sans-latin-ext-wght-normal.woff2', style: 'normal', weights: '100 900', range: LATIN_EXT },
];
const arabic: readonly Face[] = [
  { family: 'Noto Naskh Arabic', file: 'noto-naskh-arabic-arabic-wght-normal.woff2', style: 'normal', weights: '400 700', range: ARABIC },
];

/** The packages that bring the files of type, for whoever reads them; a file stands in `{package}/files/`. */
export const faceFiles: readonly { readonly package: string; readonly file: string }[] = [
  ...text.map(({ file }) => ({ package: '@fontsource-variable/newsreader', file })),
  ...furniture.map(({ file }) => ({ package: '@fontsource-variable/public-sans', file })),
  ...arabic.map(({ file }) => ({ package: '@fontsource-variable/noto-naskh-arabic', file })),
];

/** The faces a page declares, and the two families it sets. */
export function facesFor(type: Settings['type'], scripts: Scripts, asset: (file: string) => string | null): string {
  const faces = [
    ...(type.text === 'newsreader' ? text : []),
    ...(type.furniture === 'public-sans' ? furniture : []),
    ...(scripts.arabic ? arabic : []),
  ];
  return faces.map((face) => declare(face, asset(face.file))).join('') + families(type, scripts);
}

function declare({ family, style, weights, range }: Face, path: string | null): string {
  if (path === null) return '';
  return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weights};font-display:swap;src:url(${path}) format("woff2");unicode-range:${range}}`;
}

function families(type: Settings['type'], scripts: Scripts): string {
  const naskh = scripts.arabic ? ',"Noto Naskh Arabic"' : '';
  const serif = { newsreader: `"Newsreader"${naskh},Georgia,serif`, 'system-serif': `Georgia${naskh},serif`, 'system-sans': `system-ui${naskh},sans-serif` }[type.text];
  const sans = { 'public-sans': `"Public Sans"${naskh},Arial,sans-serif`, 'system-sans': `system-ui${naskh},sans-serif` }[type.furniture];
  return `:root{--serif:${serif};--sans:${sans}}`;
}
