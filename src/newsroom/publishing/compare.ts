import { Refusal } from '../../base/problem.ts';
import { readRevision } from '../../store/revisions.ts';
import { readVersion } from '../../store/versions.ts';
import type { Story } from '../../story/story.ts';
import type { Uses } from '../acts.ts';
import { currentOf } from './approved.ts';

/** A state of a story by its name: `draft`, `revision-12`, `version-3`. Refuses (404) one that is not there or may not be read. */
export async function stateOf(rooms: Uses<'store' | 'drafts'>, storyId: string, name: string): Promise<Story> {
  const [kind, digits = ''] = name.split('-');
  if (kind === 'draft') return (await currentOf(rooms, storyId)).story;
  const story =
    kind === 'version'
      ? (await readVersion(rooms.store.reader, storyId, Number(digits)))?.story
      : (await readRevision(rooms.store.reader, storyId, Number(digits)))?.story;
  if (!story)
    throw new Refusal('no-such-state', 404, `There is no ${kind} ${digits} of this story, or it was suppressed.`);
  return story;
}
