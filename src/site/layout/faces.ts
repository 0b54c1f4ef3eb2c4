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

/** A file of type: its family and the characters it serves. */
interface Face {
  readonly family: string;
  readonly file: string;
  /** The weights of an italic. */
  readonly italic?: string;
  /**
   * Of type that headlines and texts are set in. It is fetched before anything else and used if it comes in time, otherwise from the next page on: no
   * line that somebody reads already ever ends elsewhere, whatever the device has. All other type comes late rather than not at all.
   */
  readonly running?: true;
  readonly range: string;
  readonly lines?: Lines;
}

/** What English, French, German, Spanish, Italian, Portuguese, Dutch and Scandinavian texts are mostly made of. */
const LATIN =
  'U+0020-007E,U+00A0,U+00A3,U+00A9,U+00AB,U+00AD,U+00B2-00B3,U+00B7,U+00BB,U+00C4,U+00C9,U+00D6,U+00DC,U+00DF-00EF,U+00F1-00F6,U+00F8-00FC,U+0153,U+2002,U+2009-2011,U+2013-2014,U+2018-2019,U+201C-201E,U+2022,U+2026,U+203A,U+20AC';
/** The other letters and signs of Western Europe. Ranges of a family never overlap: while one file is on its way browsers ask for the other too. */
const LATIN_RARE =
  'U+00A1-00A2,U+00A4-00A8,U+00AA,U+00AC,U+00AE-00B1,U+00B4-00B6,U+00B8-00BA,U+00BC-00C3,U+00C5-00C8,U+00CA-00D5,U+00D7-00DB,U+00DD-00DE,U+00F0,U+00F7,U+00FD-00FF,U+0131,U+0152,U+02C6,U+02DA,U+02DC,U+2015-2017,U+201A-201B,U+201F-2021,U+2023-2025,U+202F-2039,U+2122,U+2190-2193,U+2212';
const LATIN_EXT = 'U+0100-0130,U+0132-0151,U+0154-017F,U+0218-021B,U+1E80-1E85,U+1E9E,U+1EF2-1EF3';
/** Arabic and Persian, and letters that Arabic borrows for names. */
const ARABIC =
  'U+0020,U+060C,U+061B,U+061F,U+0621-063A,U+0640-0655,U+0660-066C,U+0670-0671,U+067E,U+0686,U+0698,U+06A4,U+06A9,U+06AF,U+06CC,U+06F0-06F9,U+200C-200F';
/** What other languages have besides. */
const ARABIC_RARE =
  'U+0600-060B,U+060D-061A,U+061C-061E,U+0620,U+063B-063F,U+0656-065F,U+066D-066F,U+0672-067D,U+067F-0685,U+0687-0697,U+0699-06A3,U+06A5-06A8,U+06AA-06AE,U+06B0-06CB,U+06CD-06EF,U+06FA-06FF,U+0750-077F,U+204F,U+FDF2,U+FDFA,U+FDFC';
const ARABIC_WHOLE = 'U+0020,U+0600-06FF,U+0750-077F,U+200C-200F,U+204F,U+FDF2,U+FDFA,U+FDFC';
/** What stands among Arabic words besides letters: the figures and marks that other scripts have too. */
const COMMON =
  'U+0021-0022,U+0025-003B,U+003F,U+00A0,U+00AB,U+00B2-00B3,U+00B7,U+00BB,U+2002,U+2010-2014,U+2018-201D,U+2026,U+203A';

/**
 * Arabic faces stand on the lines of the Latin ones beside them (here Newsreader's and Public Sans's), so that lines stay where they
 * are when the first face of a stack arrives. Stand-ins do too.
 */
const SERIF_LINES: Lines = [73.5, 26.5];
const SANS_LINES: Lines = [95, 22.5];

/** The italic of a weight; the weights share what is rare in them. */
const slanted = (weight: string, file: string): readonly Face[] => [
  { family: 'Newsreader', file: 'newsreader-italic-latin-rare.woff2', italic: weight, range: LATIN_RARE },
  { family: 'Newsreader', file, italic: weight, range: LATIN },
  { family: 'Newsreader', file: 'newsreader-italic-latin-ext.woff2', italic: weight, range: LATIN_EXT },
];
const newsreader: readonly Face[] = [
  { family: 'Newsreader', file: 'newsreader-text-latin-rare.woff2', range: LATIN_RARE },
  { family: 'Newsreader', file: 'newsreader-text-latin.woff2', running: true, range: LATIN },
  { family: 'Newsreader', file: 'newsreader-text-latin-ext.woff2', range: LATIN_EXT },
  ...slanted('400', 'newsreader-italic-latin.woff2'),
  ...slanted('700', 'newsreader-italic-latin-700.woff2'),
];
const newsreaderDisplay: readonly Face[] = [
  { family: 'Newsreader Display', file: 'newsreader-display-latin-rare.woff2', range: LATIN_RARE },
  { family: 'Newsreader Display', file: 'newsreader-display-latin.woff2', running: true, range: LATIN },
  { family: 'Newsreader Display', file: 'newsreader-display-latin-ext.woff2', range: LATIN_EXT },
];
/** Among Arabic, Latin headlines are a name or two, the paper's own before all: one weight does. */
const displayAmongArabic: readonly Face[] = newsreaderDisplay.map((face) =>
  face.running ? { ...face, file: 'newsreader-display-latin-600.woff2' } : face,
);
const publicSans: readonly Face[] = [
  { family: 'Public Sans', file: 'public-sans-latin-rare.woff2', range: LATIN_RARE },
  { family: 'Public Sans', file: 'public-sans-latin.woff2', range: LATIN },
  { family: 'Public Sans', file: 'public-sans-latin-ext.woff2', range: LATIN_EXT },
];
const naskh: readonly Face[] = [
  { family: 'Noto Naskh Arabic', file: 'noto-naskh-arabic-whole.woff2', range: ARABIC_RARE, lines: SERIF_LINES },
  { family: 'Noto Naskh Arabic', file: 'noto-naskh-arabic.woff2', running: true, range: ARABIC, lines: SERIF_LINES },
  { family: 'Noto Naskh Arabic', file: 'noto-naskh-arabic-common.woff2', range: COMMON, lines: SERIF_LINES },
];
const sansArabic: readonly Face[] = [
  { family: 'Noto Sans Arabic', file: 'noto-sans-arabic-whole.woff2', range: ARABIC_RARE, lines: SANS_LINES },
  { family: 'Noto Sans Arabic', file: 'noto-sans-arabic.woff2', running: true, range: ARABIC, lines: SANS_LINES },
  { family: 'Noto Sans Arabic', file: 'noto-sans-arabic-common.woff2', range: COMMON, lines: SANS_LINES },
];

/** The names of all files of type. */
export const faceFiles: readonly string[] = [
  newsreader,
  newsreaderDisplay,
  displayAmongArabic.filter(({ running }) => running),
  publicSans,
  naskh,
  sansArabic,
].flatMap((faces) => [...new Set(faces.map(({ file }) => file))]);

/**
 * Latin letters that few pages have, in every family of ours. They come late anyway, so a sheet of its own declares them, once for all pages. Arabic ones stay
 * with their page: whether they stand in one file or two is the language's.
 */
export function rareFaces(pathOf: (file: string) => string | null): string {
  return [...newsreader, ...newsreaderDisplay, ...publicSans]
    .filter(isRare)
    .map((face) => declare(face, pathOf(face.file)))
    .join('');
}

function isRare({ range }: Face): boolean {
  return range === LATIN_RARE || range === LATIN_EXT;
}

/** What a page sets in type: its scripts, and whether anything in it is in italics. */
export interface Letters extends Scripts {
  readonly slanted: boolean;
}

/** The faces that a page declares, and the stacks it sets text, headlines and furniture in. */
export function facesFor(
  type: PageSettings['type'],
  { slanted: inItalics, ...scripts }: Letters,
  pathOf: (file: string) => string | null,
): string {
  const isOurs = { text: type.text === 'newsreader', furniture: type.furniture === 'public-sans' };
  const standIns = [
    ...(isOurs.text ? [declareStandIns(forText, SERIF_LINES), declareStandIns(forDisplay, SERIF_LINES)] : []),
    ...(isOurs.furniture ? [declareStandIns(forSans, SANS_LINES)] : []),
    ...(scripts.arabic ? [declareStandIns(forNaskh, SERIF_LINES), declareStandIns(forSansArabic, SANS_LINES)] : []),
  ];
  const faces = facesOf(type, scripts)
    .filter((face) => !isRare(face) && (inItalics || !face.italic))
    .map((face) => declare(face, pathOf(face.file)));
  return [...faces, ...standIns, stacks(type, scripts)].join('');
}

/**
 * The files of the type that a page's headlines and texts are set in, which it should ask for at once: of the script it is written in, and of
 * that in which the paper's name stands over it.
 */
export function runningFiles(type: PageSettings['type'], scripts: Scripts, nameDir: 'ltr' | 'rtl'): readonly string[] {
  const latin = latinFaces(type, scripts);
  const name = latin.filter(({ family }) => nameDir === 'ltr' && family === 'Newsreader Display');
  const faces = scripts.joined === null ? latin : [...arabicFaces(scripts), ...name];
  return faces.filter(({ running }) => running).map(({ file }) => file);
}

function facesOf(type: PageSettings['type'], scripts: Scripts): readonly Face[] {
  return [...latinFaces(type, scripts), ...(scripts.arabic ? arabicFaces(scripts) : [])];
}

function latinFaces({ text, furniture }: PageSettings['type'], { joined }: Scripts): readonly Face[] {
  return [
    ...(text === 'newsreader' ? [...newsreader, ...(joined === null ? newsreaderDisplay : displayAmongArabic)] : []),
    ...(furniture === 'public-sans' ? publicSans : []),
  ];
}

/** Not every browser joins letters of two files, so languages with more letters than Arabic and Persian have them all in one. */
function arabicFaces({ joined }: Scripts): readonly Face[] {
  const inTwo = joined === null || /^(?:ar|fa)\b/.test(joined);
  return [naskh, sansArabic].flatMap((faces) => (inTwo ? faces : inOne(faces)));
}

function inOne(faces: readonly Face[]): readonly Face[] {
  return faces
    .filter(({ running }) => !running)
    .map((face) => (face.range === ARABIC_RARE ? { ...face, range: ARABIC_WHOLE, running: true } : face));
}

function declare({ family, italic, running, range, lines }: Face, path: string | null): string {
  if (path === null) return '';
  const style = italic ? 'font-style:italic;' : '';
  const set = lines ? `${overrides(lines)};` : '';
  const late = running ? 'optional' : 'swap';
  return `@font-face{font-family:${family};${style}font-weight:${italic ?? '400 700'};font-display:${late};${set}src:url(${path});unicode-range:${range}}`;
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
