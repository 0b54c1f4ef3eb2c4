import { readDeskStories } from '../../store/desk.ts';
import { addNotices } from '../../store/notices.ts';
import type { Db } from '../../store/open-store.ts';
import { accountsNamed } from '../../store/people.ts';
import type { Release } from '../../story/release.ts';

interface Failed {
  readonly at: string;
  /** The id of who made it fail, or `system`. */
  readonly by: string;
  readonly why: string;
}

/**
 * Tells those whom it concerns that a release did not go live, within the transaction that ends it: who planned it, of every story,
 * and whoever has a story, of theirs.
 */
export async function tellFailed(tx: Db, release: Release, { at, by, why: say }: Failed): Promise<void> {
  const planners = (await accountsNamed(tx, release.planned.by)).map(({ id }) => id);
  const stories = await readDeskStories(
    tx,
    release.items.map(({ storyId }) => storyId),
  );
  for (const { id: storyId, assignee } of stories)
    for (const person of new Set([...planners, ...(assignee ? [assignee] : [])]))
      await addNotices(tx, [{ person, kind: 'release-failed', storyId, by, say, at }]);
}
