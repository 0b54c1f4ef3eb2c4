import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { type Chance, chance } from '../house/chance.ts';
import { aFolder } from '../house/folders.ts';
import { rounds, SEED } from '../house/proof.ts';
import type { Acknowledged } from './acknowledged.ts';
import { aChild, type Child } from './children.ts';
import { lastOnesLive, leftOvers, noFileTorn, noVersionLost, soundAfterCatchingUp } from './proofs.ts';

// A process publishes without end and is killed at a random moment, over and over, on one data folder.

const ROUNDS = rounds({ short: 7, long: 126 });

it('a process that is killed while it publishes loses nothing it acknowledged and tears no page', async () => {
  const folder = aFolder();
  const pick = chance(SEED);
  const all: Acknowledged[] = [];
  let slowest = 0;
  let next = aChild('publishing.ts', folder, String(SEED));
  for (let round = 1; round <= ROUNDS; round += 1) {
    const child = next;
    await child.nextLine();
    // The next one starts up while this one works, and waits for its turn.
    next = aChild('publishing.ts', folder, String(SEED + round));
    const { acknowledged, firstAfter } = await workUntilKilled(child, pick);
    slowest = Math.max(slowest, firstAfter);
    all.push(...acknowledged);
    await prove(folder, acknowledged, { round, all });
  }
  await next.kill();
  await soundAfterCatchingUp(folder);
  expect(leftOvers(folder)).toEqual([]);
  process.stdout.write(
    `killed ${ROUNDS} times while publishing, ${all.length} versions acknowledged, seed ${SEED}; the first version after a kill took ${Math.round(slowest)} ms at most\n`,
  );
  expect(all.length).toBeGreaterThan(Math.floor(ROUNDS / 10));
});

/** About how long one publication takes, learnt as it goes, so that kills strike anywhere within one. */
let usual = 300;

/** Lets it acknowledge up to two versions, then kills it somewhere within the next. */
async function workUntilKilled(child: Child, pick: Chance) {
  const [from, started] = [child.lines.length, performance.now()];
  child.tell('go');
  const versions = pick.number(3);
  let firstAfter = 0;
  for (let heard = 0; heard < versions; heard += 1) {
    const before = performance.now();
    await child.nextLine();
    if (heard === 0) firstAfter = performance.now() - started;
    else usual = (usual + performance.now() - before) / 2;
  }
  await sleep(pick.number(Math.ceil(usual * 1.2)));
  await child.kill();
  expect(child.complaints()).toBe('');
  return { acknowledged: child.lines.slice(from).map((line) => JSON.parse(line) as Acknowledged), firstAfter };
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
