import { type Problem, problem } from '../base/problem.ts';
import { blockProblems } from './blocks.ts';
import { type Story, storyWords } from './story.ts';
import { type ChangeKind, needsNote } from './version.ts';

/** What an editor sees before a story goes live: what stops it, and what does not but should be looked at. */
export interface Verdict {
  readonly blocks: readonly Problem[];
  readonly warns: readonly Problem[];
}

export interface Intent {
  readonly change: ChangeKind;
  /** The public note. */
  readonly note: string | null;
}

/** An index shows about so many characters of a headline on two lines of a phone. */
const INDEX_HEADLINE = 65;

/** Whether a story may go live as it stands, with every reason against it. Pure: asks nobody and changes nothing. */
export function publishable(story: Story, intent: Intent): Verdict {
  return {
    blocks: [...nothingToRead(story), ...noteMissing(intent), ...leftovers(story)],
    warns: [
      ...furnitureProblems(story),
      ...(story.mainMedia ? blockProblems(story.mainMedia, 'mainMedia') : []),
      ...story.body.flatMap((block, at) => blockProblems(block, `body/${at}`)),
    ],
  };
}

function nothingToRead(story: Story): Problem[] {
  if (story.body.length > 0 || story.mainMedia) return [];
  return [
    problem(
      'body-empty',
      'body',
      'There is nothing to read yet. Write at least one paragraph or add the main picture or video.',
    ),
  ];
}

function noteMissing({ change, note }: Intent): Problem[] {
  if (!needsNote(change) || note?.trim()) return [];
  return [problem('note-missing', 'note', `Tell readers what changed: a public note is due for a ${change}.`)];
}

/** TK, "to come": the mark writers leave where something is still missing; set as a word of its own, in capitals. */
function leftovers(story: Story): Problem[] {
  if (!/\bTK\b/u.test(storyWords(story))) return [];
  return [problem('tk-left', 'body', 'A TK marker is still in the text. Fill the gap or take the marker out.')];
}

function furnitureProblems(story: Story): Problem[] {
  const problems: Problem[] = [];
  if (!story.standfirst)
    problems.push(problem('standfirst-missing', 'standfirst', 'Write a standfirst: lists and search results show it.'));
  if (!story.shortHeadline && story.headline.length > INDEX_HEADLINE) {
    problems.push(
      problem(
        'headline-long',
        'shortHeadline',
        `The headline has ${story.headline.length} characters. Write a short one of at most ${INDEX_HEADLINE} for indexes.`,
      ),
    );
  }
  return problems;
}
