/**
 * The words a browser may not have written to its database when their window goes: it gives up what is under way then, so that
 * the last of fast keys would be lost with a reload. `localStorage` is written before the window is gone.
 */
export interface LastWords {
  /** Changes of which the newsroom had not said that it has them. */
  readonly unsaved: number;
  /** A Yjs update with at least these changes. */
  readonly update: readonly number[];
}

const at = (name: string): string => `${name}/last-words`;

/** What a window left of the story kept under this name (`keptName`); null where none left any. */
export function lastWords(name: string): LastWords | null {
  try {
    return JSON.parse(localStorage.getItem(at(name)) ?? 'null') as LastWords | null;
  } catch {
    // A browser that keeps nothing.
    return null;
  }
}

export function leaveLastWords(name: string, words: LastWords): void {
  try {
    localStorage.setItem(at(name), JSON.stringify(words));
  } catch {
    // No room, or a browser that keeps nothing: its database has had all but the last moment.
  }
}

/** Takes away what `lastWords` found, unless another window has left its own meanwhile. */
export function dropLastWords(name: string, found: LastWords): void {
  try {
    if (localStorage.getItem(at(name)) === JSON.stringify(found)) localStorage.removeItem(at(name));
  } catch {
    // A browser that keeps nothing.
  }
}
