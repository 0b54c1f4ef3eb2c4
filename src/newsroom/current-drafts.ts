import type { Instant } from '../base/clock.ts';
import { sha256 } from '../base/hash.ts';
import { Refusal } from '../base/problem.ts';
import { readDraft } from '../store/drafts.ts';
import type { Db } from '../store/open-store.ts';
import type { Story } from '../story/story.ts';

/** A draft as it stands at this moment: checked, and nothing in it that was not accepted. */
export interface CurrentDraft {
  readonly story: Story;
  /** Who wrote in it last, and when. */
  readonly by: string;
  readonly at: Instant;
}

/** Where acts learn what stands in a draft now, be it open on screens or at rest. */
export interface CurrentDrafts {
  /** Null when there is no such draft. Refuses (422) one that is no story yet. */
  current(storyId: string): Promise<CurrentDraft | null>;
}

/** Drafts that nobody has open: each is its latest revision. */
export function draftsAtRest(db: Db): CurrentDrafts {
  return {
    current: async (storyId) => {
      const draft = await readDraft(db, storyId);
      return draft && { story: draft.story, by: draft.by, at: draft.savedAt };
    },
  };
}

/** The draft as it stands now. Refuses (404) a story that has none. */
export async function needCurrent(drafts: CurrentDrafts, storyId: string): Promise<CurrentDraft> {
  const draft = await drafts.current(storyId);
  if (!draft) throw new Refusal('no-such-story', 404, 'There is no such story.');
  return draft;
}

/** The name of a state of a draft: equal names mean equal stories, word for word. */
export function hashOfStory(story: Story): string {
  return sha256(JSON.stringify(story));
}
