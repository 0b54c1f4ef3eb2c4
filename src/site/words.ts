import type { Edition, SuppliedWords } from '../story/newsroom.ts';
import { arabic } from './words/arabic.ts';
import { english } from './words/english.ts';
import { french } from './words/french.ts';
import { german } from './words/german.ts';
import { spanish } from './words/spanish.ts';
import { spoken, type Words, type WordsTable } from './words-table.ts';

const tables: Readonly<Record<string, WordsTable>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
};

const ours = new Map(Object.entries(tables).map(([lang, table]) => [lang, spoken(table)]));

const spokenEnglish = ours.get('en') ?? spoken(english);

/** The languages whose words the chrome has, as BCP 47 writes them. */
export const languages: readonly string[] = Object.keys(tables);

/** Who speaks: a language, and the words that the newsroom supplies for it where the chrome has none, or others. */
export interface Speaker {
  readonly lang: string;
  readonly words?: SuppliedWords | undefined;
}

/** What of an edition is needed to speak for it. */
export function speakerOf({ lang, words }: Pick<Edition, 'lang' | 'words'>): Speaker {
  return words === undefined ? { lang } : { lang, words };
}

/**
 * The chrome of a language by its BCP 47 tag: what the newsroom supplies for it, otherwise ours, otherwise that of `instead`, such as the edition round
 * a story in a language that nobody has words of. English where there is nothing at all, which `lacking` tells.
 */
export function wordsFor(wanted: Speaker | string, instead?: Speaker): Words {
  const speaker = typeof wanted === 'string' ? { lang: wanted } : wanted;
  return known(speaker) ?? (instead && known(instead)) ?? anyOf(speaker) ?? spokenEnglish;
}

function known({ lang, words }: Speaker): Words | null {
  if (words && isFor(words, lang)) return supplied(words);
  return ours.get(languageOf(lang)) ?? null;
}

/** Words of another language than the wanted one, where these are all there are. */
function anyOf({ words }: Speaker): Words | null {
  return words ? supplied(words) : null;
}

function isFor(words: SuppliedWords, lang: string): boolean {
  return languageOf(langOf(words)) === languageOf(lang);
}

/** The language that a words file says it is in. */
export function langOf({ lang }: SuppliedWords): string {
  return typeof lang === 'string' ? lang : '';
}

/** What a newsroom left out, because it is newer than its file, is said in English; whoever runs the newsroom is told. */
function supplied(words: SuppliedWords): Words {
  return spoken(merged(english, words));
}

function merged(table: WordsTable, words: SuppliedWords): WordsTable {
  const all = Object.entries(table).map(([key, value]: [string, unknown]) => {
    const own = Object.hasOwn(words, key) ? words[key] : undefined;
    const isGroup = typeof value === 'object' && value !== null && !isSentence(value);
    if (!isGroup) return [key, own ?? value];
    return [key, { ...value, ...(typeof own === 'object' ? own : {}) }];
  });
  return Object.fromEntries(all) as WordsTable;
}

function isSentence(value: object): boolean {
  return 'other' in value;
}

/** The table of a language as a file that a newsroom may translate: ours where there is one, otherwise English with the plural forms of that language. */
export function wordsFile(lang: string): SuppliedWords {
  const table = tables[languageOf(lang)] ?? english;
  return { ...(table as unknown as SuppliedWords), lang };
}

/** The table against which a words file is checked. */
export const wholeTable: WordsTable = english;

/** Whether the chrome has words of its own for a language. */
export function hasWords(lang: string): boolean {
  return ours.has(languageOf(lang));
}

function languageOf(lang: string): string {
  const [language = ''] = lang.toLowerCase().split('-');
  return language;
}
