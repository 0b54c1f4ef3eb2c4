import type { Log } from '../base/log.ts';
import type { Store } from '../store/open-store.ts';

/** A machine whose clock is further off than this, in milliseconds, runs nothing that is due at a time. */
export const MOST_OFF_MS = 1000;

/**
 * A chore that is due at a time, done only while this machine's clock agrees with the database's. What it writes is dated by the database's in any case; a machine that has the time wrong has more wrong than that,
 * and others do it.
 */
export function onTime<T>(
  { store: { clock }, log }: { readonly store: Pick<Store, 'clock'>; readonly log: Log },
  chore: () => Promise<T>,
): () => Promise<T | null> {
  let isSaid = false;
  return async () => {
    const off = clock.off();
    if (off < MOST_OFF_MS) {
      isSaid = false;
      return chore();
    }
    if (!isSaid) log.error({ seconds: Math.round(off / 1000) }, CLOCK_OFF);
    isSaid = true;
    return null;
  };
}

export const CLOCK_OFF =
  'This machine’s clock does not agree with the database’s. Nothing timed will go live from here until it is put right (chrony, ntpd or systemd-timesyncd keep it right).';
