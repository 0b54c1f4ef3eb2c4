/** What a process says to the one that keeps it running. */
export type Report =
  | { readonly is: 'ready'; readonly probe?: string; /** Of the search. */ readonly origin?: string }
  /** It cannot start, and why, in words for people. */
  | { readonly is: 'refused'; readonly say: string }
  /** What only happens once is done; a fresh process goes on with less memory. */
  | { readonly is: 'again' };

/** What it is told. */
export type Order =
  | { readonly is: 'drain' }
  /** One of the readers' processes, by its number from nought on, is another now and says how it is there. */
  | { readonly is: 'readers'; readonly probe: string; readonly nth: number }
  | { readonly is: 'search'; readonly origin: string };

/** The process that keeps this one running; null for one that was started by hand. */
export interface Parent {
  report(report: Report): void;
  onOrder(act: (order: Order) => void): void;
}

/**
 * Connects this process with the one that started it. A process that has lost its parent ends at once, so that a new parent finds
 * the ports free; what was acknowledged is on the disk. An interrupt from a terminal reaches both, and is the parent's to answer.
 */
export function connectParent(): Parent | null {
  if (process.send === undefined) return null;
  process.on('disconnect', () => process.exit(1));
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
  return {
    // Whether it is heard: a parent that is gone ends this process by itself.
    report: (report) => void process.send?.(report, () => {}),
    onOrder: (act) => void process.on('message', (order) => act(order as Order)),
  };
}

/** Resolves when this process is told to stop. */
export function toldToStop(isOnItsOwn: boolean): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of isOnItsOwn ? (['SIGINT', 'SIGTERM'] as const) : (['SIGTERM'] as const))
      process.once(signal, () => resolve());
  });
}
