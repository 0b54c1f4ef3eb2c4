import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { aSmallPress } from '../../test/house/presses.ts';
import { isLong } from '../../test/house/proof.ts';
import { aSmallSite } from '../../test/house/small-site.ts';
import { onServer, storeAt } from '../../test/house/store-places.ts';
import { aStore } from '../../test/house/stores.ts';
import { aStory, paragraph } from '../../test/house/stories.ts';
import { isTurnLost } from '../base/turn-lost.ts';
import type { Store } from '../store/open-store.ts';
import { checkShelf } from './check.ts';
import { nodeFiles } from './disk/node-files.ts';
import type { ShelfFiles } from './disk/shelf-files.ts';
import { openDiskShelf } from './disk-shelf.ts';
import { catchUp, pressNow } from './press.ts';
import type { PressRooms } from './press-tasks.ts';
import { scrubShelf } from './scrub.ts';

/** Falls asleep at one of the things that a press does to disk and database, and goes on when it is woken. */
function sleeper() {
  let [left, asleep, wake] = [Infinity, Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const step = async (): Promise<void> => {
    left -= 1;
    if (left !== 0) return;
    asleep.resolve();
    await wake.promise;
  };
  const stepping =
    <Given extends unknown[], Answer>(act: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      await step();
      return act(...given);
    };
  const { create, append, sync, rename, remove, makeFolder } = nodeFiles;
  const files: ShelfFiles = {
    ...nodeFiles,
    create: stepping(create),
    append: stepping(append),
    sync: stepping(sync),
    rename: stepping(rename),
    remove: stepping(remove),
    makeFolder: stepping(makeFolder),
  };
  return {
    files,
    store: (store: Store): Store => ({
      ...store,
      write: stepping(store.write),
      note: stepping(store.note),
    }),
    sleepAt: (steps: number) => {
      [left, asleep, wake] = [steps, Promise.withResolvers(), Promise.withResolvers()];
      return asleep.promise;
    },
    wake: () => wake.resolve(),
  };
}

/** Two presses on one store and one shelf, of which the first may fall asleep. */
async function twoPresses() {
  const folder = aFolder();
  const admin = new Client({ connectionString: await storeAt(folder) });
  await admin.connect();
  onTestFinished(() => admin.end());
  const [one, other] = [await aStore(folder), await aStore(folder)];
  const sleeping = sleeper();
  const press = await aSmallPress({ store: one });
  const shelf = join(folder, 'shelf');
  const first: PressRooms = {
    ...press.rooms,
    store: sleeping.store(one),
    shelf: openDiskShelf(shelf, sleeping.files),
  };
  const second: PressRooms = { ...press.rooms, site: aSmallSite(), store: other, shelf: openDiskShelf(shelf) };
  await catchUp(first);
  /** As if three seconds had passed. */
  const pass = () => admin.query("update leases set until = 1 where name = 'press'");
  return { ...press, first, second, sleeping, pass };
}

const worded = (words: string, urlSlug = 'ferry-reaches-the-islands') => ({
  story: aStory({ urlSlug, body: [paragraph(words)] }),
  change: 'minor' as const,
});

describe.skipIf(!onServer())('a press that fell asleep', () => {
  it('changes nothing any more once another has pressed, wherever it slept', async () => {
    const { first, second, sleeping, pass, publish, withdraw } = await twoPresses();
    const acts = [
      () => publish(worded('The first words.')),
      () => publish(worded('Elsewhere.', 'another-slug')),
      () => withdraw(aStory().id),
    ];
    const seen = { refused: 0, done: 0 };
    await publish({ ...worded('Before.'), change: 'first' });
    await catchUp(first);
    for (const [at, act] of acts.entries()) {
      for (let steps = isLong ? 1 : at + 1, hasSlept = true; hasSlept; steps += isLong ? 1 : 5) {
        await act();
        const falling = sleeping.sleepAt(steps);
        const pressing = pressNow(first).then(
          () => 'done',
          (error: unknown) => (isTurnLost(error) ? 'refused' : Promise.reject(error)),
        );
        hasSlept = await Promise.race([falling.then(() => true), pressing.then(() => false)]);
        if (hasSlept) await pass();
        await publish(worded(`The second words, after ${steps}.`));
        await pressNow(second);
        sleeping.wake();
        seen[(await pressing) as 'refused' | 'done'] += 1;
        expect(await checkShelf(second), `asleep at ${steps} of ${String(act)}`).toEqual([]);
      }
      expect((await scrubShelf(second)).found).toBe(0);
    }
    // Who slept before anything was begun finds it done; all others are refused.
    expect(seen.refused).toBeGreaterThan(seen.done);
    await publish(worded('The last words.'));
    await pressNow(first);
    expect(await checkShelf(second)).toEqual([]);
  });
});
