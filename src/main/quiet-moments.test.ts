import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { atTheEnd } from '../../test/house/endings.ts';
import { aStore } from '../../test/house/stores.ts';
import { moveCursor } from '../store/changes.ts';
import { collectInQuiet } from './quiet-moments.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as NodeJS.GCFunction;

it('old memory is collected once it has grown, after a press and not in the middle of several', async () => {
  let collected = 0;
  globalThis.gc = ((how: NodeJS.GCOptions) => {
    collected += 1;
    return collect(how);
  }) as NodeJS.GCFunction;
  const ending = new AbortController();
  atTheEnd(() => ending.abort());
  const { write, listen } = await aStore();
  let pressed = 0;
  const press = () => write((tx) => moveCursor(tx, 'press', (pressed += 1)));
  collect();
  collectInQuiet({ listen }, { signal: ending.signal, quietMs: 1000, grown: 8_000_000 });

  await press();
  await sleep(1500);
  expect(collected).toBe(0);

  const old = Array.from({ length: 300_000 }, (_, at) => ({ at, words: [at] }));
  collect();
  for (let at = 0; at < 5; at += 1) await press().then(() => sleep(20));
  expect(collected).toBe(0);
  await expect.poll(() => collected, { timeout: 10_000 }).toBe(1);
  await press();
  await sleep(1500);
  expect([collected, old.length]).toEqual([1, 300_000]);
});
