import type { Doc } from 'yjs';

/** Words that somebody has begun to say and not sent. */
export interface Unsent {
  read(): string;
  keep(text: string): void;
}

const unsent = new WeakMap<Doc, Map<string, string>>();

/**
 * What somebody has begun to say under a name in a story. It is there for as long as the story is open, whatever becomes of its box: a card goes to
 * another list when the words it is about are taken away, or with the panel when another is looked at.
 */
export function unsentIn(ydoc: Doc, name: string): Unsent {
  const words = unsent.get(ydoc) ?? new Map<string, string>();
  unsent.set(ydoc, words);
  return {
    read: () => words.get(name) ?? '',
    keep: (text) => void (text === '' ? words.delete(name) : words.set(name, text)),
  };
}
