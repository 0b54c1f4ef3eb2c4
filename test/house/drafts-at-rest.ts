import type { CurrentDraft, CurrentDrafts } from '../../src/newsroom/drafts/current-drafts.ts';
import { readDraft, saveDraft } from '../../src/store/drafts.ts';
import type { Store } from '../../src/store/open-store.ts';
import { readRevision } from '../../src/store/revisions.ts';
import { nothingOpen } from '../../src/story/publishable.ts';
import { withReplaced } from '../../src/story/replace-picture.ts';

/** Drafts that nobody has open: each is its latest revision. */
export function draftsAtRest({ reader, write }: Pick<Store, 'reader' | 'write'>): CurrentDrafts {
  const current = async (storyId: string): Promise<CurrentDraft | null> => {
    const draft = await readDraft(reader, storyId);
    return draft && { story: draft.story, open: nothingOpen, by: draft.by, at: draft.savedAt };
  };
  return {
    current,
    peek: current,
    restoreRevision: async (storyId, number, { at, name }) => {
      const revision = await readRevision(reader, storyId, number);
      return revision && write((tx) => saveDraft(tx, revision.story, { at, by: name }));
    },
    replacePicture: async (storyId, replacement, { at, name }) => {
      const draft = await readDraft(reader, storyId);
      if (draft) await write((tx) => saveDraft(tx, withReplaced(draft.story, replacement), { at, by: name }));
    },
  };
}
