import type { VNode } from 'preact';
import type { Edition } from '../../story/newsroom.ts';
import { isUndated } from '../../story/lists.ts';
import { clockLine, dayLine } from '../times.ts';
import { wordsFor } from '../words.ts';

interface TimeProps {
  readonly at: string;
  readonly edition: Edition;
}

/** A moment on every clock of the edition. */
export function Moment({ at, edition }: TimeProps): VNode {
  return <time datetime={at}>{clockLine(at, edition)}</time>;
}

/** The day of a moment, or that a story has none. */
export function Day({ at, edition }: TimeProps): VNode {
  if (isUndated(at)) return <>{wordsFor(edition).undated}</>;
  return <time datetime={at}>{dayLine(at, edition)}</time>;
}
