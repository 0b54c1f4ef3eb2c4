import type { Problem } from '../../base/problem.ts';
import { publishable, type Verdict } from '../../story/publishable.ts';
import type { FineHere } from '../../story/fine-here.ts';
import type { RightsAsked } from '../../story/media-rights.ts';
import type { StoryChecks } from '../../story/story-checks.ts';
import type { DraftNow } from './use-draft.ts';
import { isBeside } from '../../text-editor/folded.ts';
import type { Thread } from './threads.ts';

interface Known {
  readonly checks?: StoryChecks | undefined;
  readonly rights?: RightsAsked | undefined;
  readonly fine?: readonly FineHere[] | undefined;
}

/** Of a draft of which nothing is known yet. */
export const noVerdict: Verdict = { blocks: [], asks: [], warns: [], avoided: [] };

/**
 * What stands against publishing a draft as it is typed. Comments count while they are not settled, whether or not their words
 * still stand in the text. The kind of change and its note are asked for when it is published, so nothing is said about them here.
 */
export function verdictOn(
  { story, pending }: Pick<DraftNow, 'story' | 'pending'>,
  threads: readonly Thread[],
  known: Known = {},
): Verdict {
  const open = threads.filter(({ settled }) => settled === null).map(({ id }) => id);
  const { checks, rights, fine = [] } = known;
  const still = { suggestions: pending.suggestions, comments: open };
  return publishable(
    story,
    { change: 'minor', note: null },
    {
      ...{ open: still, fine },
      ...(checks && { checks }),
      ...(rights && { rights }),
    },
  );
}

/** What of it is about furniture that is written beside the text. */
export function problemsBeside({ blocks, asks, warns }: Verdict): Problem[] {
  return [...blocks, ...asks, ...warns].filter(({ where }) => isBeside(where));
}
