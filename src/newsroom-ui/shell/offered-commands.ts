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

/** Does what the next screen offers under this id, as soon as it stands. */
export function doOnceOffered(id: string): void {
  awaited = id;
}

/** Offers commands in the palette while the calling screen stands. Memoise `commands`: each new list is offered anew. */
export function useOffered(commands: readonly Command[]): void {
  useEffect(() => {
    setOffered([...commands, ...offered]);
    const now = commands.find(({ id }) => id === awaited);
    if (now) awaited = null;
    now?.run();
    return () => setOffered(offered.filter((one) => !commands.includes(one)));
  }, [commands]);
}

function setOffered(commands: readonly Command[]): void {
  offered = commands;
  for (const tell of watchers) tell();
}
