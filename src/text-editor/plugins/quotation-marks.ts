/** An opening and a closing mark. */
export type Pair = readonly [open: string, close: string];

/** The marks of a language: those of speech, and those within it or of its second kind. */
export interface QuotationMarks {
  readonly double: Pair;
  readonly single: Pair;
}

const NBSP = '\u00A0';
const high: Pair = ['“', '”'];
const highSingle: Pair = ['‘', '’'];
const low: Pair = ['„', '“'];
const lowSingle: Pair = ['‚', '‘'];
const angled: Pair = ['«', '»'];
const spaced: Pair = [`«${NBSP}`, `${NBSP}»`];
const angledSingle: Pair = ['‹', '›'];
const corner: Pair = ['「', '」'];

function marks(double: Pair, single: Pair): QuotationMarks {
  return { double, single };
}

const english = marks(high, highSingle);
const german = marks(low, lowSingle);
const swiss = marks(angled, angledSingle);
const swedish = marks(['”', '”'], ['’', '’']);
const lowHigh = marks(['„', '”'], angled);
const eastern = marks(angled, low);
const southern = marks(angled, high);

/**
 * The marks each language is written with, by its tag (CLDR, `delimiters`). A language that is not here keeps what is typed: Arabic and
 * Hebrew newsrooms set theirs by their keyboards.
 */
const byTag: Readonly<Record<string, QuotationMarks>> = {
  en: english,
  cy: english,
  ga: english,
  gd: english,
  nl: english,
  af: english,
  pt: english,
  'pt-PT': southern,
  tr: english,
  az: english,
  id: english,
  ms: english,
  vi: english,
  th: english,
  hi: english,
  bn: english,
  ta: english,
  sw: english,
  ko: english,
  zh: english,
  'zh-Hant': marks(corner, ['『', '』']),
  'zh-TW': marks(corner, ['『', '』']),
  'zh-HK': marks(corner, ['『', '』']),
  ja: marks(corner, ['『', '』']),
  de: german,
  'de-CH': swiss,
  'de-LI': swiss,
  cs: german,
  sk: german,
  sl: german,
  is: german,
  bg: german,
  mk: german,
  lt: german,
  ka: german,
  et: marks(low, angled),
  fr: marks(spaced, highSingle),
  'fr-CH': swiss,
  it: southern,
  'it-CH': swiss,
  es: southern,
  'es-MX': english,
  'es-US': english,
  ca: southern,
  eu: southern,
  gl: southern,
  el: southern,
  sq: southern,
  hy: southern,
  fa: swiss,
  sv: swedish,
  fi: swedish,
  nb: marks(angled, highSingle),
  nn: marks(angled, highSingle),
  no: marks(angled, highSingle),
  da: english,
  pl: lowHigh,
  ro: lowHigh,
  hu: marks(['„', '”'], ['»', '«']),
  hr: marks(['„', '”'], ['‚', '’']),
  sr: marks(['„', '”'], ['’', '’']),
  bs: marks(['„', '”'], ['’', '’']),
  ru: eastern,
  uk: eastern,
  be: eastern,
  lv: eastern,
  kk: southern,
};

/** The marks of a story's language: those of its region or script where they differ, or null when nothing is set. */
export function quotationMarks(lang: string): QuotationMarks | null {
  const parts = lang.split('-');
  const tags = [lang, ...parts.slice(1).map((part) => `${parts[0]}-${part}`), parts[0] ?? ''];
  const known = tags.find((tag) => Object.hasOwn(byTag, tag));
  return (known && byTag[known]) || null;
}
