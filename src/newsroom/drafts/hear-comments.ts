import type { Map as YMap, YMapEvent } from 'yjs';
import { commentFrom } from '../../story/comments.ts';

/** Listens to what is said in the margin of a draft while something is tried on it. */
export interface Heard {
  /** What this person said for the first time, as it stands now: what was refused or put back is not among it. */
  newBy(by: string): string[];
  stop(): void;
}

export function hearComments(comments: YMap<unknown>): Heard {
  const added = new Set<string>();
  const listen = (event: YMapEvent<unknown>): void => {
    for (const [key, { action }] of event.changes.keys) if (action === 'add') added.add(key);
  };
  comments.observe(listen);
  return {
    newBy: (by) =>
      [...added].flatMap((key) => {
        const comment = commentFrom(comments.get(key));
        return comment?.by === by ? [comment.text] : [];
      }),
    stop: () => comments.unobserve(listen),
  };
}
