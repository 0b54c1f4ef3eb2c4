import type { FrontAct } from './front-commands.ts';

/** A command that was done, as the list of what somebody did keeps it. */
export interface DoneCommand {
  readonly revision: number;
  readonly undoes: number | null;
  /** What takes it back; null for what changed nothing, or cannot be taken back. */
  readonly inverse: FrontAct | null;
}

/** What somebody may take back next, and what they may do again; null where there is nothing. */
export interface UndoStacks {
  readonly undo: DoneCommand | null;
  readonly redo: DoneCommand | null;
}

/**
 * From everything one person did, in its order. Taking back takes the latest of their own that still stands, whatever others did
 * since; doing again takes back the latest taking back, until they do something new.
 */
export function undoStacks(own: readonly DoneCommand[]): UndoStacks {
  const undo: DoneCommand[] = [];
  const redo: DoneCommand[] = [];
  for (const one of own.filter(({ inverse }) => inverse !== null)) {
    if (one.undoes === null) {
      undo.push(one);
      redo.length = 0;
    } else if (undo.at(-1)?.revision === one.undoes) {
      undo.pop();
      redo.push(one);
    } else if (redo.at(-1)?.revision === one.undoes) {
      redo.pop();
      undo.push(one);
    }
  }
  return { undo: undo.at(-1) ?? null, redo: redo.at(-1) ?? null };
}
