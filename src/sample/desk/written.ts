import type { Instant } from '../../base/clock.ts';
import type { MainMedia } from '../../story/blocks.ts';
import type { Byline, StoryKind } from '../../story/story.ts';
import type { ChangeKind } from '../../story/version.ts';
import type { Part } from './blocks.ts';
import type { SectionSlug } from '../sections.ts';
import type { EditionId } from '../settings.ts';
import type { TopicSlug } from '../topics.ts';

/** The text round a body, as far as a version may change it. */
export interface Furniture {
  readonly headline: string;
  readonly shortHeadline?: string;
  readonly standfirst: string;
  readonly trailText?: string;
  readonly kicker?: string;
  readonly by: Byline[];
  readonly dateline?: string;
  readonly section: SectionSlug;
  /** Editions that have it beside that of its section. */
  readonly alsoIn?: EditionId[];
  readonly topics?: TopicSlug[];
  readonly media?: MainMedia;
  readonly agencies?: string[];
  /** Made from the first short headline, or else headline, where it is not given; only a given one changes it. */
  readonly slug?: string;
}

/** A later version, told as what it does to the one before. */
export interface Later {
  readonly at: Instant;
  readonly change: Exclude<ChangeKind, 'first'>;
  /** The public note; only minor changes have none. */
  readonly note?: string;
  readonly furniture?: Partial<Furniture>;
  /** Words replaced once each, anywhere in the story: `[old, new]`. */
  readonly swap?: readonly (readonly [from: string, to: string])[];
  /** Parts put in behind the block that begins with these words; an empty text puts them first. */
  readonly after?: readonly (readonly [begins: string, ...parts: Part[]])[];
  /** Blocks taken out, by the words they begin with. */
  readonly drop?: readonly string[];
}

/** What becomes of a published story besides new versions. */
export type Fate =
  | { readonly at: Instant; readonly act: 'withdraw' }
  | { readonly at: Instant; readonly act: 'kill'; readonly reason: string }
  | { readonly at: Instant; readonly act: 'suppress'; readonly version: number; readonly reason: string };

/** A sample story as it is written down: its first version in full, and what happened to it since. */
export interface Written extends Furniture {
  /** Working name: the catchline, and what the permanent id is made from. */
  readonly name: string;
  /** When the first version went live. */
  readonly at: Instant;
  readonly kind?: StoryKind;
  readonly body: readonly Part[];
  readonly later?: readonly Later[];
  readonly fates?: readonly Fate[];
}
