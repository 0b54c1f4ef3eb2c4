import { getHeapSpaceStatistics } from 'node:v8';
import type { Store } from '../store/open-store.ts';

/** After so long without a press nobody waits for the next one. */
const QUIET_MS = 300;
/** Less is not worth the 40 ms that a look at all memory takes; V8 lets some 80 MB come together, which is 170 publications. */
const GROWN = 24_000_000;

/**
 * Collects old memory in moments in which nobody publishes: V8 does it by itself in the middle of a publication, which then takes twice as long as any other. Does
 * nothing where the process was begun without `--expose-gc`.
 */
export function collectInQuiet(
  { listen }: Pick<Store, 'listen'>,
  { signal, quietMs = QUIET_MS, grown = GROWN }: { signal: AbortSignal; quietMs?: number; grown?: number },
): void {
  const collect = globalThis.gc;
  if (!collect) return;
  let after = oldMemory();
  const timer = setTimeout(() => {
    // V8 may have collected by itself meanwhile.
    after = Math.min(after, oldMemory());
    if (oldMemory() - after < grown) return;
    collect({ type: 'major', execution: 'sync' });
    after = oldMemory();
  }, quietMs).unref();
  const end = listen('cursor/press', () => timer.refresh());
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    end();
  });
}

function oldMemory(): number {
  return getHeapSpaceStatistics().find((space) => space.space_name === 'old_space')?.space_used_size ?? 0;
}
