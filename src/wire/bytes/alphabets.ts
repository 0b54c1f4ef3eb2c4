import { readOldSet } from './old-sets.ts';
import { isOdd } from './second-look.ts';

/** The letters beyond ASCII of languages that are written in Latin, Greek or Cyrillic letters. */
const ALPHABETS = {
  da: 'æøåéü',
  de: 'äöüßé',
  el: 'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ',
  eo: 'ĉĝĥĵŝŭ',
  es: 'áéíóúüñªº',
  et: 'äõöüšž',
  fi: 'äöåšžé',
  fo: 'áðíóúýæø',
  fr: 'àâæçèéêëîïôœùûüÿ',
  be: 'абвгдеёжзійклмнопрстуўфхцчшыьэюя’',
  bg: 'абвгдежзийклмнопрстуфхцчшщъьюя',
  ca: 'àçèéíïòóúü·',
  cs: 'áčďéěíňóřšťúůýž',
  cy: 'âêîôûŵŷáëïöẃẁỳ',
  ga: 'áéíóú',
  hr: 'čćđšž',
  hu: 'áéíóöőúüű',
  is: 'áðéíóúýþæö',
  it: 'àèéìîòóù',
  lt: 'ąčęėįšųūž',
  lv: 'āčēģīķļņšūž',
  mk: 'абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ',
  mt: 'ċġħżàèìòù',
  nl: 'éëïóöüáèê',
  pl: 'ąćęłńóśźż',
  pt: 'áâãàçéêíóôõúüªº',
  ro: 'ăâîşţșț',
  ru: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя№',
  sk: 'áäčďéíĺľňóôŕšťúýž',
  sr: 'абвгдђежзијклљмнњопрстћуфхцчџш',
  sv: 'åäöéüà',
  tr: 'çğıöşüâîûi\u0307',
  uk: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  vi: 'ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ',
} as const;

type Language = keyof typeof ALPHABETS;

const WESTERN = ['da', 'de', 'es', 'et', 'fi', 'fo', 'fr', 'ca', 'is', 'it', 'nl', 'pt', 'sv', 'ga'] as const;
const CENTRAL = ['pl', 'cs', 'sk', 'hu', 'hr', 'ro', 'de'] as const;
const CYRILLIC = ['ru', 'uk', 'bg', 'sr', 'be', 'mk'] as const;
const BALTIC = ['lt', 'lv', 'et', 'pl', 'fi', 'sv', 'de'] as const;

/** Ways of writing one byte a letter, and the languages that old pages have in each: of two that read alike, the first is the commoner one. */
const WRITTEN_IN: readonly (readonly [encoding: string, languages: readonly Language[]])[] = [
  ['windows-1252', WESTERN],
  ['iso-8859-15', WESTERN],
  ['windows-1250', CENTRAL],
  ['iso-8859-2', CENTRAL],
  ['windows-1257', BALTIC],
  ['iso-8859-4', BALTIC],
  ['windows-1254', ['tr', 'de', 'fr']],
  ['windows-1253', ['el']],
  ['iso-8859-7', ['el']],
  ['windows-1258', ['vi', 'fr']],
  ['iso-8859-16', ['ro']],
  ['iso-8859-3', ['mt', 'eo']],
  ['iso-8859-14', ['cy', 'ga']],
  ['macintosh', WESTERN],
  ['ibm850', WESTERN],
  ['ibm852', CENTRAL],
  ['ibm775', BALTIC],
  ['ibm857', ['tr']],
  ['ibm737', ['el']],
  ['x-mac-ce', [...CENTRAL, ...BALTIC]],
  ['x-mac-turkish', ['tr']],
  ['x-mac-greek', ['el']],
  ['windows-1251', CYRILLIC],
  ['koi8-u', CYRILLIC],
  ['koi8-r', CYRILLIC],
  ['iso-8859-5', CYRILLIC],
  ['ibm866', CYRILLIC],
  ['x-mac-cyrillic', CYRILLIC],
  ['ibm855', CYRILLIC],
];

/** What may stand in a text of any language. */
const ANYWHERE = new Set('\u00a0\u00ad“”„‘’‚«»‹›–—…·•°©®™§€£¡¿´`');

/** Names of many languages in one text: less likely than a text in one, and likelier than one with letters of nobody. */
const MANY = { letters: new Set('àáâãäåæçèéêëìíîïñòóôõöøùúûüßœÿšž'), worth: 0.9 } as const;

/** So many of its letters are those of one language, and so many more than as it was read. */
const SURE = { share: 0.95, more: 0.05 } as const;

/** Fewer letters than that say nothing. */
const FEWEST = 3;

/**
 * The encoding in which the letters beyond ASCII are those of one language and stand as letters do, where they are not as it was `found`.
 * Latin letters make no garbage that one sees by their script: only what a language has and has not tells one set of them from another.
 */
export function byAlphabets(bytes: Uint8Array, found: string): string {
  const counts = countsOf(bytes);
  if (!WRITTEN_IN.some(([encoding]) => encoding === found) || lettersIn(counts, found) < FEWEST) return found;
  const before = isOdd(bytes, found) ? 0 : shareIn(counts, found);
  const best = WRITTEN_IN.map(([encoding]) => ({ encoding, share: shareIn(counts, encoding) }))
    .filter(({ share }) => share >= SURE.share && share >= before + SURE.more)
    .toSorted((one, other) => other.share - one.share)
    .find(({ encoding }) => !isOdd(bytes, encoding));
  return best && textOf(counts, best.encoding) !== textOf(counts, found) ? best.encoding : found;
}

function lettersIn(counts: readonly Counted[], encoding: string): number {
  return counts.reduce((sum, { byte, count }) => sum + (ANYWHERE.has(letterAt(byte, encoding)) ? 0 : count), 0);
}

function shareIn(counts: readonly Counted[], encoding: string): number {
  const languages = WRITTEN_IN.find(([one]) => one === encoding)?.[1] ?? [];
  return shareOf(counts, encoding, languages);
}

interface Counted {
  readonly byte: number;
  readonly count: number;
}

/** How often each byte beyond ASCII stands there. */
function countsOf(bytes: Uint8Array): Counted[] {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  return [...counts].flatMap((count, byte) => (byte >= 0x80 && count > 0 ? [{ byte, count }] : []));
}

function textOf(counts: readonly Counted[], encoding: string): string {
  return counts.map(({ byte }) => letterAt(byte, encoding)).join('');
}

const tables = new Map<string, string>();

function letterAt(byte: number, encoding: string): string {
  const table = tables.get(encoding) ?? upperHalf(encoding);
  tables.set(encoding, table);
  return table[byte - 0x80] ?? '\ufffd';
}

function upperHalf(encoding: string): string {
  const bytes = Uint8Array.from({ length: 128 }, (_none, at) => 0x80 + at);
  return readOldSet(bytes, encoding) ?? new TextDecoder(encoding).decode(bytes);
}

/** Which part of what is there is of one of these languages, the best of them. */
function shareOf(counts: readonly Counted[], encoding: string, languages: readonly Language[]): number {
  const letters = counts
    .map(({ byte, count }) => ({ letter: letterAt(byte, encoding).toLowerCase(), count }))
    .filter(({ letter }) => !ANYWHERE.has(letter));
  const all = letters.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return 0;
  const partIn = (alphabet: ReadonlySet<string>): number =>
    letters.reduce((sum, { letter, count }) => sum + (alphabet.has(letter) ? count : 0), 0) / all;
  const ofMany = languages === WESTERN ? partIn(MANY.letters) * MANY.worth : 0;
  return Math.max(ofMany, ...languages.map((language) => partIn(lettersOf(language))));
}

const alphabets = new Map<Language, ReadonlySet<string>>();

/** Vietnamese is written with marks of their own behind the letters, too. */
function lettersOf(language: Language): ReadonlySet<string> {
  const known = alphabets.get(language);
  if (known) return known;
  const letters = ALPHABETS[language];
  const apart = language === 'vi' ? letters.normalize('NFD') : '';
  const own = new Set(letters + apart);
  alphabets.set(language, own);
  return own;
}
