import { useEffect } from 'react';

/** Something one can do where one is, by name in the palette and perhaps by a key. */
export interface Command {
  readonly id: string;
  readonly name: string;
  /** The key that does it without the palette, as shown. */
  readonly keys?: string;
  run(): void;
}

let offered: readonly Command[] = [];
const watchers = new Set<() => void>();

export const offeredCommands = (): readonly Command[] => offered;

export function watchCommands(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

let awaited: string | null = null;

/** A screen that has not come by then failed to; what was wanted of it must not happen when somebody goes there later. */
const PATIENCE_MS = 10_000;

/** Does what the next screen offers under this id as soon as it stands, and forgets it when none offers it in good time. */
export function doOnceOffered(id: string, patience = PATIENCE_MS): void {
  awaited = id;
  setTimeout(() => void (awaited = awaited === id ? null : awaited), patience);
}

/** Offers commands in the palette while the calling screen stands. Memoise `commands`: each new list is offered again. */
export function useOffered(commands: readonly Command[]): void {
  useEffect(() => offer(commands), [commands]);
}

/** Offers commands, does the one that was waited for, and gives what takes them away again. */
export function offer(commands: readonly Command[]): () => void {
  setOffered([...commands, ...offered]);
  const now = commands.find(({ id }) => id === awaited);
  if (now) awaited = null;
  now?.run();
  return () => setOffered(offered.filter((one) => !commands.includes(one)));
}

function setOffered(commands: readonly Command[]): void {
  offered = commands;
  for (const tell of watchers) tell();
}
