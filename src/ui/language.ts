import { remembered } from '../base/remembered.ts';

/**
 * The words of a part of the screens in the language of the page; English where there is no other. A translation is one more table
 * of the same shape beside `en`, and the compiler names what is missing in it.
 */
export function inLanguage<W extends object>(tables: { readonly en: W } & Readonly<Record<string, W>>): W {
  const wanted = pageLanguage().split('-')[0] ?? 'en';
  return tables[wanted] ?? tables.en;
}

/** Words are chosen once, when a file is read: also where commands are tried without a page. */
function pageLanguage(): string {
  return typeof document === 'undefined' ? 'en' : document.documentElement.lang;
}

/** `Ada Reed, Ben Wall and Cid Moor`: names in a row, as the page's language joins them. */
export function listed(names: readonly string[]): string {
  return listOf(pageLanguage()).format(names);
}

/** `3 changes`, `1 change`: a count with its noun, by the rules of the page's language. */
export function counted(count: number, forms: { readonly one: string; readonly other: string }): string {
  return `${numberText(count)} ${isOne(count) ? forms.one : forms.other}`;
}

/** Whether the page's language has the form for one with this count. */
export function isOne(count: number): boolean {
  return pluralsOf(pageLanguage()).select(count) === 'one';
}

/** `12,500`, or as `look` has it: a number in the page's language. */
export function numberText(value: number, look: Intl.NumberFormatOptions = {}): string {
  return numbersOf(pageLanguage())(JSON.stringify(look)).format(value);
}

/** A moment in the page's language, in the clock of whoever looks unless `look` names another. */
export function dateText(at: string | Date, look: Intl.DateTimeFormatOptions): string {
  return datesOf(pageLanguage())(JSON.stringify(look)).format(new Date(at));
}

// A browser takes half a millisecond to make one of these, a hundred times what using it takes, and a desk shows hundreds of times.
const listOf = remembered((lang) => new Intl.ListFormat(lang));
const pluralsOf = remembered((lang) => new Intl.PluralRules(lang));
const numbersOf = remembered((lang) =>
  remembered((look) => new Intl.NumberFormat(lang, JSON.parse(look) as Intl.NumberFormatOptions)),
);
const datesOf = remembered((lang) =>
  remembered((look) => new Intl.DateTimeFormat(lang, JSON.parse(look) as Intl.DateTimeFormatOptions)),
);
