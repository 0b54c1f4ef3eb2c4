import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { chance } from '../house/chance.ts';
import { aFolder } from '../house/folders.ts';
import { aHouse } from '../house/houses.ts';
import { rounds, SEED } from '../house/proof.ts';
import { standfirst } from '../house/standfirst.ts';
import { root } from '../tidy/source-tree.ts';
import { aStory, idOf } from '../house/stories.ts';
import { exportNewsroom } from '../../src/newsroom/export-newsroom.ts';
import { aChild } from './children.ts';
import { noFileTorn } from './proofs.ts';

// What is done once in the life of a newsroom is killed as well: making it, restoring it, pressing all of it.

const RESTORATIONS = rounds({ short: 1, long: 6 });
const pick = chance(SEED);
let took = 0;

/** Runs a command and kills it at a random moment of the time it would take, or a little later. */
async function killed(...args: readonly string[]): Promise<void> {
  const child = aChild('../../dist/main/main.js', ...args);
  await sleep(pick.number(Math.max(200, took * 1.1)));
  await child.kill();
}

async function timed<T>(work: Promise<T>): Promise<T> {
  const started = performance.now();
  const done = await work;
  took = performance.now() - started;
  return done;
}

describe(`killed, seed ${SEED}`, () => {
  let exported: string;

  beforeAll(async () => {
    const house = await aHouse({ shelf: 'disk' });
    for (let number = 0; number < 40; number += 1) {
      await house.publish({
        story: aStory({ id: idOf(number), urlSlug: `s-${number}`, headline: `Headline ${number}` }),
      });
    }
    exported = join(aFolder(), 'export');
    await exportNewsroom(house.store, exported, async () => {});
  });

  it('while it makes a newsroom, the next command makes it to the end', async () => {
    const page = join(root, 'src', 'wire', 'fixtures', 'modern-article.html');
    await timed(standfirst('import', page, '--publish', '--data', join(aFolder(), 'data')));
    for (let round = 0; round < rounds({ short: 1, long: 8 }); round += 1) {
      const data = join(aFolder(), 'data');
      await killed('import', page, '--publish', '--data', data);
      expect(await standfirst('import', page, '--publish', '--data', data)).toMatchObject({ code: 0 });
      expect(await standfirst('press', '--check', '--data', data)).toMatchObject({ code: 0, out: '' });
    }
  });

  it('while it backs up or restores, what was kept comes back whole', async () => {
    const data = join(aFolder(), 'data');
    const target = join(aFolder(), 'backups');
    await standfirst('import', exported, '--data', data);
    await timed(standfirst('backup', target, '--data', data));
    for (let round = 0; round < rounds({ short: 1, long: 8 }); round += 1) {
      await killed('backup', target, '--data', data);
      expect(await standfirst('backup', target, '--data', data)).toMatchObject({ code: 0 });
      expect(await standfirst('backup', target, '--verify')).toMatchObject({ code: 0 });
      const back = join(aFolder(), 'data');
      await killed('restore', target, '--data', back);
      if (!existsSync(back)) expect(await standfirst('restore', target, '--data', back)).toMatchObject({ code: 0 });
      expect(await standfirst('press', '--check', '--data', back)).toMatchObject({ code: 0, out: '' });
    }
  });

  it('while it restores an export, there is all of it or nothing', async () => {
    await timed(standfirst('import', exported, '--data', join(aFolder(), 'data')));
    let whole = 0;
    for (let round = 0; round < RESTORATIONS; round += 1) {
      const data = join(aFolder(), 'data');
      await killed('import', exported, '--data', data);
      noFileTorn(data);
      const again = await standfirst('import', exported, '--data', data);
      if (again.code === 0) {
        expect(await standfirst('press', '--check', '--data', data)).toMatchObject({ code: 0, out: '' });
        continue;
      }
      // It was restored to the end; what was cut off is its press.
      whole += 1;
      expect(again.err).toContain('There is a newsroom here already');
      expect(await standfirst('press', '--data', data)).toMatchObject({ code: 0 });
      expect(await standfirst('press', '--check', '--data', data)).toMatchObject({ code: 0, out: '' });
      expect(existsSync(join(data, 'shelf', 'news', idOf(39)))).toBe(true);
    }
    process.stdout.write(
      `killed ${RESTORATIONS} restorations, ${whole} of them after everything was restored, seed ${SEED}\n`,
    );
  });

  it('while it presses everything, the next press brings it to its end', async () => {
    const data = join(aFolder(), 'data');
    await standfirst('import', exported, '--data', data);
    await timed(standfirst('press', '--all', '--data', data));
    for (let round = 0; round < rounds({ short: 2, long: 12 }); round += 1) {
      await killed('press', '--all', '--data', data);
      noFileTorn(data);
    }
    expect(await standfirst('press', '--data', data)).toMatchObject({ code: 0 });
    expect(await standfirst('press', '--check', '--data', data)).toMatchObject({ code: 0, out: '' });
  });
});
