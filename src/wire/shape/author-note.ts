import type { Problem } from '../../base/problem.ts';
import { type Block, isTold } from '../../story/blocks.ts';
import { isWhollyEmphasised } from '../html/rich-text.ts';
import { looksLikeName } from '../words/people.ts';
import { bareWords, wordCount } from '../words/tidy.ts';
import { leftOut } from './endings.ts';

/** A note on who wrote a story has no more words, and a story has more before it. */
const MOST = { words: 70, lead: 3 } as const;

/**
 * A body without what a page says of its authors under it: its last paragraphs, where each begins with the name of one of them, or stands in
 * italics behind a rule and begins with a name. What goes is said.
 */
export function withoutAuthorNote(body: readonly Block[], authors: readonly string[], warnings: Problem[]): Block[] {
  let end = body.length;
  const told = () => body.slice(0, end).findLastIndex((block) => isTold(block));
  for (let last = told(); last > 1; last = told()) {
    const block = body[last] as Block;
    if (block.type !== 'paragraph' || !isNote(block, body[last - 1], authors)) break;
    warnings.push(leftOut(block.text));
    end = last;
  }
  return body.slice(0, end);
}

function isNote(block: Block & { type: 'paragraph' }, before: Block | undefined, authors: readonly string[]): boolean {
  const { text } = block;
  if (wordCount(text) > MOST.words || /^["“„«»']/u.test(text)) return false;
  return (
    authors.some((name) => opensWith(text, name)) ||
    (before?.type === 'divider' && isWhollyEmphasised(block) && opensWithName(text))
  );
}

/** In some languages an article stands before a name, and in some the letters before it are a title. */
function opensWith(text: string, author: string): boolean {
  const name = bareWords(author);
  if (!name.includes(' ') && !/\p{Lo}{2}/u.test(name)) return false;
  const said = bareWords(text.slice(0, 200));
  return said.startsWith(name) || said.split(' ').slice(1).join(' ').startsWith(name);
}

function opensWithName(text: string): boolean {
  const [first = '', second = ''] = text.split(' ');
  return looksLikeName(`${first} ${second}`);
}
