import { type Problem, problem } from '../base/problem.ts';
import type { Board, Mark } from './arranged.ts';
import type { FrontAct, FrontCommand } from './front-commands.ts';

/** Why a command was not done: somebody else was at the same card, place or setting since the revision it was made on. */
export const conflictCodes = [
  'card-touched',
  'card-gone',
  'place-taken',
  'place-moved',
  'place-gone',
  'setting-changed',
  'container-placed',
  'container-changed',
] as const;
export type ConflictCode = (typeof conflictCodes)[number];

/**
 * What became of a command. `done`: the board after it, and what would take it back (null where there is nothing to take back, because all was
 * so already). `conflict`: nothing was done, and the commands in the way are named, so that who made this one can choose. `refused`:
 * it cannot be done by anybody as it stands.
 */
export type Outcome =
  | { readonly is: 'done'; readonly board: Board; readonly inverse: FrontAct | null }
  | { readonly is: 'conflict'; readonly code: ConflictCode; readonly theirs: readonly Mark[] }
  | { readonly is: 'refused'; readonly problem: Problem };

/** A command while it is carried out: what it finds, and the mark it leaves. */
export interface Making {
  readonly board: Board;
  readonly command: FrontCommand;
  readonly mark: Mark;
}

export function refused(code: string, where: string, say: string): Outcome {
  return { is: 'refused', problem: problem(code, where, say) };
}

/** What a command asks for is so already. */
export function alreadySo({ board }: Making): Outcome {
  return { is: 'done', board, inverse: null };
}

export function conflict(code: ConflictCode, theirs: readonly Mark[]): Outcome {
  return { is: 'conflict', code, theirs };
}

/**
 * Whether whoever made a command knew of what left a mark: it was there before, the same hand did it, or they take back what they did
 * themselves and have taken back what they did after it.
 */
function knew(command: FrontCommand, mark: Mark): boolean {
  return (
    mark.revision <= command.on || mark.hand === command.hand || (command.undoes !== null && mark.by === command.by)
  );
}

/** Those marks of which the maker of a command did not know, each once. */
export function unknown(command: FrontCommand, marks: readonly Mark[]): Mark[] {
  const others = marks.filter((mark) => !knew(command, mark));
  const plain = others.map(({ revision, hand, by, at }): Mark => ({ revision, hand, by, at }));
  return [...new Map(plain.map((mark) => [mark.revision, mark])).values()];
}
