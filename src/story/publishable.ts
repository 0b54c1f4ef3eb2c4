import { type Problem, problem } from '../base/problem.ts';
import { blockProblems } from './blocks.ts';
import type { Pending } from './draft-of.ts';
import { imagesIn, type PlacedImage } from './images-in.ts';
import type { ImageBlock } from './kinds/image.ts';
import type { Picture } from './picture.ts';
import type { FineHere } from './fine-here.ts';
import { type RightsAsked, rightsProblems } from './media-rights.ts';
import type { Story } from './story.ts';
import {
  type AvoidedWords,
  type CheckLevel,
  isSettable,
  levelOf,
  standardChecks,
  type StoryChecks,
  textsOf,
  wordProblems,
} from './story-checks.ts';
import { unfinished } from './unfinished.ts';
import { type ChangeKind, needsNote } from './version.ts';

/** What an editor sees before a story goes live: what stops it, and what does not but should be looked at. */
export interface Verdict {
  readonly blocks: readonly Problem[];
  /** What stops it until whoever publishes it says why it goes live all the same. */
  readonly asks: readonly Problem[];
  readonly warns: readonly Problem[];
  /** Which of that are words to avoid, and those that are fine in their place, as somebody said. */
  readonly avoided: readonly AvoidedWords[];
}

export interface Intent {
  readonly change: ChangeKind;
  /** The public note. */
  readonly note: string | null;
}

/** What else is known: what is open in the draft, what the newsroom says of each check, and the rights in what the story shows. */
interface Considered {
  readonly open?: Pending;
  readonly checks?: StoryChecks;
  readonly rights?: RightsAsked;
  /** Where in this story words to avoid are fine. */
  readonly fine?: readonly FineHere[];
}

/** An index shows about so many characters of a headline on two lines of a phone. */
const INDEX_HEADLINE = 65;

/** What is open in a draft without suggestions and comments. */
export const nothingOpen: Pending = { suggestions: [], comments: [] };

/**
 * Whether a story may go live as it stands, with every reason against it. The story may be unfinished, as a draft says it.
 * `open` are the suggestions and the unsettled comments of that draft, to be looked at before; `checks` what the newsroom says of each check, and the words
 * that it avoids; `rights` what may be shown of its pictures; `fine` where those words are fine. Pure: asks nobody and changes nothing.
 */
export function publishable(
  story: Story,
  intent: Intent,
  { open = nothingOpen, checks = standardChecks, rights, fine = [] }: Considered = {},
): Verdict {
  const inPictures = rights ? rightsProblems(story, rights) : [];
  const ended = inPictures.filter(({ code }) => code === 'picture-ended');
  const lacking = [...unfinished(story), ...nothingToRead(story), ...filmless(story), ...noteMissing(intent), ...ended];
  const avoided = wordProblems(checks, story, fine);
  const found = [
    ...[...checked(story, open), ...inPictures.filter((one) => !ended.includes(one))].map((one) => ({
      level: levelIn(checks, story, one),
      problem: one,
    })),
    ...avoided.filter((one) => one.fine === null),
  ];
  const of = (level: CheckLevel): Problem[] => found.filter((one) => one.level === level).map((one) => one.problem);
  return { blocks: [...lacking, ...of('block')], asks: of('ask'), warns: of('warn'), avoided };
}

/** What the checks find that a newsroom sets. */
function checked(story: Story, open: Pending): Problem[] {
  return [
    ...leftovers(story),
    ...stillTalkedAbout(open),
    ...furnitureProblems(story),
    ...filingProblems(story),
    ...picturesOf(story).flatMap(([picture, where]) => pictureProblems(picture, where)),
    ...(story.mainMedia ? blockProblems(story.mainMedia, 'mainMedia') : []),
    ...story.body.flatMap((block, at) => blockProblems(block, `body/${at}`)),
  ];
}

function levelIn(checks: StoryChecks, { kind }: Story, { code }: Problem): CheckLevel {
  return isSettable(code) ? levelOf(checks, code, kind) : 'warn';
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

/** A bulletin is a film: what leads to it says “watch”. */
function filmless({ kind, mainMedia }: Story): Problem[] {
  if (kind !== 'bulletin' || (mainMedia?.type === 'video' && mainMedia.src !== null)) return [];
  return [problem('bulletin-filmless', 'mainMedia', 'A bulletin is a film. Put the film at the top of the story.')];
}

function noteMissing({ change, note }: Intent): Problem[] {
  if (!needsNote(change) || note?.trim()) return [];
  return [problem('note-missing', 'note', `Tell readers what changed: a public note is due (${change}).`)];
}

/** TK, "to come": the mark writers leave where something is still missing; set as a word of its own, in capitals. */
const TK = /\bTK\b/u;

/** Every text that readers would be shown with the mark still in it, each for itself. */
function leftovers(story: Story): Problem[] {
  const left = textsOf(story).filter(([, text]) => TK.test(text));
  return left.map(([where]) =>
    problem('tk-left', where, 'A TK marker is still here. Fill the gap or remove the marker.'),
  );
}

function stillTalkedAbout({ suggestions, comments }: Pending): Problem[] {
  const [suggestion] = suggestions;
  const [comment] = comments;
  const problems: Problem[] = [];
  if (suggestion !== undefined) {
    const say = `Suggestions still open: ${suggestions.length}. Words they would add are not published; words they would delete are.`;
    problems.push(problem('suggestions-open', `suggestion/${suggestion}`, `${say} Accept or reject them.`));
  }
  if (comment !== undefined) {
    const say = `Comments not settled: ${comments.length}. Answer or settle them.`;
    problems.push(problem('comments-open', `comment/${comment}`, say));
  }
  return problems;
}

/** What readers and lists look for and a writer forgets: asked for, and never in the way. */
function filingProblems({ kind, byline, agencies, topics }: Story): Problem[] {
  // A plain page is the newsroom's own word, and in no list.
  if (kind === 'page') return [];
  const problems: Problem[] = [];
  if (byline.length === 0 && agencies.length === 0)
    problems.push(problem('byline-missing', 'byline', 'Nobody is named as its writer. Add a byline or an agency.'));
  if (topics.length === 0)
    problems.push(
      problem('topics-missing', 'topics', 'It has no topic. Add one, so that readers who follow it find the story.'),
    );
  return problems;
}

/** Every picture of a story that readers see for itself, with its place. */
function picturesOf({ mainMedia, body }: Story): PlacedImage[] {
  const main = mainMedia ? imagesIn(mainMedia, 'mainMedia') : [];
  return [...main, ...body.flatMap((block, at) => imagesIn(block, `body/${at}`))];
}

/** A picture that says something has a caption and a credit; one that only decorates needs a credit. */
function pictureProblems({ picture, decorative, caption, credit }: ImageBlock, where: string): Problem[] {
  if (!picture) return [];
  const problems: Problem[] = [];
  if (!caption && !decorative)
    problems.push(
      problem('caption-missing', `${where}/caption`, 'Write a caption: who or what is this, where and when?'),
    );
  if (!credit) problems.push(problem('credit-missing', `${where}/credit`, 'Say who made this picture.'));
  return [...problems, ...tooSmall(picture, where)];
}

/** As wide as a telephone of three times the density shows it, at the top of a story and in its text; above that it begins to look soft. */
const LEAST_WIDTH = { mainMedia: 1080, body: 640 };

function tooSmall({ width }: Picture, where: string): Problem[] {
  const [least, place] =
    where === 'mainMedia' ? [LEAST_WIDTH.mainMedia, 'at the top of a story'] : [LEAST_WIDTH.body, 'in the text'];
  if (width >= least) return [];
  const say = `This picture is ${width} pixels wide; ${place} it needs ${least} to look sharp. Find a larger one, or show it elsewhere.`;
  return [problem('picture-small', where, say)];
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
