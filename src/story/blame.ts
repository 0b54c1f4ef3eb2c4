import { atOnce } from '../base/at-once.ts';
import { wordsOf } from './blocks.ts';
import { changesBetween, tokensOf } from './comparison/words.ts';
import { fieldText, furnitureFields } from './diff.ts';
import type { Story } from './story.ts';

/** A text as it was typed: runs of letters with who typed them; null where nobody knows. */
export type Typed = readonly { readonly text: string; readonly by: string | null }[];

/** One state of a story and the person (an id, or whatever names them) who made it of the one before. */
export interface Written {
  readonly story: Story;
  readonly by: string;
  /** Who typed what is new in it, where several did and it is known: the texts of its fields and blocks. */
  readonly typed?: readonly Typed[];
}

/** A text of a story with who wrote which stretch of it; joined, the runs are the text. */
export interface Blamed {
  /** The path of the text: `headline`, `mainMedia`, `body/3`. */
  readonly where: string;
  readonly runs: readonly { readonly text: string; readonly by: string }[];
}

/**
 * Who wrote each word of the newest of these states, oldest first: the one who typed it where that is known, otherwise the one with
 * whom it came in. Words keep their writer when
 * their block is moved, split or joined with another. Empty when there is no state.
 */
export function blame(revisions: readonly Written[]): Blamed[] {
  return atOnce(blameByAndBy(revisions));
}

/** The same state by state, for whoever lets others have their turn in between. */
export function* blameByAndBy(revisions: readonly Written[]): Generator<void, Blamed[]> {
  let known: Attributed[] = [];
  for (const revision of revisions) {
    known = after(known, revision);
    yield;
  }
  return known.map(({ where, tokens }) => ({ where, runs: runsOf(tokens) }));
}

interface Token {
  readonly text: string;
  readonly by: string;
}

interface Attributed {
  readonly where: string;
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** A token that no text contains, between two blocks. */
const EDGE = '\0';

function after(known: readonly Attributed[], state: Written): Attributed[] {
  const { story } = state;
  const fresh = freshTokens(state);
  const furniture = textsOf(story).map((part) => {
    const old = known.find(({ where }) => where === part.where);
    return {
      ...part,
      tokens: old?.text === part.text ? old.tokens : carried(old?.tokens ?? [], fresh(part.text)),
    };
  });
  return [...furniture, ...bodyAfter(known.filter(inBody), story, fresh)];
}

type FreshTokens = (text: string) => Token[];

/** The tokens of a text with who typed each of them, should it be new: its first letter decides. */
function freshTokens({ story, by, typed = [] }: Written): FreshTokens {
  const byText = new Map(typed.map((runs) => [runs.map(({ text }) => text).join(''), runs]));
  return (text) => {
    const letters = (byText.get(text) ?? []).flatMap((run) => Array.from({ length: run.text.length }, () => run.by));
    let at = 0;
    return tokensOf(text, story.lang).map((token) => {
      const typist = letters[at] ?? by;
      at += token.length;
      return { text: token, by: typist };
    });
  };
}

interface Text {
  readonly where: string;
  readonly text: string;
}

function textsOf(story: Story): Text[] {
  const furniture = furnitureFields.map((where) => ({ where, text: fieldText(story, where) ?? '' }));
  const media = { where: 'mainMedia', text: story.mainMedia ? wordsOf(story.mainMedia) : '' };
  return [...furniture, media].filter(({ text }) => text !== '');
}

function inBody({ where }: Attributed): boolean {
  return where.startsWith('body/');
}

/** Blocks that stand somewhere in the older body keep their writers; the others are compared as one running text. */
function bodyAfter(known: readonly Attributed[], story: Story, fresh: FreshTokens): Attributed[] {
  const waiting = Map.groupBy(known, ({ text }) => text);
  const parts = story.body.map((block, at) => {
    const text = wordsOf(block);
    return { where: `body/${at}`, text, old: waiting.get(text)?.shift() };
  });
  const left = [...waiting.values()].flat().toSorted((a, b) => known.indexOf(a) - known.indexOf(b));
  const edge = { text: EDGE, by: '' };
  const young = parts.filter(({ old }) => !old).flatMap(({ text }) => [...fresh(text), edge]);
  const oldTokens = left.flatMap(({ tokens }) => [...tokens, edge]);
  const streams = cutAtEdges(carried(oldTokens, young));
  return parts.map(({ where, text, old }) => ({ where, text, tokens: old?.tokens ?? streams.shift() ?? [] }));
}

/** The new tokens, each with the writer of the old one it answers to, or with its own. */
function carried(old: readonly Token[], young: readonly Token[]): Token[] {
  const made: Token[] = [];
  let [at, next] = [0, 0];
  for (const { is, tokens } of changesBetween(
    old.map(({ text }) => text),
    young.map(({ text }) => text),
  )) {
    // Not `push(...)`: a book has more words than a call takes.
    if (is === 'same') for (const token of old.slice(at, at + tokens.length)) made.push(token);
    if (is === 'added') for (const token of young.slice(next, next + tokens.length)) made.push(token);
    if (is !== 'added') at += tokens.length;
    if (is !== 'removed') next += tokens.length;
  }
  return made;
}

function cutAtEdges(tokens: readonly Token[]): Token[][] {
  const cut: Token[][] = [[]];
  for (const token of tokens) {
    if (token.text === EDGE) cut.push([]);
    else cut.at(-1)?.push(token);
  }
  return cut.slice(0, -1);
}

function runsOf(tokens: readonly Token[]): Token[] {
  const runs: Token[] = [];
  for (const token of tokens) {
    const last = runs.at(-1);
    if (last?.by === token.by) runs[runs.length - 1] = { text: last.text + token.text, by: last.by };
    else runs.push(token);
  }
  return runs;
}
