import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';

/** Who suggests, and the clock they do it by. */
export interface Author {
  readonly id: string;
  now(): string;
}

/** Set on a transaction that is itself the making or the settling of suggestions. */
export const KEEP_AS_IS = 'keep-as-is';

const key = new PluginKey('suggesting');

/** Tells commands whether what they do becomes a suggestion. `author` is null while words are changed outright. */
export function suggesting(author: () => Author | null): Plugin {
  return new Plugin({ key, state: { init: () => author, apply: (_tr, kept: typeof author) => kept } });
}

export function suggestingAuthor(state: EditorState): Author | null {
  const author = key.getState(state) as (() => Author | null) | undefined;
  return author?.() ?? null;
}
