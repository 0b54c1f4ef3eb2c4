/** Scripts that settle the language well enough to file by, and letters that only one language of a script has. */
const byScript: readonly (readonly [RegExp, string])[] = [
  [/[ٹڈڑےں]/u, 'ur'],
  [/[پچژگ]/u, 'fa'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/[іїєґ]/iu, 'uk'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Greek}/u, 'el'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Devanagari}/u, 'hi'],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Tamil}/u, 'ta'],
  [/\p{Script=Thai}/u, 'th'],
];

/** Small words that are in every paragraph of a language and of no other in the table. */
const byWord: readonly (readonly [string, RegExp])[] = [
  ['en-GB', /\b(?:the|and|of|was|with|that)\b/giu],
  ['fr', /\b(?:les|des|une|dans|est|pour|qui)\b/giu],
  ['de', /\b(?:der|und|nicht|ist|das|mit|auf)\b/giu],
  ['es', /\b(?:los|las|una|por|con|que|para)\b/giu],
  ['it', /\b(?:gli|della|che|sono|nel|una|per)\b/giu],
  ['pt', /\b(?:uma|não|dos|para|com|são|que)\b/giu],
  ['nl', /\b(?:het|een|van|niet|zijn|voor)\b/giu],
];

/** The language of plain text, judged by its letters and commonest words: a BCP 47 tag, `en-GB` when nothing speaks against it. */
export function languageOf(text: string): string {
  const sample = text.slice(0, 20_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const foreign = sample.match(/[^\P{L}\p{Script=Latin}]/gu)?.length ?? 0;
  if (foreign > letters / 2) return byScript.find(([shape]) => shape.test(sample))?.[1] ?? 'und';
  const counts = byWord.map(([lang, shape]) => ({ lang, count: sample.match(shape)?.length ?? 0 }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).lang;
}

/** A language tag in its canonical form (`en_gb` → `en-GB`); null when it is none. */
export function languageTag(text: string | null | undefined): string | null {
  try {
    return Intl.getCanonicalLocales((text ?? '').trim().replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}
