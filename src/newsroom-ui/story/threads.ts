import { newsroomTime } from '../../ui/newsroom-time.ts';
import { type Comment, commentFrom } from '../../story/comments.ts';
import type { Doc, Map as YMap } from 'yjs';
import type { CommentAnchor } from '../../text-editor/comments.ts';
import { mayBeginAfter } from '../../story/mentions.ts';

/** Something said, with the key it stands under. */
export interface Said extends Comment {
  readonly key: string;
}

/** What was said about some words, oldest first. */
export interface Thread {
  readonly id: string;
  readonly said: readonly [Said, ...Said[]];
  /** Where its words stand; null when they were taken out of the text. */
  readonly anchor: CommentAnchor | null;
  readonly settled: Comment['settled'];
}

/** Every thread of a draft: those whose words stand in the text in its order, then the others, oldest first. */
export function threadsOf(comments: ReadonlyMap<string, unknown>, anchors: readonly CommentAnchor[]): Thread[] {
  const said = [...comments].flatMap(([key, value]): Said[] => {
    const comment = commentFrom(value);
    return comment ? [{ ...comment, key }] : [];
  });
  const byThread = Object.groupBy(
    said.toSorted((a, b) => (a.key === a.thread ? -1 : b.key === b.thread ? 1 : a.at.localeCompare(b.at))),
    ({ thread }) => thread,
  );
  const threads = Object.entries(byThread).flatMap(([id, all = []]): Thread[] => {
    const [first, ...others] = all;
    if (!first) return [];
    const anchor = anchors.find((one) => one.id === id) ?? null;
    return [{ id, said: [first, ...others], anchor, settled: first.key === id ? first.settled : null }];
  });
  return threads.toSorted(inOrderOfText);
}

function inOrderOfText(a: Thread, b: Thread): number {
  if (a.anchor && b.anchor) return a.anchor.from - b.anchor.from;
  if (a.anchor || b.anchor) return a.anchor ? -1 : 1;
  return a.said[0].at.localeCompare(b.said[0].at);
}

const LONGEST_ABOUT = 300;

/** Who says something, under a fresh key. */
export interface Speaker {
  readonly by: string;
  readonly key: string;
}

/** Says the first thing of a thread about some words, or an answer in it. */
export function say(ydoc: Doc, { by, key }: Speaker, words: { thread: string; text: string; about?: string }): void {
  const about = words.about?.slice(0, LONGEST_ABOUT);
  commentsOf(ydoc).set(key, {
    thread: words.thread,
    by,
    at: newsroomTime(),
    text: words.text.trim(),
    settled: null,
    ...(about && { about }),
  });
}

/** Gives something said other words. */
export function rephrase(ydoc: Doc, { key, ...said }: Said, text: string): void {
  commentsOf(ydoc).set(key, { ...said, text: text.trim() });
}

/** Settles a thread, or opens it again with null. */
export function settle(ydoc: Doc, { said: [{ key, ...first }] }: Thread, by: string | null): void {
  commentsOf(ydoc).set(key, { ...first, settled: by === null ? null : { by, at: newsroomTime() } });
}

/** Takes back something said. */
export function unsay(ydoc: Doc, key: string): void {
  commentsOf(ydoc).delete(key);
}

/** Whether somebody may take back what they said: their own, and not the beginning of what others answered. */
export function mayUnsay({ said }: Thread, { key, by }: Said, me: string): boolean {
  return by === me && (said[0].key !== key || said.length === 1);
}

export function commentsOf(ydoc: Doc): YMap<unknown> {
  return ydoc.getMap('comments');
}

/** A piece of what somebody said: plain words, or the name of somebody spoken to. */
export interface Piece {
  readonly text: string;
  readonly isName: boolean;
}

/** Words cut at the names that are spoken to in them: `@Ada Reed`, the longest name first. */
export function piecesOf(text: string, names: readonly string[]): Piece[] {
  const known = names.toSorted((a, b) => b.length - a.length).map(escaped);
  if (known.length === 0) return [{ text, isName: false }];
  const parts = text.split(new RegExp(`(@(?:${known.join('|')})(?![\\p{L}\\p{N}]))`, 'u'));
  return parts
    .filter(Boolean)
    .map((part) => ({ text: part, isName: part.startsWith('@') && names.includes(part.slice(1)) }));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** The beginning of a name that is being typed before the caret, after an @; null when none is. */
export function nameBegun(text: string, caret: number): string | null {
  const found = /@([\p{L}\p{M}'’. -]{0,40})$/u.exec(text.slice(0, caret));
  return found && mayBeginAfter(text.slice(0, found.index)) ? (found[1] ?? null) : null;
}
