import { type Problem, problem } from '../../base/problem.ts';
import { readDeskStory } from '../../store/desk.ts';
import type { Db } from '../../store/open-store.ts';
import { readPublished } from '../../store/versions.ts';
import { publicPath } from '../../story/published.ts';
import type { Story } from '../../story/story.ts';

/**
 * What a follow-up lacks that was begun before its first story was out: then no link could be put into it, and by now readers have what it would lead to.
 * An editor is told, for what goes into a text is for those who write it.
 */
export async function unlinkedFirst(reader: Db, { id, body }: Story): Promise<Problem[]> {
  const followsUp = (await readDeskStory(reader, id))?.followsUp;
  const first = followsUp ? await readPublished(reader, followsUp) : null;
  if (first?.state.is !== 'live' || JSON.stringify(body).includes(`/news/${followsUp}`)) return [];
  const say = `This follows up “${first.story.headline}”, which readers have, and nothing in it leads there. Add a related link to ${publicPath(first.story)}.`;
  return [problem('first-unlinked', 'body', say)];
}
