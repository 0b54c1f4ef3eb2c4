import type { Doc } from 'yjs';
import { partsUnder } from './attribution.ts';
import { partsOf } from './y-story.ts';

/** How much a draft holds, whatever its bytes. */
export interface Counted {
  readonly pieces: number;
  readonly nodes: number;
  readonly letters: number;
}

export function countsOf(doc: Doc): Counted {
  const { story, comments, filing } = partsOf(doc);
  const { texts, elements } = partsUnder(story);
  return {
    pieces: [...doc.store.clients.values()].reduce((sum, structs) => sum + structs.length, 0),
    nodes: texts.length + elements.length + comments.size + filing.size,
    letters: texts.reduce((sum, text) => sum + text.length, 0),
  };
}
