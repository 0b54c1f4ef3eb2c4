/** May be written by anybody. */
const ANYBODY_WRITES = 0o002;
/** May be written by its owner alone. */
const OWNER_WRITES = 0o022;

/**
 * The mask to make files with, where the system hands us this one. One that lets anybody write was chosen by nobody: what we make is served
 * to readers, and run again from the code cache. What a narrower mask says, a group's writing too, stays.
 */
export function maskFor(given: number): number {
  return (given & ANYBODY_WRITES) === 0 ? given | OWNER_WRITES : given;
}
