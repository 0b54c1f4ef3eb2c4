import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { chance } from '../house/chance.ts';
import { aFolder } from '../house/folders.ts';
import type { Acknowledged } from './acknowledged.ts';
import { aChild, type Child } from './children.ts';
import { lastOnesLive, leftOvers, noFileTorn, noVersionLost, soundAfterCatchingUp } from './proofs.ts';

// A process publishes without end and is killed at a random moment, over and over, on one data folder.

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1_000_000));
const ROUNDS = Number(process.env['ROUNDS'] ?? 120);

it(`a process that is killed while it publishes loses nothing it acknowledged and tears no page`, async () => {
  const folder = aFolder();
  const pick = chance(SEED);
  const all: Acknowledged[] = [];
  const firsts: number[] = [];
  let next = aChild('publishing.ts', folder, String(SEED));
  for (let round = 1; round <= ROUNDS; round += 1) {
    const child = next;
    await child.nextLine();
    // The next one starts up while this one works, and waits for its turn.
    next = aChild('publishing.ts', folder, String(SEED + round));
    const { acknowledged, firstAfter } = await workUntilKilled(child, pick.number(round === 1 ? 2000 : 350));
    if (firstAfter !== null) firsts.push(firstAfter);
    all.push(...acknowledged);
    await prove(folder, acknowledged, { round, all });
  }
  await next.kill();
  await soundAfterCatchingUp(folder);
  expect(leftOvers(folder)).toEqual([]);
  const slowest = Math.max(...firsts);
  process.stdout.write(
    `killed ${ROUNDS} times while publishing, ${all.length} versions acknowledged, seed ${SEED}; the first version after a kill took ${Math.round(slowest)} ms at most\n`,
  );
  expect(all.length).toBeGreaterThan(ROUNDS);
  // Nobody waits for what a dead process held.
  expect(slowest).toBeLessThan(5000);
});

async function workUntilKilled(child: Child, ms: number) {
  const from = child.lines.length;
  const started = performance.now();
  child.tell('go');
  const first = child.nextLine().then(() => performance.now() - started);
  await sleep(ms);
  await child.kill();
  const acknowledged = child.lines.slice(from).map((line) => JSON.parse(line) as Acknowledged);
  expect(child.complaints()).toBe('');
  return { acknowledged, firstAfter: acknowledged.length > 0 ? await first : null };
}

/** Quick proofs after every round, slow ones from time to time. */
async function prove(
  folder: string,
  acknowledged: readonly Acknowledged[],
  { round, all }: { round: number; all: readonly Acknowledged[] },
): Promise<void> {
  const store = await openStore(join(folder, 'standfirst.db'));
  try {
    const often = round % 25 === 0;
    await noVersionLost(store, often ? all : acknowledged);
    await lastOnesLive(folder, store, acknowledged);
  } finally {
    await store.close();
  }
  if (round % 5 === 0) noFileTorn(folder);
  if (round % 50 === 0) await soundAfterCatchingUp(folder);
}
