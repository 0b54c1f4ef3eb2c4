import type { Settings } from '../../story/newsroom.ts';
import type { Scripts } from './house.ts';

/** A file of type: its family and the characters it serves. All are variable from weight 400 to 700. */
interface Face {
  readonly family: string;
  readonly file: string;
  readonly italic?: true;
  readonly range: string;
  readonly lines?: Lines;
}

/** How far type reaches over and under its baseline, in per cent of its size. */
type Lines = readonly [ascent: number, descent: number];

/**
 * A system face made to measure: scaled so that English text runs as wide as in ours, with our ascent and descent,
 * so that nothing moves when ours arrives. `type/README.md` says how the numbers were found.
 */
interface StandIn {
  readonly family: string;
  readonly local: readonly string[];
  readonly weight: string;
  /** Size, ascent and descent in per cent. */
  readonly measure: readonly [size: number, ascent: number, descent: number];
}

interface Family {
  readonly faces: readonly Face[];
  readonly standIns: readonly StandIn[];
}

const LATIN =
  'U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2009-2011,U+2013-2026,U+202F-203A,U+20AC,U+2122,U+2190-2193,U+2212';
const LATIN_EXT = 'U+0100-0130,U+0132-0151,U+0154-017F,U+0218-021B,U+1E80-1E85,U+1E9E,U+1EF2-1EF3';
const ARABIC = 'U+0020,U+0600-06FF,U+0750-077F,U+200C-200F,U+204F,U+FDF2,U+FDFA,U+FDFC';
/** What stands among Arabic words besides letters: the figures and marks that other scripts have too. */
const COMMON =
  'U+0021-0040,U+005B-0060,U+007B-007E,U+00A0-00BF,U+00D7,U+00F7,U+2010-2011,U+2013-2026,U+202F-203A,U+2122,U+2212';

const newsreader: Family = {
  faces: [
    { family: 'Newsreader', file: 'newsreader-text-latin.woff2', range: LATIN },
    { family: 'Newsreader', file: 'newsreader-text-latin-ext.woff2', range: LATIN_EXT },
    { family: 'Newsreader', file: 'newsreader-italic-latin.woff2', italic: true, range: LATIN },
    { family: 'Newsreader', file: 'newsreader-italic-latin-ext.woff2', italic: true, range: LATIN_EXT },
    { family: 'Newsreader Display', file: 'newsreader-display-latin.woff2', range: LATIN },
    { family: 'Newsreader Display', file: 'newsreader-display-latin-ext.woff2', range: LATIN_EXT },
  ],
  standIns: [
    { family: 'Text G', local: ['Georgia'], weight: '400', measure: [91.58, 80.25, 28.93] },
    {
      family: 'Text T',
      local: ['Times New Roman', 'Liberation Serif'],
      weight: '400',
      measure: [100.32, 73.26, 26.41],
    },
    { family: 'Display G', local: ['Georgia Bold'], weight: '500 700', measure: [87.64, 83.87, 30.24] },
    {
      family: 'Display T',
      local: ['Times New Roman Bold', 'Liberation Serif Bold'],
      weight: '500 700',
      measure: [105.2, 69.87, 25.19],
    },
  ],
};

const publicSans: Family = {
  faces: [
    { family: 'Public Sans', file: 'public-sans-latin.woff2', range: LATIN },
    { family: 'Public Sans', file: 'public-sans-latin-ext.woff2', range: LATIN_EXT },
  ],
  standIns: [
    { family: 'Sans A', local: ['Arial', 'Liberation Sans'], weight: '400', measure: [104.87, 90.59, 21.46] },
    {
      family: 'Sans A',
      local: ['Arial Bold', 'Liberation Sans Bold'],
      weight: '600 700',
      measure: [98.41, 96.53, 22.86],
    },
  ],
};

/**
 * Arabic faces stand on the lines of the Latin ones beside them (here Newsreader's and Public Sans's), so that lines stay where they
 * are when the first face of a stack arrives.
 */
const SERIF_LINES: Lines = [73.5, 26.5];
const SANS_LINES: Lines = [95, 22.5];

const naskh: Family = {
  faces: [
    { family: 'Noto Naskh Arabic', file: 'noto-naskh-arabic.woff2', range: ARABIC, lines: SERIF_LINES },
    { family: 'Noto Naskh Arabic', file: 'noto-naskh-arabic-common.woff2', range: COMMON, lines: SERIF_LINES },
  ],
  standIns: [],
};
const sansArabic: Family = {
  faces: [
    { family: 'Noto Sans Arabic', file: 'noto-sans-arabic.woff2', range: ARABIC, lines: SANS_LINES },
    { family: 'Noto Sans Arabic', file: 'noto-sans-arabic-common.woff2', range: COMMON, lines: SANS_LINES },
  ],
  standIns: [],
};

/** The names of all files of type. */
export const faceFiles: readonly string[] = [newsreader, publicSans, naskh, sansArabic].flatMap(({ faces }) =>
  faces.map(({ file }) => file),
);

/** The faces that a page declares, and the stacks it sets text, headlines and furniture in. */
export function facesFor(type: Settings['type'], scripts: Scripts, pathOf: (file: string) => string | null): string {
  const families = [
    ...(type.text === 'newsreader' ? [newsreader] : []),
    ...(type.furniture === 'public-sans' ? [publicSans] : []),
    ...(scripts.arabic ? [naskh, sansArabic] : []),
  ];
  const declared = families.flatMap(({ faces, standIns }) => [
    ...faces.map((face) => declare(face, pathOf(face.file))),
    ...standIns.map(declareStandIn),
  ]);
  return declared.join('') + stacks(type, scripts);
}

function declare({ family, italic, range, lines }: Face, path: string | null): string {
  if (path === null) return '';
  const style = italic ? 'font-style:italic;' : '';
  const set = lines ? `${overrides(lines)};` : '';
  return `@font-face{font-family:${family};${style}font-weight:400 700;font-display:swap;${set}src:url(${path}) format("woff2");unicode-range:${range}}`;
}

function overrides([ascent, descent]: Lines): string {
  return `ascent-override:${ascent}%;descent-override:${descent}%;line-gap-override:0%`;
}

function declareStandIn({ family, local, weight, measure: [size, ascent, descent] }: StandIn): string {
  const src = local.map((name) => `local("${name}")`).join(',');
  return `@font-face{font-family:${family};font-weight:${weight};src:${src};size-adjust:${size}%;${overrides([ascent, descent])}}`;
}

/**
 * Where text runs from right to left the Arabic faces come first: the spaces and figures between Arabic words are theirs, and no
 * Latin face is fetched for them.
 */
function stacks(type: Settings['type'], { arabic }: Scripts): string {
  if (!arabic) return `:root{${stacksOf(type, (latin) => [latin])}}`;
  const leftToRight = stacksOf(type, (latin, own) => [latin, own]);
  return `:root,[dir=ltr]{${leftToRight}}[dir=rtl]{${stacksOf(type, (latin, own) => [own, latin])}}`;
}

/** The stacks as custom properties; `first` puts the Latin and the Arabic face in order before the system's. */
function stacksOf(type: Settings['type'], first: (latin: string, arabic: string) => readonly string[]): string {
  const naskhName = '"Noto Naskh Arabic"';
  const sansName = '"Noto Sans Arabic"';
  const stack = (latin: string, arabic: string, system: string): string => [...first(latin, arabic), system].join(',');
  const sans =
    type.furniture === 'public-sans'
      ? stack('Public Sans', sansName, 'Sans A,Arial,sans-serif')
      : stack('system-ui', sansName, 'sans-serif');
  const serifs = {
    newsreader: [
      stack('Newsreader', naskhName, 'Text G,Text T,Georgia,serif'),
      stack('Newsreader Display', naskhName, 'Display G,Display T,Georgia,serif'),
    ],
    'system-serif': [stack('Georgia', naskhName, 'serif'), stack('Georgia', naskhName, 'serif')],
    'system-sans': [stack('system-ui', sansName, 'sans-serif'), stack('system-ui', sansName, 'sans-serif')],
  } as const;
  const [serif, display] = serifs[type.text];
  return `--serif:${serif};--display:${display};--sans:${sans}`;
}
