import type { Instant } from '../../base/clock.ts';
import { sha256 } from '../../base/hash.ts';
import { Refusal } from '../../base/problem.ts';
import { contentText } from '../../story/content-text.ts';
import type { Pending } from '../../story/draft-of.ts';
import type { Replacement } from '../../story/replace-picture.ts';
import type { Story } from '../../story/story.ts';

/**
 * A draft as it stands at this moment: in its form, and nothing in it that was not accepted. A draft is always a draft: it may be unfinished
 * (`src/story/unfinished.ts`), which keeps it from being published and from nothing else.
 */
export interface CurrentDraft {
  readonly story: Story;
  /** What is suggested and not decided, and commented on and not settled. */
  readonly open: Pending;
  /** Who wrote in it last, and when. */
  readonly by: string;
  readonly at: Instant;
}

/** Where acts learn what is in a draft now, be it open on screens or at rest. */
export interface CurrentDrafts {
  /** Null when there is no such draft. */
  current(storyId: string): Promise<CurrentDraft | null>;
  /**
   * The same without saving it as a revision, for those who only look, many times a minute; `at` is when the newest revision
   * was saved. Null as `current`.
   */
  peek(storyId: string): Promise<CurrentDraft | null>;
  /**
   * Puts a saved state into the draft, under the hands of those who have it open, and returns the number of the revision that
   * it becomes. Null when there is no such revision.
   */
  restoreRevision(storyId: string, number: number, by: Restorer): Promise<number | null>;
  /** Puts one picture in the place of another, under the hands of those who have the draft open. Refuses (404) a story without a draft. */
  replacePicture(storyId: string, replacement: Replacement, by: Restorer): Promise<void>;
}

/** In whose name a draft is changed, and when. */
export interface Restorer {
  /** A person's id; null for the command line. */
  readonly id: string | null;
  readonly name: string;
  readonly at: Instant;
}

/** The draft as it stands now. Refuses (404) a story that has none. */
export async function needCurrent(drafts: CurrentDrafts, storyId: string): Promise<CurrentDraft> {
  return needDraft(await drafts.current(storyId));
}

/** A draft that there is. Refuses (404) where there is none. */
export function needDraft(draft: CurrentDraft | null): CurrentDraft {
  if (!draft) throw new Refusal('no-such-story', 404, 'There is no such story.');
  return draft;
}

/** The name of a state of a draft: equal names mean equal stories, word for word. */
export function hashOfStory(story: Story): string {
  return sha256(contentText(story));
}
