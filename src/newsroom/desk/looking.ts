/** A look that is taken again and again. */
export interface Looking {
  /** Goes on looking, or begins to. */
  goOn(): void;
  /** Looks at once; what is done while a look is under way is seen by another right after it. */
  soon(): void;
  stop(): void;
}

/** Looks every so often while `isWanted`, never twice at a time. `look` throws nothing. */
export function lookEvery(
  every: number,
  { look, isWanted }: { readonly look: () => Promise<void>; readonly isWanted: () => boolean },
): Looking {
  let timer: NodeJS.Timeout | null = null;
  let isLooking = false;
  let isAskedAgain = false;

  const goOn = (): void => {
    if (isWanted()) timer ??= setTimeout(() => void lookNow(), isAskedAgain ? 0 : every);
  };
  const lookNow = async (): Promise<void> => {
    isLooking = true;
    isAskedAgain = false;
    await look();
    isLooking = false;
    timer = null;
    goOn();
  };
  const stop = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  const soon = (): void => {
    isAskedAgain = true;
    if (isLooking) return;
    stop();
    goOn();
  };
  return { goOn, soon, stop };
}
