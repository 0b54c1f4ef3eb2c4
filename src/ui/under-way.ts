/** Acts that are asked for and not answered, and when they were asked for. */
const underWay = new Map<AbortController, number>();

/** An act on its way to the newsroom: `signal` ends its request once nobody wants it any more. To be settled when it is answered. */
export function anActUnderWay(): { readonly signal: AbortSignal; settle(): void } {
  const ending = new AbortController();
  underWay.set(ending, performance.now());
  return { signal: ending.signal, settle: () => void underWay.delete(ending) };
}

/** Gives up what was asked for since a moment and is not answered; true when there was any. */
export function giveUpSince(moment: number): boolean {
  const given = [...underWay].filter(([, since]) => since >= moment);
  for (const [ending] of given) ending.abort();
  return given.length > 0;
}
