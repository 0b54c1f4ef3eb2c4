import { remembered } from '../base/remembered.ts';
import type { PictureOrigin } from '../story/picture.ts';
import type { StoryKind } from '../story/story.ts';
import type { ChangeKind } from '../story/version.ts';

/** All that the chrome of a page says, in one language. A new language is a table in `words/` and a line in `words.ts`, or what a newsroom supplies. */
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
  /** Between what something is and what it says: a colon, with the space before it that some languages have. */
  readonly colon: string;
  /** Between two of several names. */
  readonly comma: string;
  readonly firstPublishedBy: (name: string) => string;
  readonly originalAddress: string;
  readonly reportedWith: string;
  readonly inPicture: string;
  /** The way to a picture as it moves, for those who ask. */
  readonly inMotion: string;
  /** Under a picture that no camera saw as it is. */
  readonly origins: Readonly<Record<PictureOrigin, string>>;
  /** In the place of a picture that readers may not be shown any more. */
  readonly pictureExpired: (date: string) => string;
  readonly pictureTakenDown: (date: string) => string;
  readonly pictureReplaced: (date: string) => string;
  /** The same of a film or of sound. */
  readonly recordingExpired: (date: string) => string;
  readonly recordingTakenDown: (date: string) => string;
  readonly recordingReplaced: (date: string) => string;
  /** In the place of a film of which nothing was made yet that browsers play. */
  readonly playsSoon: string;
  readonly bulletin: string;
  readonly watchBulletin: string;
  /** The same of one that takes about a minute. */
  readonly watchMinute: string;
  /** Over what a bulletin tells, in its order. */
  readonly inBulletin: string;
  /** Over all bulletins of an edition. */
  readonly bulletins: string;
  readonly bulletinsIntro: string;
  readonly video: string;
  readonly audio: string;
  readonly transcript: string;
  readonly noVideo: string;
  readonly noAudio: string;
  readonly source: string;
  readonly keyPoints: string;
  readonly timeline: string;
  readonly seeOn: (provider: string) => string;
  /** The way to the page on which another site shows what it has. */
  readonly showHere: (provider: string) => string;
  readonly comesFrom: (provider: string) => string;
  readonly relatedLink: string;
  readonly table: string;
  /** Over the table that a map or chart is drawn from. */
  readonly dataOfDrawing: string;
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
  /** On a front that has no story yet. */
  readonly firstStories: string;
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
  /** Everybody with a byline page. */
  readonly people: string;
  readonly corrections: string;
  readonly correctionsIntro: string;
  readonly noCorrections: string;
  readonly storyGone: string;

  readonly search: string;
  /** Before the field that is typed in. */
  readonly searchFor: string;
  /** Over the choices of section, date and the like. */
  readonly narrowSearch: string;
  readonly searchAway: string;
  readonly section: string;
  readonly kindOfStory: string;
  readonly allKinds: string;
  readonly date: string;
  readonly order: string;
  readonly bestFirst: string;
  readonly newestFirst: string;
  readonly allEditions: string;
  readonly since: Readonly<Record<'any' | 'day' | 'week' | 'month' | 'year', string>>;
  readonly nothingFound: string;
  readonly nothingFoundHelp: string;
  readonly storiesFound: (number: number) => string;
  readonly manyFound: string;
  readonly pageBefore: string;
  readonly pageAfter: string;

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

/** A sentence as it stands in a table: `Version {number}`, and by number where words change with it, in the plural forms of the language. */
export type Sentence = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

type Tabled<T> = T extends (...given: never[]) => string
  ? Sentence
  : T extends object
    ? { readonly [K in keyof T]: Tabled<T[K]> }
    : T;

/** The same as plain data: what takes a name, a number or a date is a sentence with a place for each. */
export type WordsTable = Tabled<Words>;

type Speaking = { [K in keyof Words]: Words[K] extends (...given: never[]) => string ? K : never }[keyof Words];

/** What each sentence takes, in order. */
export const takes = {
  about: ['name'],
  version: ['number'],
  firstPublishedBy: ['name'],
  seeOn: ['provider'],
  showHere: ['provider'],
  comesFrom: ['provider'],
  sponsoredBy: ['name'],
  moreOn: ['name'],
  part: ['number'],
  oldVersion: ['number', 'date'],
  retractedVersion: ['number', 'date'],
  changedSince: ['number'],
  moreChanges: ['number'],
  pictureExpired: ['date'],
  pictureTakenDown: ['date'],
  pictureReplaced: ['date'],
  recordingExpired: ['date'],
  recordingTakenDown: ['date'],
  recordingReplaced: ['date'],
  suppressedOn: ['date'],
  goneOn: ['date'],
  storiesFound: ['number'],
} as const satisfies Record<Speaking, readonly string[]>;

/** The plural rules of a language; those of English for a tag that Intl refuses. */
export const pluralRules = remembered((lang) => {
  try {
    return new Intl.PluralRules(lang);
  } catch {
    return new Intl.PluralRules('en');
  }
});

/** The words of a table, ready to be said. */
export function spoken(table: WordsTable): Words {
  const said = Object.entries(takes).map(([key, names]) => [
    key,
    (...given: readonly (string | number)[]) => filled(table, table[key as Speaking], { names, given }),
  ]);
  return { ...table, ...(Object.fromEntries(said) as Pick<Words, Speaking>) };
}

interface Given {
  readonly names: readonly string[];
  readonly given: readonly (string | number)[];
}

function filled({ lang }: WordsTable, sentence: Sentence, { names, given }: Given): string {
  const text = typeof sentence === 'string' ? sentence : (sentence[formOf(lang, given)] ?? sentence.other);
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(given[names.indexOf(name)] ?? place));
}

function formOf(lang: string, given: Given['given']): Intl.LDMLPluralRule {
  const number = given.find((one) => typeof one === 'number');
  return number === undefined ? 'other' : pluralRules(lang).select(number);
}
