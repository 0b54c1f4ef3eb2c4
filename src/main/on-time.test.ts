import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { onServer, storeAt } from '../../test/house/store-places.ts';
import { aStore } from '../../test/house/stores.ts';
import { atTheEnd } from '../../test/house/endings.ts';
import type { Log } from '../base/log.ts';
import { openStore } from '../store/open-store.ts';
import { onTime } from './on-time.ts';

const TEN_MINUTES = 600_000;

test.skipIf(!onServer())(
  'a machine whose clock is ten minutes off has the database’s time, says so, and runs nothing that is due',
  async () => {
    const folder = aFolder();
    const right = await aStore(folder);
    let slip = TEN_MINUTES;
    const wrong = await openStore(await storeAt(folder), { wall: () => Date.now() + slip });
    atTheEnd(() => wrong.close());
    expect(Math.abs(right.clock.ms() - wrong.clock.ms())).toBeLessThan(TEN_MINUTES / 10);
    expect(wrong.clock.off()).toBeGreaterThan(TEN_MINUTES / 2);

    const said: string[] = [];
    const log: Log = { info: () => {}, warn: () => {}, error: (_, words) => void said.push(words) };
    const ran: string[] = [];
    const due = onTime({ store: wrong, log }, async () => void ran.push('wrong'));
    const others = onTime({ store: right, log }, async () => void ran.push('right'));
    for (let second = 0; second < 3; second += 1) {
      await due();
      await others();
    }
    expect(ran).toEqual(['right', 'right', 'right']);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('This machine’s clock');

    slip = 0;
    await due();
    expect(ran.at(-1)).toBe('wrong');
  },
);
