import type { PageSettings } from '../../story/newsroom.ts';
import type { Scripts } from './theme.ts';
import {
  declareStandIns,
  forDisplay,
  forNaskh,
  forSans,
  forSansArabic,
  forText,
  type Lines,
  namesOf,
  overrides,
} from './stand-ins.ts';

/** A file of type: its family and the characters it serves. All are variable from weight 400 to 700. */
interface Face {
  readonly family: string;
  readonly file: string;
  readonly italic?: true;
  /**
   * Of type that headlines and texts are set in. It is fetched before anything else and used if it comes in time, otherwise from the next page on: no
   * line that somebody reads already ever ends elsewhere, whatever the device has. All other type comes late rather than not at all.
   */
  readonly running?: true;
  readonly range: string;
  readonly lines?: Lines;
}

const LATIN =
  'U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2009-2011,U+2013-2026,U+202F-203A,U+20AC,U+2122,U+2190-2193,U+2212';
const LATIN_EXT = 'U+0100-0130,U+0132-0151,U+0154-017F,U+0218-021B,U+1E80-1E85,U+1E9E,U+1EF2-1EF3';
const ARABIC = 'U+0020,U+0600-06FF,U+0750-077F,U+200C-200F,U+204F,U+FDF2,U+FDFA,U+FDFC';
/** What stands among Arabic words besides letters: the figures and marks that other scripts have too. */
const COMMON =
  'U+0021-0040,U+005B-0060,U+007B-007E,U+00A0-00BF,U+00D7,U+00F7,U+2010-2011,U+2013-2026,U+202F-203A,U+2122,U+2212';

/**
 * Arabic faces stand on the lines of the Latin ones beside them (here Newsreader's and Public Sans's), so that lines stay where they
 * are when the first face of a stack arrives. Stand-ins do too.
 */
const SERIF_LINES: Lines = [73.5, 26.5];
const SANS_LINES: Lines = [95, 22.5];

const newsreader: readonly Face[] = [
  { family: 'Newsreader', file: 'newsreader-text-latin.woff2', running: true, range: LATIN },
  { family: 'Newsreader', file: 'newsreader-text-latin-ext.woff2', range: LATIN_EXT },
  { family: 'Newsreader', file: 'newsreader-italic-latin.woff2', italic: true, range: LATIN },
  { family: 'Newsreader', file: 'newsreader-italic-latin-ext.woff2', italic: true, range: LATIN_EXT },
  { family: 'Newsreader Display', file: 'newsreader-display-latin.woff2', running: true, range: LATIN },
  { family: 'Newsreader Display', file: 'newsreader-display-latin-ext.woff2', range: LATIN_EXT },
];
const publicSans: readonly Face[] = [
  { family: 'Public Sans', file: 'public-sans-latin.woff2', range: LATIN },
  { family: 'Public Sans', file: 'public-sans-latin-ext.woff2', range: LATIN_EXT },
];
const naskh: readonly Face[] = [
  { family: 'Noto Naskh Arabic', file: 'noto-naskh-arabic.woff2', running: true, range: ARABIC, lines: SERIF_LINES },
  { family: 'Noto Naskh Arabic', file: 'noto-naskh-arabic-common.woff2', range: COMMON, lines: SERIF_LINES },
];
const sansArabic: readonly Face[] = [
  { family: 'Noto Sans Arabic', file: 'noto-sans-arabic.woff2', running: true, range: ARABIC, lines: SANS_LINES },
  { family: 'Noto Sans Arabic', file: 'noto-sans-arabic-common.woff2', range: COMMON, lines: SANS_LINES },
];

/** The names of all files of type. */
export const faceFiles: readonly string[] = [newsreader, publicSans, naskh, sansArabic].flatMap((faces) =>
  faces.map(({ file }) => file),
);

/** The faces that a page declares, and the stacks it sets text, headlines and furniture in. */
export function facesFor(
  type: PageSettings['type'],
  scripts: Scripts,
  pathOf: (file: string) => string | null,
): string {
  const isOurs = { text: type.text === 'newsreader', furniture: type.furniture === 'public-sans' };
  const standIns = [
    ...(isOurs.text ? [declareStandIns(forText, SERIF_LINES), declareStandIns(forDisplay, SERIF_LINES)] : []),
    ...(isOurs.furniture ? [declareStandIns(forSans, SANS_LINES)] : []),
    ...(scripts.arabic ? [declareStandIns(forNaskh, SERIF_LINES), declareStandIns(forSansArabic, SANS_LINES)] : []),
  ];
  const faces = facesOf(type, scripts).map((face) => declare(face, pathOf(face.file)));
  return [...faces, ...standIns, stacks(type, scripts)].join('');
}

/**
 * The files of the type that a page's headlines and texts are set in, which it should ask for at once: of the script it is written in, and of
 * that in which the paper's name stands over it.
 */
export function runningFiles(type: PageSettings['type'], dir: Dir, nameDir: Dir): readonly string[] {
  const latin = facesOf(type, { arabic: false });
  const name = latin.filter(({ family }) => nameDir === 'ltr' && family === 'Newsreader Display');
  const faces = dir === 'rtl' ? [...naskh, ...sansArabic, ...name] : latin;
  return faces.filter(({ running }) => running).map(({ file }) => file);
}

type Dir = 'ltr' | 'rtl';

function facesOf({ text, furniture }: PageSettings['type'], { arabic }: Scripts): readonly Face[] {
  return [
    ...(text === 'newsreader' ? newsreader : []),
    ...(furniture === 'public-sans' ? publicSans : []),
    ...(arabic ? [...naskh, ...sansArabic] : []),
  ];
}

function declare({ family, italic, running, range, lines }: Face, path: string | null): string {
  if (path === null) return '';
  const style = italic ? 'font-style:italic;' : '';
  const set = lines ? `${overrides(lines)};` : '';
  const display = running ? 'optional' : 'swap';
  return `@font-face{font-family:${family};${style}font-weight:400 700;font-display:${display};${set}src:url(${path}) format("woff2");unicode-range:${range}}`;
}

/**
 * Where text runs from right to left the Arabic faces come first: the spaces and figures between Arabic words are theirs, and no
 * Latin face is fetched for them.
 */
function stacks(type: PageSettings['type'], { arabic }: Scripts): string {
  if (!arabic) return `:root{${stacksOf(type, ({ latin }) => latin)}}`;
  const leftToRight = stacksOf(type, ({ latin, arabic: own }) => pairs(latin, own));
  return `:root,[dir=ltr]{${leftToRight}}[dir=rtl]{${stacksOf(type, ({ latin, arabic: own }) => pairs(own, latin))}}`;
}

/** A face of ours for a script, then its stand-ins. */
type Stack = readonly string[];

interface Scripted {
  readonly latin: Stack;
  readonly arabic: Stack;
}

/** Ours of both scripts before any stand-in. */
function pairs([first = '', ...standIns]: Stack, [second = '', ...others]: Stack): Stack {
  return [first, second, ...standIns, ...others];
}

const naskhStack: Stack = ['"Noto Naskh Arabic"', ...namesOf(forNaskh)];
const sansArabicStack: Stack = ['"Noto Sans Arabic"', ...namesOf(forSansArabic)];

/** The stacks as custom properties; `order` puts the faces of both scripts in order before the system's. */
function stacksOf(type: PageSettings['type'], order: (faces: Scripted) => Stack): string {
  const serif = (latin: Stack, system: string): string => [...order({ latin, arabic: naskhStack }), system].join(',');
  const sans = (latin: Stack, system: string): string =>
    [...order({ latin, arabic: sansArabicStack }), system].join(',');
  const furniture =
    type.furniture === 'public-sans'
      ? sans(['Public Sans', ...namesOf(forSans)], 'Arial,sans-serif')
      : sans(['system-ui'], 'sans-serif');
  const serifs = {
    newsreader: [
      serif(['Newsreader', ...namesOf(forText)], 'Georgia,serif'),
      serif(['Newsreader Display', ...namesOf(forDisplay)], 'Georgia,serif'),
    ],
    'system-serif': [serif(['Georgia'], 'serif'), serif(['Georgia'], 'serif')],
    'system-sans': [sans(['system-ui'], 'sans-serif'), sans(['system-ui'], 'sans-serif')],
  } as const;
  const [text, display] = serifs[type.text];
  return `--serif:${text};--display:${display};--sans:${furniture}`;
}
