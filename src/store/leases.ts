import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../base/ids.ts';
import type { Store } from './open-store.ts';

/** A holder that says nothing for so long has died on another machine; on this one its process is looked up. */
const HELD_MS = 10_000;
const ASK_AGAIN_MS = 15;

/** Leases of this very process: a row with our process number and another holder is left from a former life. */
const ours = new Set<string>();

/**
 * Runs `work` while no other process or caller holds the lease of this name; waits for its turn.
 * The lease of a process that was killed is taken over at once when it ran on this machine.
 */
export async function withLease<T>(store: Store, name: string, work: () => Promise<T>): Promise<T> {
  const holder = newId();
  ours.add(holder);
  while (!(await take(store, name, holder))) await sleep(ASK_AGAIN_MS);
  const renewal = setInterval(() => void renew(store, name, holder).catch(() => {}), HELD_MS / 3);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    ours.delete(holder);
    await store.write((tx) => tx.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute());
  }
}

async function take(store: Store, name: string, holder: string): Promise<boolean> {
  return store.write(async (tx) => {
    const held = await tx.selectFrom('leases').selectAll().where('name', '=', name).executeTakeFirst();
    if (held && held.until_ms > Date.now() && isAlive(held)) return false;
    await tx.deleteFrom('leases').where('name', '=', name).execute();
    await tx
      .insertInto('leases')
      .values({ name, holder, pid: process.pid, until_ms: Date.now() + HELD_MS })
      .execute();
    return true;
  });
}

async function renew(store: Store, name: string, holder: string): Promise<void> {
  await store.write((tx) =>
    tx
      .updateTable('leases')
      .set({ until_ms: Date.now() + HELD_MS })
      .where('name', '=', name)
      .where('holder', '=', holder)
      .execute(),
  );
}

function isAlive({ pid, holder }: { pid: number; holder: string }): boolean {
  if (pid === process.pid) return ours.has(holder);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
