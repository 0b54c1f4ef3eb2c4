/** A month in words, in whatever language: 1 to 12. */
type Month = number;

/**
 * Languages whose papers are archived, as Intl knows them; several countries of one language where they name months
 * differently (Arabic of the Levant, of Egypt and of the Maghreb).
 */
const LANGUAGES = (
  'af am ar ar-LB ar-DZ ar-MA ar-TN as az be bg bn bs ca cs cy da de de-AT el en es et eu fa fi fil fo fr ga gd gl gu ha he hi hr hu hy id ' +
  'ig is it ja ka kk km kn ko ky lb lo lt lv mk ml mn mr ms mt my nb ne nl nn no pa pl ps pt ro ru si sk sl so sq sr sr-Latn sv sw ta te ' +
  'th tk tr uk ur uz vi yo zh zu'
).split(' ');

type Names = ReadonlyMap<string, Month>;

let byLanguage: ReadonlyMap<string, Names> | null = null;
let everywhere: Names | null = null;

/**
 * The month that a word names: first as the page's own language has it (`lis` is October in Croatian and November in Polish), then in
 * English, then as any language has it, where all that have the word mean one month. Null when it names none.
 */
export function monthNamed(word: string, lang: string | null): Month | null {
  const name = bare(word);
  const own = lang ? namesIn(lang.toLowerCase().split('-')[0] ?? '') : null;
  return own?.get(name) ?? namesIn('en')?.get(name) ?? anywhere().get(name) ?? null;
}

/** As it is compared: small letters, without the dot of an abbreviation and the letter that Hebrew sets before a month. */
function bare(word: string): string {
  return word
    .normalize('NFC')
    .replace(/[\u200c\u200d]/g, '')
    .toLowerCase()
    .replace(/^ב(?=\p{Script=Hebrew}{3})/u, '')
    .replace(/[.’']+$/u, '');
}

function namesIn(language: string): Names | null {
  return all().get(language) ?? null;
}

function all(): ReadonlyMap<string, Names> {
  byLanguage ??= Map.groupBy(Intl.DateTimeFormat.supportedLocalesOf(LANGUAGES), (one) => one.split('-')[0] ?? '')
    .entries()
    .reduce((made, [language, locales]) => made.set(language, namesOf(locales)), new Map<string, Names>());
  return byLanguage;
}

function anywhere(): Names {
  everywhere ??= agreed([...all().values()]);
  return everywhere;
}

/** The names that mean one month wherever they are used. */
function agreed(languages: readonly Names[]): Names {
  const found = new Map<string, Month>();
  const doubtful = new Set<string>();
  for (const names of languages)
    for (const [name, month] of names) {
      if ((found.get(name) ?? month) !== month) doubtful.add(name);
      found.set(name, month);
    }
  for (const name of doubtful) found.delete(name);
  return found;
}

/** Beside the name in a date and alone, whole and abbreviated. */
const FORMS: readonly Intl.DateTimeFormatOptions[] = (['long', 'short'] as const).flatMap((month) => [
  { month, day: 'numeric' },
  { month, day: 'numeric', year: 'numeric' },
  { month },
]);

function namesOf(locales: readonly string[]): Names {
  const forms = locales.flatMap((locale) =>
    FORMS.map(
      (form) =>
        new Intl.DateTimeFormat(locale, { ...form, calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' }),
    ),
  );
  const named = forms.flatMap((form) =>
    Array.from({ length: 12 }, (_, month): [string, Month] => [nameBy(form, month), month + 1]),
  );
  // In Chinese and its neighbours months are figures.
  return new Map(named.filter(([name]) => /^\p{L}/u.test(name) && !/\d/.test(name)));
}

function nameBy(form: Intl.DateTimeFormat, month: number): string {
  const parts = form.formatToParts(Date.UTC(2021, month, 15));
  return bare(parts.find(({ type }) => type === 'month')?.value ?? '');
}

/** Figures of every script as European ones: `٢٠١٥`, `२०१५` and `２０１５` are 2015. */
export function withPlainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(valueOf(digit)));
}

/** Unicode keeps the figures of a script side by side, from nought to nine. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}
