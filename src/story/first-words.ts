/**
 * First words of addresses that belong to the house, and what is under each. Together with the table in the store, which says whose every
 * other word is (`store/first-words.ts`), this is all there is to know of the first words of addresses.
 */
const houseWords: Readonly<Record<string, string>> = {
  _: 'what pages share',
  api: 'the newsroom',
  assets: 'type and icons',
  corrections: 'corrections',
  feeds: 'feeds',
  index: 'the front',
  lite: 'pages as text',
  live: 'live stories',
  media: 'pictures',
  news: 'stories',
  sitemap: 'sitemaps',
  sitemaps: 'sitemaps',
  storylines: 'storylines',
  timegate: 'earlier versions',
  timemap: 'earlier versions',
  topics: 'topics',
};

/** Words that the house took when newsrooms could have given them to a section already: who has one keeps it, nobody else gets it. */
const lateWords: Readonly<Record<string, string>> = {
  account: 'readers’ accounts',
  bulletin: 'the bulletin',
  day: 'the day',
  pages: 'plain pages',
  people: 'people’s pages',
  search: 'the search',
  topic: 'topics',
};

/** True for a word under which pages of the house stand: a section or an edition of that name could never be reached. */
export function isHouseWord(word: string): boolean {
  return Object.hasOwn(houseWords, word);
}

/** What of the house a word is for; null for one that something else may have. */
export function houseUseOf(word: string): string | null {
  if (isHouseWord(word)) return houseWords[word] ?? null;
  return Object.hasOwn(lateWords, word) ? (lateWords[word] ?? null) : null;
}

/** Whose a first word is: the thing that is under it, or the pages that were imported from there. */
export type WordOwner =
  | `edition/${string}`
  | `section/${string}`
  | `front/${string}`
  | `page/${string}`
  | 'short'
  | 'import';
