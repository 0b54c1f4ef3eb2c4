import { readFileSync } from 'node:fs';

/** The kernel counts a process's work in hundredths of a second, whatever its own clock does (USER_HZ). */
const TICK_MS = 10;
const LEAST_MS = 20;

/** How long a process has worked, on all cores together; null where it is gone, or the system does not say. */
export function workedMs(pid: number): number | null {
  try {
    const said = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; of what follows it, the 12th and 13th are the work for itself and for it in the kernel.
    const [user, system] = said
      .slice(said.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return user === undefined || system === undefined ? null : (user + system) * TICK_MS;
  } catch {
    return null;
  }
}

/**
 * Calls once a process has worked for so long from now. How long others kept the machine from it does not count, unless it did nothing at all in as
 * long; where the system does not say how much it works, every moment does. Answers the way to stop that.
 */
export function onceWorked(pid: number, mostMs: number, call: () => void): () => void {
  const before = workedMs(pid);
  let seen = { worked: 0, at: Date.now() };
  let timer: NodeJS.Timeout;
  const look = (): void => {
    const now = workedMs(pid);
    const worked = now === null || before === null ? mostMs : now - before;
    if (worked > seen.worked) seen = { worked, at: Date.now() };
    if (worked >= mostMs || Date.now() - seen.at >= mostMs) call();
    else timer = setTimeout(look, Math.max(LEAST_MS, mostMs - worked));
  };
  timer = setTimeout(look, mostMs);
  return () => clearTimeout(timer);
}
