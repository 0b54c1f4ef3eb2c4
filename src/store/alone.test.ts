import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { onServer, storeAt } from '../../test/house/store-places.ts';
import { aStore } from '../../test/house/stores.ts';

/** A process of its own that takes its turn, says so, and holds it until it is killed. */
async function aHolder(folder: string): Promise<ChildProcess> {
  const module = JSON.stringify(new URL('./open-store.ts', import.meta.url).href);
  const text = `
    const { openStore } = await import(${module});
    const store = await openStore(${JSON.stringify(await storeAt(folder))});
    await store.alone('press', async () => {
      process.stdout.write('mine\\n');
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', text], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

describe('working alone', () => {
  it('lets one caller at a time through, and each in the end', async () => {
    const folder = aFolder();
    const stores = [await aStore(folder), await aStore(folder)];
    let [inside, most, done] = [0, 0, 0];
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(2);
      inside -= 1;
      done += 1;
    };
    await Promise.all(Array.from({ length: 12 }, (_, at) => stores[at % 2]!.alone('press', work)));
    expect([most, done]).toEqual([1, 12]);
  });

  it('gives the turn to whoever waits before it gives it again to whoever had it', async () => {
    const folder = aFolder();
    const [busy, other] = [await aStore(folder), await aStore(folder)];
    for (const waiting of [busy, other]) {
      const order: string[] = [];
      const turn = (): Promise<void> => busy.alone('press', () => sleep(2).then(() => void order.push('busy')));
      const atWork = (async () => {
        for (let at = 0; at < 100; at += 1) await turn();
      })();
      await waiting.alone('press', async () => void order.push('waiting'));
      await atWork;
      expect(order.indexOf('waiting')).toBeLessThan(50);
    }
  });

  it.skipIf(onServer())('is not held up by somebody who fell asleep while waiting', async () => {
    const folder = aFolder();
    const store = await aStore(folder);
    const holder = await aHolder(folder);
    const next = new DatabaseSync(join(folder, 'standfirst.db-press.lock.next'));
    next.exec('begin exclusive');
    onTestFinished(() => next.close());
    holder.kill('SIGKILL');
    expect(await store.alone('press', async () => 'mine')).toBe('mine');
  });

  it('under another name waits for nobody', async () => {
    const store = await aStore();
    await store.alone('press', () => store.alone('count', async () => {}));
  });

  it('gives the answer of the work, and its error, and is free again after both', async () => {
    const store = await aStore();
    expect(await store.alone('press', async () => 7)).toBe(7);
    await expect(store.alone('press', () => Promise.reject(new Error('jammed')))).rejects.toThrow('jammed');
    expect(await store.alone('press', async () => 8)).toBe(8);
  });

  it('waits for another process, and takes over when that is killed', async () => {
    const folder = aFolder();
    const store = await aStore(folder);
    const holder = await aHolder(folder);
    let mine = false;
    const turn = store.alone('press', async () => {
      mine = true;
    });
    await sleep(200);
    expect(mine).toBe(false);
    holder.kill('SIGKILL');
    await turn;
    expect(mine).toBe(true);
  });

  it('waits for a process that is only asleep, as in a closed laptop', async ({ skip }) => {
    if (process.platform === 'win32') return skip('Windows cannot suspend a process by a signal');
    const folder = aFolder();
    const store = await aStore(folder);
    const holder = await aHolder(folder);
    holder.kill('SIGSTOP');
    let mine = false;
    const turn = store.alone('press', async () => {
      mine = true;
    });
    await sleep(1000);
    expect(mine).toBe(false);
    holder.kill('SIGCONT');
    holder.kill('SIGKILL');
    await turn;
    expect(mine).toBe(true);
  });

  it.skipIf(onServer())('leaves files without a byte in them, and needs no room on a full disk', async () => {
    const folder = aFolder();
    const store = await aStore(folder);
    await store.alone('press', async () => {});
    for (const name of ['lock', 'lock.next'])
      expect(statSync(join(folder, `standfirst.db-press.${name}`)).size).toBe(0);
  });
});
