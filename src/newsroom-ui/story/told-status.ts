import type { StoryStatus } from './open-story.ts';

/**
 * What the newsroom tells everybody in a story: that its disk is full, and that it has room again. What was typed waits meanwhile; whoever
 * typed nothing has nothing that is still to be saved, and is answered nothing more.
 */
export function told(payload: string, { is, unsaved }: Pick<StoryStatus, 'is' | 'unsaved'>): Partial<StoryStatus> {
  const said = JSON.parse(payload) as { is?: unknown; code?: unknown };
  if (said.is === 'not-saved') return { is: 'refused', because: String(said.code) };
  if (said.is !== 'saving' || is !== 'refused') return {};
  return { is: unsaved > 0 ? 'saving' : 'saved', because: null };
}
