import type { StoryKind } from '../story/story.ts';
import type { ChangeKind } from '../story/version.ts';
import { arabic } from './words/arabic.ts';
import { english } from './words/english.ts';
import { french } from './words/french.ts';
import { german } from './words/german.ts';
import { spanish } from './words/spanish.ts';

/** All that the furniture of a page says, in one language. A new language is one table and one line below. */
export interface Words {
  /** The tag of the language these words are in. */
  readonly lang: string;

  readonly skip: string;
  readonly sections: string;
  readonly editions: string;
  readonly allSections: string;
  readonly topics: string;
  readonly contact: string;
  readonly feed: string;
  readonly about: (name: string) => string;

  readonly by: string;
  readonly lastUpdated: string;
  readonly published: string;
  readonly version: (number: number) => string;
  readonly allVersions: string;
  /** Between two of several names. */
  readonly comma: string;
  readonly firstPublishedBy: (name: string) => string;
  readonly originalAddress: string;
  readonly reportedWith: string;
  readonly inPicture: string;
  readonly video: string;
  readonly audio: string;
  readonly transcript: string;
  readonly noVideo: string;
  readonly noAudio: string;
  readonly source: string;
  readonly keyPoints: string;
  readonly timeline: string;
  readonly seeOn: (provider: string) => string;
  readonly relatedLink: string;
  readonly table: string;
  readonly gallery: string;

  readonly kinds: Readonly<Record<StoryKind, string | null>>;
  readonly changes: Readonly<Record<ChangeKind, string>>;
  readonly readNotes: string;

  readonly advertisement: string;
  readonly sponsoredBy: (name: string) => string;
  /** Before the words of a breaking banner. */
  readonly breaking: string;
  readonly topStories: string;
  /** What editors picked to stand on every story. */
  readonly promos: string;
  readonly mostRead: string;
  readonly moreOn: (name: string) => string;
  readonly noStories: string;
  readonly olderStories: string;
  readonly older: string;
  readonly newer: string;
  readonly newest: string;
  readonly byMonth: string;
  /** Stories of which nobody knows when they appeared. */
  readonly undated: string;
  readonly part: (number: number) => string;
  readonly pages: string;

  readonly historyTitle: string;
  readonly historyOf: string;
  readonly historyIntro: string;
  readonly current: string;
  readonly readNow: string;
  readonly oldVersion: (number: number, date: string) => string;
  readonly retracted: string;
  /** Over an old version of a retracted story; `date` is when it was retracted. */
  readonly retractedVersion: (number: number, date: string) => string;
  /** What changed in a version since one that came before it. */
  readonly changedSince: (number: number) => string;
  readonly nothingSeenChanged: string;
  readonly moreChanges: (number: number) => string;
  readonly partNames: Readonly<
    Record<'kicker' | 'headline' | 'standfirst' | 'byline' | 'dateline' | 'mainMedia', string>
  >;
  readonly partIs: Readonly<Record<'added' | 'removed' | 'changed' | 'moved' | 'look', string>>;
  /** Said before words that went out or came in, for those who hear the page. */
  readonly wordsOut: string;
  readonly wordsIn: string;
  readonly suppressed: string;
  readonly suppressedOn: (date: string) => string;
  readonly corrections: string;
  readonly correctionsIntro: string;
  readonly noCorrections: string;
  readonly storyGone: string;

  readonly lite: string;
  readonly full: string;

  readonly notFoundTitle: string;
  readonly notFoundSay: string;
  readonly failedTitle: string;
  readonly failedSay: string;
  readonly goneTitle: string;
  readonly withdrawnSay: string;
  readonly killedSay: string;
  readonly goneOn: (date: string) => string;
  readonly goNext: string;
  readonly frontPage: string;
}

const tables: Readonly<Record<string, Words>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
};

/** The languages whose words the furniture has, as BCP 47 writes them. */
export const languages: readonly string[] = Object.keys(tables);

/** The furniture of a language by its BCP 47 tag; English where there is no table for it, which `hasWords` tells. */
export function wordsFor(lang: string): Words {
  const language = languageOf(lang);
  return (Object.hasOwn(tables, language) ? tables[language] : undefined) ?? english;
}

/** Whether the furniture speaks a language; where it does not, whoever runs the newsroom is told. */
export function hasWords(lang: string): boolean {
  return Object.hasOwn(tables, languageOf(lang));
}

function languageOf(lang: string): string {
  const [language = ''] = lang.toLowerCase().split('-');
  return language;
}
