import { breathe } from '../base/breathe.ts';
import { wordsOf } from '../story/blocks.ts';
import { indexed, insideWords } from '../story/index-text.ts';
import type { Story } from '../story/story.ts';
import { countWords } from '../story/word-count.ts';

/** What the desk and its search keep of the words of a draft. */
export interface DeskWords {
  /** How many its body has. */
  readonly count: number;
  /** Headline, furniture, catchline, byline and body, as the index takes them. */
  readonly columns: readonly string[];
  /** Of words put together, folded. */
  readonly parts: string;
}

/** Works that out of a story, and lets others have their turn in between: in a long one it takes longer than anybody should wait. */
export async function deskWordsOf(story: Story): Promise<DeskWords> {
  let count = 0;
  for (const block of story.body) {
    count += countWords(wordsOf(block));
    await breathe();
  }
  const body: string[] = [];
  const parts: string[] = [];
  for (const line of linesOfBody(story)) {
    body.push(indexed(line));
    parts.push(insideWords([line], story.lang));
    await breathe();
  }
  const furniture = furnitureOf(story);
  parts.push(insideWords(furniture.flatMap((one) => one.split('\n')).filter(Boolean), story.lang));
  await breathe();
  return {
    count,
    columns: [...furniture.map(indexed), body.join('\n')],
    parts: [...new Set(parts.flatMap((some) => some.split(' ')))].filter(Boolean).join(' '),
  };
}

/** Headline, furniture, catchline and byline. */
function furnitureOf(story: Story): string[] {
  return [
    lines(story.headline, story.shortHeadline),
    lines(story.kicker, story.standfirst, story.trailText, story.dateline),
    story.catchline ?? '',
    lines(...story.byline.map((one) => `${one.person} ${one.location ?? ''}`), ...story.agencies),
  ];
}

/** The lines of a story's body with what is said about its main picture, none of them empty. */
export function linesOfBody(story: Story): string[] {
  const all = [story.mainMedia && wordsOf(story.mainMedia), ...story.body.map(wordsOf)];
  return all.flatMap((words) => words?.split('\n') ?? []).filter((line) => line !== '');
}

function lines(...parts: (string | null)[]): string {
  return parts.filter(Boolean).join('\n');
}
