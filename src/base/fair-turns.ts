/** One work at a time; the turn goes round among those who wait. */
export interface FairTurns {
  /** Does the work when it is its turn: what one of them asked for is done in order, and after each work all others who wait have theirs first. */
  take<T>(whose: string, work: () => Promise<T>): Promise<T>;
}

export function fairTurns(): FairTurns {
  const lines = new Map<string, (() => Promise<void>)[]>();
  let isBusy = false;
  const goOn = async (): Promise<void> => {
    isBusy = true;
    for (let work = nextOf(lines); work; work = nextOf(lines)) await work();
    isBusy = false;
  };
  return {
    take: (whose, work) =>
      new Promise((resolve, reject) => {
        const line = lines.get(whose) ?? [];
        line.push(() => Promise.resolve().then(work).then(resolve, reject));
        lines.set(whose, line);
        if (!isBusy) void goOn();
      }),
  };
}

/** The first work of whoever is first; whoever has more stands behind the others from now on. */
function nextOf(lines: Map<string, (() => Promise<void>)[]>): (() => Promise<void>) | undefined {
  const [first] = lines;
  if (!first) return undefined;
  const [whose, [work, ...more]] = first;
  lines.delete(whose);
  if (more.length > 0) lines.set(whose, more);
  return work;
}
