import type { Instant } from '../base/clock.ts';
import type { StandingContainer } from './arrangement.ts';
import type { Author } from './author.ts';
import type { Banner } from './banner.ts';
import type { FreeFront } from './free-front.ts';
import type { MainMedia } from './blocks.ts';
import type { Front, ListName } from './front.ts';
import type { Edition, Section, Settings, Topic } from './newsroom.ts';
import type { EndedPicture } from './media-rights.ts';
import type { Picture } from './picture.ts';
import type { Recording } from './recording.ts';
import type { Card, PublicState, PublishedStory } from './published.ts';
import type { Redirect } from './redirect.ts';
import type { StoryKind } from './story.ts';
import type { Correction, Version, VersionHead } from './version.ts';

/** A month of a list and how many stories it holds. */
export interface MonthCount {
  readonly month: string;
  readonly count: number;
}

/** A live story as a sitemap names it. */
export interface AddressEntry {
  /** The story's address on the readers' site, percent-encoded. */
  readonly path: string;
  /** Last change in substance; null when nobody knows. */
  readonly updatedAt: Instant | null;
  readonly mainMedia: MainMedia | null;
}

/** What a byline shows of the author it leads to. */
export interface Signer extends Pick<Author, 'picture'> {
  /** Null where their page was withdrawn: the name is theirs all the same, and nobody else's. */
  readonly slug: string | null;
}

/** Whether readers may have a file of the media shelf: `gone` when only what they can read no more showed it. */
export type MediaState =
  | { readonly is: 'public'; /** From when on they may not. */ readonly until: Instant | null }
  | { readonly is: 'gone'; readonly at: Instant | null; /** For readers. */ readonly reason: string | null };

/** What is drawn of an item; its end, where nobody may be shown it any more. */
export type DrawnPicture = Picture | EndedPicture | null;

/** What is drawn of a film or of sound; its end, where nobody may be shown it any more. */
export type DrawnRecording = Recording | EndedPicture | null;

/** What decides the addresses of a story, and whether readers may have what is there. */
export interface Whereabouts {
  readonly id: string;
  readonly urlSlug: string;
  readonly kind: StoryKind;
  readonly edition: string;
  /** Other editions that have it. */
  readonly alsoIn: readonly string[];
  readonly state: PublicState;
}

/** A stretch of a list. */
export interface Slice {
  readonly skip: number;
  readonly limit: number;
}

export interface CorrectionEntry extends Correction {
  /** The corrected story; null while it is withdrawn. */
  readonly card: Card | null;
}

/**
 * All that a page may ask. Everything a page shows comes through here, so that the press can note each
 * fact a page reads; there is no "now", no network and no randomness behind it.
 * Answers are values: the same facts give equal answers, in the same order.
 */
export interface Archive {
  /** Which part of them is read counts. Navigations are not among them: ask for the edition. */
  settings(): Promise<Settings>;
  edition(id: string): Promise<Edition | null>;
  section(slug: string): Promise<Section | null>;
  /** The section that has taken the place of one that is no more; null where none has, and for one that is there. */
  sectionInPlaceOf(slug: string): Promise<string | null>;
  /** All sections, by slug. */
  sections(): Promise<readonly Section[]>;
  topic(slug: string): Promise<Topic | null>;
  /** The topic that one was merged into; null for one that is there or ended for none. That may be no more itself. */
  topicInPlaceOf(slug: string): Promise<string | null>;
  /** All topics, by slug. */
  topics(): Promise<readonly Topic[]>;
  /** Whose byline page has this word for its address, or had it once, also one that was withdrawn; null where nobody's. */
  authorAt(slug: string): Promise<Author | null>;
  /** Somebody with a byline page, also one that was withdrawn. */
  author(id: string): Promise<Author | null>;
  /** All whose byline pages readers have, by their words. */
  authors(): Promise<readonly Author[]>;
  /** What a name in bylines leads to, alone or with a role behind it (`signedNames`); null for one that is nobody's. */
  signedBy(name: string): Promise<Signer | null>;
  /** A front with an address of its own, also one that has ended. */
  freeFront(slug: string): Promise<FreeFront | null>;
  /** Those that have not ended, by slug. */
  freeFronts(): Promise<readonly FreeFront[]>;
  /** How the front of an edition is filled by itself, until somebody launches one that was arranged; null where nobody said. */
  front(edition: string): Promise<Front | null>;
  /** The containers of a front as editors launched it, under its name (`front-id.ts`); null until the first launch. */
  launchedFront(front: string): Promise<readonly StandingContainer[] | null>;
  /** A story that is or was public, with all its facets; null when readers never had it. */
  story(id: string): Promise<PublishedStory | null>;
  /** Where a story that is or was public stands, and nothing else of it; null when readers never had it. */
  whereabouts(id: string): Promise<Whereabouts | null>;
  /** The plain page that has this word for its address, or had it once, live or not; null where none ever had. */
  plainPage(word: string): Promise<string | null>;
  /** Ids of all plain pages that readers have or had, in no order that means anything and always the same. */
  plainPages(): Promise<readonly string[]>;
  /** What lists show of a live story; null when it is not live. */
  card(id: string): Promise<Card | null>;
  /** When a live story last changed in substance; for feeds and sitemaps beside its card. */
  updatedAt(id: string): Promise<string | null>;
  /** Every published version, oldest first; empty when readers never had the story. */
  versions(id: string): Promise<readonly VersionHead[]>;
  version(id: string, number: number): Promise<Version | null>;
  /** The version that retracted a story; null when none did. */
  retraction(id: string): Promise<VersionHead | null>;
  /** The newest version of a story that corrected or retracted the ones before; null when none did. */
  corrected(id: string): Promise<number | null>;
  /** Ids of live stories of a list, newest first. `limit` is at most 200. */
  newest(list: ListName, limit: number): Promise<readonly string[]>;
  /** Ids of all live stories of a list in one month by the list's clock (`zonesOf` in lists.ts), newest first. */
  month(list: ListName, month: string): Promise<readonly string[]>;
  /** Months in which a list has live stories, newest first. */
  months(list: ListName): Promise<readonly MonthCount[]>;
  /**
   * Address, last update and main media of all live stories of one month of the list `all`, oldest first. One fact for all of
   * them: a page of thousands of stories would otherwise read tens of thousands.
   */
  addresses(month: string): Promise<readonly AddressEntry[]>;
  /** The breaking banner of an edition; null while there is none. One that has come to its end is there until the newsroom says so. */
  banner(edition: string): Promise<Banner | null>;
  /** Ids of the stories most read in an edition, most read first. */
  mostRead(edition: string): Promise<readonly string[]>;
  /**
   * Corrections, clarifications and retractions of an edition's stories that were not killed, newest first, after the first `skip`. The default edition
   * has those of editions that are no more as well.
   */
  corrections(edition: string, slice: Slice): Promise<readonly CorrectionEntry[]>;
  /** How many of them there are. */
  correctionCount(edition: string): Promise<number>;
  /** Whether readers may have what was made of this original; null when nothing that was published ever showed it. */
  media(id: string): Promise<MediaState | null>;
  /** What is drawn of an item of the library; null where there is no such item. */
  picture(id: string): Promise<DrawnPicture>;
  /** The same of a film or of sound; null for a picture too. */
  recording(id: string): Promise<DrawnRecording>;
  /**
   * The day that has begun on an edition's first clock, as the newsroom last wrote it down: `2026-11-29`; null where it has not yet. Mastheads and
   * fronts alone may ask, as whatever does is pressed again each midnight.
   */
  day(edition: string): Promise<string | null>;
  /** From when on a story counts as news in the sitemap for news; null where no day has passed yet. */
  newsWindow(): Promise<Instant | null>;
  /** What an old or a short address stands for; null for one that stands for nothing. */
  redirect(path: string): Promise<Redirect | null>;
  /**
   * What `load` asks and makes of it, once for all pages that share it under this name: the renditions of a page, the formats of a feed. Whoever gets
   * it reads every fact that it reads. Not there where nobody keeps such answers (`loadShared`).
   */
  shared?<T>(name: string, load: (archive: Archive) => Promise<T>): Promise<T>;
}

/** What several pages load alike, from an archive that keeps it for them or else again. */
export function loadShared<T>(archive: Archive, name: string, load: (archive: Archive) => Promise<T>): Promise<T> {
  return archive.shared ? archive.shared(name, load) : load(archive);
}
