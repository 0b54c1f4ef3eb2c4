/** Places for so many works at a time; who comes when all are taken waits, in the order of arrival. */
export interface Semaphore {
  /** Resolves when a place was taken. */
  enter(): Promise<void>;
  /** Gives the place to whoever waits longest. */
  leave(): void;
  /** Does the work in a place of its own, and leaves however the work ends. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** How many wait now. */
  waiting(): number;
}

export function semaphore(places: number): Semaphore {
  const queue: (() => void)[] = [];
  let free = places;
  const enter = async (): Promise<void> => {
    if (free === 0) return new Promise((resolve) => queue.push(resolve));
    free -= 1;
  };
  const leave = (): void => {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  };
  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    await enter();
    return work().finally(leave);
  };
  return { enter, leave, run, waiting: () => queue.length };
}
