import type { Instant } from '../../base/clock.ts';
import { Refusal } from '../../base/problem.ts';
import { storeArchive } from '../../store/archive.ts';
import { readRevision } from '../../store/revisions.ts';
import type { Story } from '../../story/story.ts';
import type { Uses } from '../acts.ts';
import { previewArchive } from './archive.ts';
import { composed, withTypeFromHere } from './compose.ts';
import type { PreviewPage } from '../../contract/preview.ts';
import { previewPath } from './paths.ts';
import { previewPolicy } from './policy.ts';
import { needDraft } from '../drafts/current-drafts.ts';

/** What is to be seen: a story as it stands or stood, on which page, in the chrome of which edition. */
export interface PreviewRequest {
  readonly storyId: string;
  readonly page: PreviewPage;
  /** Another edition than the story's own. */
  readonly edition?: string | undefined;
  /** A saved state, instead of the draft as it stands. */
  readonly revision?: number | undefined;
}

export interface Preview {
  readonly html: string;
  /** The Content-Security-Policy of this very document. */
  readonly policy: string;
}

/**
 * A draft exactly as readers would see it: the page functions of the press over an archive in which it is live, with the
 * chrome that is on the shelf. Nothing is kept. Refuses (404) a story or revision that is not there.
 */
export async function previewOf(
  rooms: Uses<'store' | 'site' | 'shelf' | 'drafts'>,
  asked: PreviewRequest,
): Promise<Preview> {
  const { story: drafted, at } = await draftFor(rooms, asked);
  const story = dated(asked.edition ? { ...drafted, edition: asked.edition } : drafted, at);
  // As if it were published when it was last typed in: by the clock, the page would be another one each second.
  const archive = previewArchive(storeArchive(rooms.store.reader), story, at);
  const path = previewPath(asked.page, story, await archive.settings());
  const found = rooms.site.find(path);
  const loaded = await found?.kind.load(archive, found.params);
  if (!found || loaded?.is !== 'page') throw new Refusal('no-preview', 404, 'There is no such page of this story.');
  const page = String(found.kind.render(loaded.data).body);
  const html = withTypeFromHere(await composed(page, rooms.shelf));
  return { html, policy: previewPolicy(html) };
}

/** A post whose time nobody has written yet reads as of this moment; everything else of a half-filled block is simply not there. */
function dated(story: Story, at: Instant): Story {
  return {
    ...story,
    body: story.body.map((block) => (block.type === 'livePost' ? { ...block, at: block.at || at } : block)),
  };
}

async function draftFor(
  rooms: Uses<'store' | 'drafts'>,
  { storyId, revision }: PreviewRequest,
): Promise<{ readonly story: Story; readonly at: Instant }> {
  if (revision === undefined) return needDraft(await rooms.drafts.peek(storyId));
  const saved = await readRevision(rooms.store.reader, storyId, revision);
  if (!saved) throw new Refusal('no-such-revision', 404, `There is no revision ${revision} of this story.`);
  return { story: saved.story, at: saved.savedAt };
}
