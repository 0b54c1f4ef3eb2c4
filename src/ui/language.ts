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
  return new Intl.ListFormat(document.documentElement.lang).format(names);
}

/** `3 changes`, `1 change`: a count with its noun, by the rules of the page's language. */
export function counted(count: number, forms: { readonly one: string; readonly other: string }): string {
  const rule = new Intl.PluralRules(document.documentElement.lang).select(count);
  return `${count.toLocaleString(document.documentElement.lang)} ${rule === 'one' ? forms.one : forms.other}`;
}
