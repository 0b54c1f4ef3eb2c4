import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { chance } from '../house/chance.ts';
import { atTheEnd } from '../house/endings.ts';
import { aFolder } from '../house/folders.ts';
import { rounds, SEED } from '../house/proof.ts';
import { aCommand } from '../house/standfirst.ts';
import { aChild, type Child } from './children.ts';
import { oldRowsInPacks, type Said, stories, withoutTombstone } from './packed-stories.ts';
import { leftOvers, noFileTorn, soundAfterCatchingUp } from './proofs.ts';

// A newsroom publishes, corrects, withdraws and kills stories whose pages lie in packs, and is killed while it packs and writes packs anew, over and
// over, while a readers' process serves all of it from the same shelf.

const ROUNDS = rounds({ short: 3, long: 60 });

it('a process that is killed while it lays pages into packs takes none from readers, and what it killed is in no pack', async () => {
  const folder = aFolder();
  const pick = chance(SEED);
  const all = stories();
  const tally = { reads: 0, packed: 0, acts: 0, wrong: [] as string[] };
  const hear = (said: Said) => {
    all.hear(said);
    if (said.is === 'packed') tally.packed += said.pages;
    else if (said.is !== 'begun' && said.is !== 'ready') tally.acts += 1;
    return said.is;
  };
  let [next, site] = [0, ''];
  const over = new AbortController();
  const reading = async () => {
    while (!over.signal.aborted) {
      const ids = all.ids();
      const wrong = await all.read(site, pick.of(ids), pick.of(['', '/lite']));
      tally.reads += 1;
      if (wrong !== null) tally.wrong.push(wrong);
    }
  };
  let readers: Promise<unknown> = Promise.resolve();
  for (let round = 1; round <= ROUNDS; round += 1) {
    const child = aChild('packing.ts', folder, String(SEED + round), String(next));
    await listen(child, hear, (is) => is === 'ready');
    next = all.ids().length;
    if (round === 1) {
      site = await aSite(folder);
      readers = Promise.all([reading(), reading()]);
      // Whoever fails before the end does not wait for them.
      readers.catch(() => {});
    }
    let acts = 3 + pick.number(5);
    await listen(child, hear, (is) => is !== 'begun' && is !== 'packed' && (acts -= 1) === 0);
    await sleep(pick.number(150));
    await child.kill();
    await listen(child, hear, () => false);
    expect(child.complaints()).toBe('');
    expect(await oldRowsInPacks(folder, all.killed())).toEqual([]);
    expect(withoutTombstone(folder, all.killed())).toEqual([]);
    noFileTorn(folder);
  }
  over.abort();
  await readers;
  await soundAfterCatchingUp(folder);
  expect(leftOvers(folder)).toEqual([]);
  process.stdout.write(
    `killed ${ROUNDS} times while packing, ${tally.acts} acts acknowledged, ${tally.packed} files laid into packs, ${tally.reads} reads, seed ${SEED}\n`,
  );
  expect(tally.wrong).toEqual([]);
  expect([tally.acts >= 3 * ROUNDS, tally.packed > 20, tally.reads > 20]).toEqual([true, true, true]);
});

/** Hears what it says until something; to its end when it has ended. */
async function listen(
  child: Child,
  hear: (said: Said) => Said['is'],
  isLast: (is: Said['is']) => boolean,
): Promise<void> {
  for (;;) {
    const line = await child.nextLine();
    if (line === null || isLast(hear(JSON.parse(line) as Said))) return;
  }
}

async function aSite(folder: string): Promise<string> {
  const { said, stop } = await aCommand('Ctrl-C', 'serve', '--data', folder, '--site-port', '0');
  atTheEnd(() => stop('SIGKILL'));
  return /http:\/\/[^\s/]+/.exec(said())?.[0] ?? '';
}
