/** How far type reaches over and under its baseline, in per cent of its size. */
export type Lines = readonly [ascent: number, descent: number];

/** A face that devices bring along, by every name they know it by; all names in a list have the same advances. */
interface SystemFace {
  readonly regular: readonly string[];
  /** Where a device has one file for all weights, the regular name at the end finds the bold in it. */
  readonly bold: readonly string[];
}

/**
 * System faces made to measure: scaled so that text runs as wide as in ours, with our lines, so that nothing moves when
 * ours arrives. `type/README.md` says how the numbers were found, and `test/pages/stand-ins.browser.test.ts` holds them.
 */
interface StandIns {
  /** The weights that the bolds stand in for; what is lighter has the regulars. */
  readonly heavy: string;
  /** The characters they stand in for; all when it is absent. */
  readonly range?: string;
  readonly faces: readonly StandIn[];
}

interface StandIn {
  readonly family: string;
  readonly face: SystemFace;
  /** Size in per cent at which the regular is as wide as ours at 400, and the bold as ours at the weights that have it. */
  readonly sizes: readonly [regular: number, bold: number];
}

/** iOS, macOS, Windows. */
const georgia: SystemFace = { regular: ['Georgia'], bold: ['Georgia Bold'] };
/** Windows, macOS; Linux and ChromeOS, with the advances of Times. */
const times: SystemFace = {
  regular: ['Times New Roman', 'Liberation Serif', 'Tinos', 'Nimbus Roman'],
  bold: ['Times New Roman Bold', 'Liberation Serif Bold', 'Tinos Bold', 'Nimbus Roman Bold'],
};
/** Android, and Linux of late. */
const notoSerif: SystemFace = {
  regular: ['Noto Serif', 'NotoSerif-Regular'],
  bold: ['Noto Serif Bold', 'NotoSerif-Regular'],
};
/** Linux. */
const dejaVuSerif: SystemFace = { regular: ['DejaVu Serif'], bold: ['DejaVu Serif Bold'] };

/** iOS, macOS, Windows; Linux and ChromeOS, with the advances of Arial. */
const arial: SystemFace = {
  regular: ['Arial', 'Liberation Sans', 'Arimo', 'Nimbus Sans'],
  bold: ['Arial Bold', 'Liberation Sans Bold', 'Arimo Bold', 'Nimbus Sans Bold'],
};
/** Android, ChromeOS. */
const roboto: SystemFace = { regular: ['Roboto-Regular'], bold: ['Roboto Bold', 'Roboto-Regular'] };
/** Linux of late. */
const notoSans: SystemFace = {
  regular: ['Noto Sans', 'NotoSans-Regular'],
  bold: ['Noto Sans Bold', 'NotoSans-Regular'],
};
/** Linux. */
const dejaVuSans: SystemFace = { regular: ['DejaVu Sans'], bold: ['DejaVu Sans Bold'] };

/** Android, ChromeOS, Linux. */
const notoNaskh: SystemFace = {
  regular: ['Noto Naskh Arabic', 'NotoNaskhArabic-Regular', 'NotoNaskhArabic'],
  bold: ['Noto Naskh Arabic Bold', 'NotoNaskhArabic-Regular'],
};
/** ChromeOS, Linux. */
const notoSansArabic: SystemFace = {
  regular: ['Noto Sans Arabic', 'NotoSansArabic-Regular'],
  bold: ['Noto Sans Arabic Bold', 'NotoSansArabic-Regular'],
};

export const forText: StandIns = {
  heavy: '600 700',
  faces: [
    { family: 'Text G', face: georgia, sizes: [91.2, 82.2] },
    { family: 'Text T', face: times, sizes: [99.8, 98.6] },
    { family: 'Text N', face: notoSerif, sizes: [84.4, 83.4] },
    { family: 'Text D', face: dejaVuSerif, sizes: [78.4, 74.5] },
  ],
};

export const forDisplay: StandIns = {
  heavy: '500 700',
  faces: [
    { family: 'Display G', face: georgia, sizes: [96.5, 87.4] },
    { family: 'Display T', face: times, sizes: [105.6, 104.8] },
    { family: 'Display N', face: notoSerif, sizes: [89.2, 88.6] },
    { family: 'Display D', face: dejaVuSerif, sizes: [82.9, 79.2] },
  ],
};

export const forSans: StandIns = {
  heavy: '600 700',
  faces: [
    { family: 'Sans A', face: arial, sizes: [103.7, 97.9] },
    { family: 'Sans R', face: roboto, sizes: [104.2, 104] },
    { family: 'Sans N', face: notoSans, sizes: [98, 93.4] },
    { family: 'Sans D', face: dejaVuSans, sizes: [90.8, 81.5] },
  ],
};

/** Between Arabic words stand spaces, figures and marks; Latin letters are left to the Latin stand-ins. */
const AMONG_ARABIC = 'U+20-40,U+A0-BB,U+600-6FF,U+200C-203A';

export const forNaskh: StandIns = {
  heavy: '600 700',
  range: AMONG_ARABIC,
  faces: [
    { family: 'Naskh N', face: notoNaskh, sizes: [100.1, 98.9] },
    { family: 'Naskh D', face: dejaVuSans, sizes: [83.9, 72.3] },
  ],
};

export const forSansArabic: StandIns = {
  heavy: '600 700',
  range: AMONG_ARABIC,
  faces: [
    { family: 'Kufi N', face: notoSansArabic, sizes: [99.9, 97.2] },
    { family: 'Kufi K', face: notoNaskh, sizes: [111.2, 114] },
    { family: 'Kufi D', face: dejaVuSans, sizes: [93.2, 83.3] },
  ],
};

/** The rules that declare the stand-ins of a family of ours that has these lines. */
export function declareStandIns({ heavy, range, faces }: StandIns, lines: Lines): string {
  const bounds = range ? `;unicode-range:${range}` : '';
  return faces
    .flatMap(({ family, face, sizes: [regular, bold] }) => [
      `@font-face{font-family:${family};${made(face.regular, regular, lines)}${bounds}}`,
      `@font-face{font-family:${family};font-weight:${heavy};${made(face.bold, bold, lines)}${bounds}}`,
    ])
    .join('');
}

function made(names: readonly string[], size: number, [ascent, descent]: Lines): string {
  const src = names.map((name) => `local("${name}")`).join(',');
  const scaled = (part: number): number => Number(((part / size) * 100).toFixed(1));
  return `src:${src};size-adjust:${size}%;${overrides([scaled(ascent), scaled(descent)])}`;
}

/** The declarations that set a face on lines of ours. */
export function overrides([ascent, descent]: Lines): string {
  return `ascent-override:${ascent}%;descent-override:${descent}%;line-gap-override:0%`;
}

/** The families of stand-ins, for a stack. */
export function namesOf({ faces }: StandIns): string[] {
  return faces.map(({ family }) => family);
}
