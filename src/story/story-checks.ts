import { z } from 'zod';
import { type Problem, problem } from '../base/problem.ts';
import { type Block, isSaid, wordsOf } from './blocks.ts';
import { type FineHere, isSamePlace, type Objection } from './fine-here.ts';
import { imagesIn } from './images-in.ts';
import { type Story, type StoryKind, storyKinds } from './story.ts';

const levels = ['block', 'ask', 'warn', 'off'] as const;

/** What a check does where it finds something: stops the story, asks why it goes live all the same, warns of it, or says nothing. */
export type CheckLevel = (typeof levels)[number];

/**
 * The checks that a newsroom sets, and what they do until it does. What is not among them cannot be set: a story without a headline, without words, without the
 * note that a change owes; and holds, embargoes and kills, which are asked for apart (`newsroom/gate.ts`).
 */
export const settableChecks = {
  'tk-left': 'block',
  'suggestions-open': 'warn',
  'comments-open': 'warn',
  'standfirst-missing': 'warn',
  'headline-long': 'warn',
  'byline-missing': 'warn',
  'topics-missing': 'warn',
  'alt-missing': 'warn',
  'caption-missing': 'warn',
  'credit-missing': 'warn',
  'recording-unmade': 'block',
  'captions-missing': 'ask',
  'transcript-missing': 'warn',
  'picture-small': 'warn',
  'picture-replaced': 'warn',
  'picture-territory': 'block',
  'picture-uses': 'block',
  'picture-instructions': 'warn',
  'quote-unattributed': 'warn',
  'table-headless': 'warn',
} as const satisfies Record<string, CheckLevel>;

export type SettableCheck = keyof typeof settableChecks;

const checkNames = Object.keys(settableChecks) as [SettableCheck, ...SettableCheck[]];
const levelSchema = z.enum(levels);

/** Words that a newsroom does not want to read, and why. */
export const wordRuleSchema = z.strictObject({
  id: z.string().min(1).max(40),
  /** Words or phrases, each found as a whole, in whatever capitals. */
  words: z.array(z.string().trim().min(1).max(80)).min(1, 'Write at least one word.').max(40),
  /** What to write in their place; null where there is nothing. */
  instead: z.string().trim().max(120).nullable().default(null),
  reason: z.string().trim().min(1, 'Say why: whoever meets the rule at work will want to know.').max(300),
  example: z.string().trim().min(1, 'Give a sentence in which it is wrong.').max(300),
  owner: z.string().trim().min(1, 'Say whom to ask about it.').max(120),
  level: z.enum(['block', 'warn']).default('warn'),
  /** The language it is about, as `en`; null for any. */
  lang: z.string().trim().min(2).max(20).nullable().default(null),
  /** Whether what people said stands as they said it: nothing is found within quotation marks, in quotes and in pull quotes. */
  sparesQuotes: z.boolean().default(false),
});

export const storyChecksSchema = z.strictObject({
  /** What each check does, and where it does something else for one kind of story. */
  levels: z
    .partialRecord(
      z.enum(checkNames),
      z.strictObject({
        all: levelSchema.optional(),
        kinds: z.partialRecord(z.enum(storyKinds), levelSchema).default({}),
      }),
    )
    .default({}),
  words: z.array(wordRuleSchema).max(300).default([]),
});

export type WordRule = z.infer<typeof wordRuleSchema>;
export type StoryChecks = z.infer<typeof storyChecksSchema>;

/** As it is where nobody set anything. */
export const standardChecks: StoryChecks = storyChecksSchema.parse({});

/** What a check does for a kind of story. */
export function levelOf({ levels: set }: StoryChecks, code: SettableCheck, kind: StoryKind): CheckLevel {
  return set[code]?.kinds[kind] ?? set[code]?.all ?? settableChecks[code];
}

export function isSettable(code: string): code is SettableCheck {
  return Object.hasOwn(settableChecks, code);
}

type PlacedText = readonly [where: string, text: string];

/** Every text of a story that readers are shown, each for itself, with its place. */
export function textsOf(story: Story): PlacedText[] {
  const { headline, shortHeadline, standfirst, trailText, kicker, dateline } = story;
  const furniture = Object.entries({ kicker, headline, shortHeadline, standfirst, trailText, dateline });
  const bylines = story.byline.map((one, at) => [`byline/${at}`, Object.values(one).join(' ')] as const);
  const media = story.mainMedia ? [['mainMedia', shownWords(story.mainMedia)] as const] : [];
  const blocks = story.body.map((block, at) => [`body/${at}`, shownWords(block)] as const);
  return [...furniture, ...bylines, ...media, ...blocks].flatMap(([where, text]) =>
    text === null ? [] : [[where, text]],
  );
}

/** The words of a block with what is read out of its pictures. */
function shownWords(block: Block): string {
  return [wordsOf(block), ...imagesIn(block, '').map(([{ alt }]) => alt)].join('\n');
}

/** Where words of a rule stand in a text: the words as they are there, and what is round them. */
export interface FoundWords {
  readonly where: string;
  readonly words: string;
  readonly round: string;
}

/** Every place of a story with words of a rule, once for each text. */
export function wordsFound(rule: WordRule, story: Story): FoundWords[] {
  return foundIn(rule, story, textsOf(story)).map(({ text, at, ...found }) => ({
    ...found,
    round: roundOf(text, at, found.words.length),
  }));
}

interface FoundAt extends Pick<FoundWords, 'where' | 'words'> {
  readonly text: string;
  readonly at: number;
}

function foundIn(rule: WordRule, story: Story, texts: readonly PlacedText[]): FoundAt[] {
  if (rule.lang !== null && !isOfLanguage(story.lang, rule.lang)) return [];
  const pattern = patternOf(rule);
  return texts.flatMap(([where, text]) => {
    if (rule.sparesQuotes && isSaidAt(story, where)) return [];
    const found = pattern.exec(rule.sparesQuotes ? withoutQuoted(text) : text);
    return found ? [{ where, words: found[0], text, at: found.index }] : [];
  });
}

function isSaidAt({ body }: Story, where: string): boolean {
  const [list, at] = where.split('/');
  const block = list === 'body' ? body[Number(at)] : undefined;
  return block !== undefined && isSaid(block);
}

/** Words within quotation marks of any house; one that opens and never closes is closed by the end, as in a quotation of several paragraphs. */
const QUOTED = /“[^”]*(?:”|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)|"[^"]*"|(?<!\p{L})‘.*?(?:’(?!\p{L})|$)/gsu;

/** Each letter that is left stands where it stood. */
function withoutQuoted(text: string): string {
  return text.replaceAll(QUOTED, (quoted) => '·'.repeat(quoted.length));
}

/** Something that a rule objects to in a story, as a problem of its own level. */
export interface AvoidedWords extends Objection {
  readonly level: 'block' | 'warn';
  readonly problem: Problem;
  /** Who said that it is fine there; null while nobody has, or nobody who may. */
  readonly fine: FineHere | null;
}

/** What each rule objects to in a story, and where somebody said that it is fine. */
export function wordProblems({ words }: StoryChecks, story: Story, said: readonly FineHere[] = []): AvoidedWords[] {
  if (words.length === 0) return [];
  const texts = textsOf(story);
  return words.flatMap((rule) =>
    foundIn(rule, story, texts).map((found) => {
      const place = { rule: rule.id, words: found.words, text: found.text };
      const fine = said.find((one) => isSamePlace(one, place) && (rule.level === 'warn' || one.mayPass));
      const { level } = rule;
      return {
        ...place,
        ...{ level, fine: fine ?? null },
        problem: problem('words-avoided', found.where, sayOf(rule, found)),
      };
    }),
  );
}

function sayOf({ instead, reason, owner }: WordRule, { words }: Pick<FoundWords, 'words'>): string {
  const rather = instead ? ` Use instead: ${instead}.` : '';
  return `“${words}”: ${reason.replace(/\.?$/, '.')}${rather} (${owner})`;
}

const ROUND = 60;

function roundOf(text: string, at: number, length: number): string {
  const [from, to] = [Math.max(0, at - ROUND), Math.min(text.length, at + length + ROUND)];
  return `${from > 0 ? '…' : ''}${text.slice(from, to).replace(/\s+/g, ' ')}${to < text.length ? '…' : ''}`;
}

const patterns = new WeakMap<WordRule, RegExp>();

/** Words are found as wholes in every script, and a space in them stands for any. */
function patternOf(rule: WordRule): RegExp {
  const known = patterns.get(rule);
  if (known) return known;
  const phrases = rule.words.map((words) => words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+'));
  const made = new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
  patterns.set(rule, made);
  return made;
}

function isOfLanguage(lang: string, wanted: string): boolean {
  const [of, from] = [lang.toLowerCase(), wanted.toLowerCase()];
  return of === from || of.startsWith(`${from}-`);
}
