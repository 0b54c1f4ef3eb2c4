/** The words of a language for the hours after noon and for those before it. */
interface Halves {
  readonly after: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
}

const known = new Map<string, Halves>();

/** Whether words right before or behind a time say that it is after noon, as Intl knows the page's language to say it. */
export function isAfternoon(before: string, behind: string, lang: string): boolean {
  const { after, before: early } = halvesOf(lang);
  const says = (words: ReadonlySet<string>): boolean =>
    [...words].some((word) => isAtStart(behind, word) || isAtEnd(before, word));
  return says(after) && !says(early);
}

function isAtStart(text: string, word: string): boolean {
  const bare = text.toLowerCase().replace(/^[\s,.]+/u, '');
  return bare.startsWith(word) && !/^\p{L}/u.test(bare.slice(word.length));
}

function isAtEnd(text: string, word: string): boolean {
  const bare = text.toLowerCase().replace(/[\s,.]+$/u, '');
  return bare.endsWith(word) && !/\p{L}$/u.test(bare.slice(0, bare.length - word.length));
}

function halvesOf(lang: string): Halves {
  const made = known.get(lang) ?? namesIn(lang);
  known.set(lang, made);
  return made;
}

function namesIn(lang: string): Halves {
  const [locale] = Intl.getCanonicalLocales(isTag(lang) ? lang : 'und');
  const [late, early] = [wordsOf(locale ?? 'und', AFTERNOON), wordsOf(locale ?? 'und', MORNING)];
  const alone = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    new Set([...one].filter((word) => !other.has(word)));
  return { after: alone(late, early), before: alone(early, late) };
}

function isTag(lang: string): boolean {
  return /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(lang);
}

const AFTERNOON = [13, 14, 15, 16, 17, 18, 19, 20, 21, 22];
const MORNING = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

function wordsOf(locale: string, hours: readonly number[]): Set<string> {
  const forms = [
    new Intl.DateTimeFormat(locale, { hour: 'numeric', hourCycle: 'h12', timeZone: 'UTC' }),
    ...(['long', 'narrow'] as const).map(
      (dayPeriod) => new Intl.DateTimeFormat(locale, { hour: 'numeric', hourCycle: 'h12', dayPeriod, timeZone: 'UTC' }),
    ),
  ];
  const said = forms.flatMap((form) => hours.map((hour) => periodOf(form, hour)));
  // One letter is enough where it is no Latin one: م.
  return new Set([...said, ...inFormal(locale, hours)].filter((word) => /..|[^a-z]/.test(word) && !/\d/.test(word)));
}

/** Words of formal Hindi and its neighbours, which Intl does not use. */
function inFormal(locale: string, hours: readonly number[]): string[] {
  if (!/^(?:hi|mr|ne)\b/.test(locale)) return [];
  return hours === AFTERNOON ? ['अपराह्न', 'अपराह्ण'] : ['पूर्वाह्न', 'पूर्वाह्ण'];
}

function periodOf(form: Intl.DateTimeFormat, hour: number): string {
  const parts = form.formatToParts(Date.UTC(2024, 2, 5, hour));
  return (parts.find(({ type }) => type === 'dayPeriod')?.value ?? '').toLowerCase().replace(/[\s.]+$/u, '');
}
