import type { Edition, SuppliedWords } from '../story/newsroom.ts';
import { hasWords, langOf, wholeTable } from './words.ts';
import { pluralRules, takes } from './words-table.ts';

/**
 * What an edition lacks to speak its language: the keys of its words file that are missing, empty or without the place of a name or a number, each with
 * what is wrong; `null` for the whole file. Nothing for a language whose words the chrome has, and for a whole file.
 */
export function lackingIn({ lang, words }: Pick<Edition, 'lang' | 'words'>): readonly string[] | null {
  if (words === undefined) return hasWords(lang) ? [] : null;
  return [...wrongLang(words, lang), ...lackingOf(wholeTable, words, { lang, at: '' })];
}

type Table = Readonly<Record<string, unknown>>;

function wrongLang(words: SuppliedWords, lang: string): string[] {
  const own = langOf(words);
  return own.split('-')[0]?.toLowerCase() === lang.split('-')[0]?.toLowerCase()
    ? []
    : [`lang (it says “${own}”, and the edition is in “${lang}”)`];
}

interface Where {
  readonly lang: string;
  readonly at: string;
}

function lackingOf(table: Table, words: SuppliedWords, { lang, at }: Where): string[] {
  return Object.entries(table).flatMap(([key, english]) => {
    const name = at + key;
    const own: unknown = Object.hasOwn(words, key) ? words[key] : undefined;
    if (key === 'lang' || english === null) return [];
    if (Object.hasOwn(takes, name)) return lackingSentence(name as keyof typeof takes, own, lang);
    if (typeof english === 'string') return isSaid(own) ? [] : [name];
    const group = typeof own === 'object' && own !== null ? (own as SuppliedWords) : {};
    return lackingOf(english as Table, group, { lang, at: `${name}/` });
  });
}

/** A sentence by number has each plural form of its language; the last of them has the place of the number. */
function lackingSentence(key: keyof typeof takes, own: unknown, lang: string): string[] {
  if (typeof own !== 'object' || own === null) return isSaid(own) ? missingPlaces(key, key, own) : [key];
  const forms = own as Table;
  const left = pluralRules(lang)
    .resolvedOptions()
    .pluralCategories.filter((form) => !isSaid(forms[form]));
  const other = forms['other'];
  return [...left.map((form) => `${key}/${form}`), ...(isSaid(other) ? missingPlaces(key, `${key}/other`, other) : [])];
}

function missingPlaces(key: keyof typeof takes, at: string, said: string): string[] {
  return takes[key]
    .filter((name) => !said.includes(`{${name}}`))
    .map((name) => `${at} (write {${name}} where it belongs)`);
}

function isSaid(value: unknown): value is string {
  return typeof value === 'string' && /\S|[:,،]/.test(value);
}
