import type { Instant } from '../base/clock.ts';
import type { Front } from '../story/front.ts';
import type { Section, Settings, Topic } from '../story/newsroom.ts';
import { publicPath } from '../story/published.ts';
import type { StoryInput } from '../story/story.ts';
import type { ChangeKind } from '../story/version.ts';
import { idOf, versionsOf } from './desk/compose.ts';
import type { Fate, Written } from './desk/written.ts';
import { type SampleAuthor, sampleAuthors } from './authors.ts';
import { sampleFronts, sampleMostRead } from './fronts.ts';
import { sampleSections } from './sections.ts';
import { sampleSettings } from './settings.ts';
import { allStories } from './stories/all-stories.ts';
import { sampleTopics } from './topics.ts';

/** One thing the sample newsroom did, as a loader repeats it. */
export type SampleAct =
  | {
      readonly at: Instant;
      readonly act: 'publish';
      readonly storyId: string;
      readonly change: ChangeKind;
      readonly note: string | null;
      /** The whole version. Its pictures are still drawings: `hangPictures` puts the real ones in. */
      readonly story: StoryInput;
    }
  | { readonly at: Instant; readonly act: 'withdraw'; readonly storyId: string }
  | { readonly at: Instant; readonly act: 'kill'; readonly storyId: string; readonly reason: string }
  | {
      readonly at: Instant;
      readonly act: 'suppress';
      readonly storyId: string;
      readonly version: number;
      readonly reason: string;
    };

export interface SampleNewsroom {
  readonly settings: Settings;
  readonly sections: readonly Section[];
  readonly topics: readonly Topic[];
  readonly authors: readonly SampleAuthor[];
  readonly fronts: readonly Front[];
  /** Story ids by edition, most read first. */
  readonly mostRead: Readonly<Record<string, readonly string[]>>;
  /** In order of time. */
  readonly acts: readonly SampleAct[];
}

/** The whole sample newsroom as values, the same each time: no clock, no chance, nothing read or written. */
export function sampleNewsroom(siteUrl: string): SampleNewsroom {
  return {
    settings: sampleSettings(siteUrl),
    sections: sampleSections,
    topics: sampleTopics,
    authors: sampleAuthors,
    fronts: sampleFronts,
    mostRead: sampleMostRead,
    acts: allStories.flatMap(actsOf).sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at))),
  };
}

function actsOf(written: Written): SampleAct[] {
  const storyId = idOf(written.name);
  const dates = [{ at: written.at, change: 'first' as const, note: undefined }, ...(written.later ?? [])];
  const published = versionsOf(written).map((story, number): SampleAct => {
    const { at, change, note } = dates[number] ?? { at: written.at, change: 'minor', note: undefined };
    return { at, act: 'publish', storyId, change, note: note ?? null, story: linked(story) };
  });
  return [...published, ...(written.fates ?? []).map((fate: Fate): SampleAct => ({ ...fate, storyId }))];
}

/** The story with links to other sample stories, written as `story:name`, led to their addresses. */
function linked<T>(value: T): T {
  const text = JSON.stringify(value).replace(/"story:([^"]+)"/g, (_, name: string) => JSON.stringify(addressOf(name)));
  return JSON.parse(text) as T;
}

function addressOf(name: string): string {
  const written = allStories.find((one) => one.name === name);
  const last = written && versionsOf(written).at(-1);
  if (!last) throw new Error(`No sample story is called ${name}.`);
  return publicPath(last);
}
