import type { Instant } from '../base/clock.ts';
import { everyImageIn } from '../story/images-in.ts';
import { mediaIn } from '../story/media-in.ts';
import type { Story } from '../story/story.ts';
import type { ChangeKind } from '../story/version.ts';
import { type DeskWords, deskWordsOf } from './desk-words.ts';
import { type IndexText, linesOnlyIn, versionText } from './words/texts.ts';

/** A version as it was published once. */
export interface PastVersion {
  readonly story: Story;
  readonly change: ChangeKind;
  readonly note: string | null;
  readonly at: Instant;
  readonly by: string;
  readonly suppressed: { readonly at: Instant; readonly reason: string } | null;
}

/** Every version of a story, the first of them a `first`, in their order. */
export type PastStory = readonly PastVersion[];

/** A story with its past, and what is made of its words alone: it can be made anywhere, as in a thread apart. */
export interface ReadPast {
  readonly versions: PastStory;
  /** Null for a story that needs more than its own rows: it shows something of the media shelf, or claims a word of addresses. */
  readonly made: MadeOfWords | null;
}

/** What of a story's rows is made of its words. */
export interface MadeOfWords {
  /** Each version as it is kept. */
  readonly jsons: readonly string[];
  /** Of the last, as it stands on the desk. */
  readonly words: DeskWords;
  /** Of each version but the last, with its number: what no later one has. */
  readonly versionTexts: readonly (readonly [number: number, text: IndexText])[];
}

/** Makes of a story's words what its rows need. */
export async function readPast(versions: PastStory): Promise<ReadPast> {
  const jsons = versions.map(({ story }) => JSON.stringify(story));
  const last = versions.at(-1);
  if (!last || !versions.every(({ story }, at) => isPlain(story, jsons[at] ?? ''))) return { versions, made: null };
  return { versions, made: { jsons, words: await deskWordsOf(last.story), versionTexts: versionTexts(versions) } };
}

/** Whether a version shows nothing of the media shelf, and claims no word of addresses. Most can be told from their text, in which a quote within a value has a stroke before it. */
function isPlain(story: Story, json: string): boolean {
  if (story.kind === 'page') return false;
  if (!json.includes('"type":"image"') && !json.includes('/media/')) return true;
  return everyImageIn(story).length === 0 && mediaIn(story).length === 0;
}

function versionTexts(versions: PastStory): [number, IndexText][] {
  return versions.slice(0, -1).flatMap(({ story, suppressed }, at): [number, IndexText][] => {
    const next = versions[at + 1];
    if (!next || suppressed) return [];
    const text = versionText({ only: linesOnlyIn(story, next.story), lang: story.lang });
    return text ? [[at + 1, text]] : [];
  });
}

/** A plain story with its past. */
export type PlainPast = ReadPast & { readonly made: MadeOfWords };
