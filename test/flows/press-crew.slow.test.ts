import { Worker } from 'node:worker_threads';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkShelf } from '../../src/press/check.ts';
import { openCrew } from '../../src/press/crew.ts';
import { catchUp, pressAll } from '../../src/press/press.ts';
import { saveSettings } from '../../src/store/documents.ts';
import { atTheEnd } from '../house/endings.ts';
import { aHouse, houseSettings } from '../house/houses.ts';
import { storeAt } from '../house/store-places.ts';
import { aStory, idOf } from '../house/stories.ts';
import { root } from '../tidy/source-tree.ts';

it('threads that draw the real site draw what this one draws, byte for byte, also while somebody publishes', async () => {
  const house = await aHouse();
  const database = await storeAt(house.folder);
  for (let number = 1; number <= 40; number += 1)
    await house.publish({ story: aStory({ id: idOf(number), topics: [number % 2 ? 'ports' : 'storms'] }) });
  const crew = openCrew(2, () => new Worker(join(root, 'dist/main/processes/drawer.js'), { workerData: database }));
  atTheEnd(() => crew.close());
  let asked = 0;
  const counted = {
    ...crew,
    draw: (orders: Parameters<typeof crew.draw>[0]) => ((asked += orders.length), crew.draw(orders)),
  };
  const rooms = { ...house.rooms, crew: counted, forCrew: 1, atOnce: 10 };

  const { pressed } = await pressAll(rooms);
  expect(asked).toBe(pressed.length);
  expect(pressed.filter(({ result }) => result === 'failed')).toEqual([]);
  expect(await checkShelf(house.rooms)).toEqual([]);

  await house.store.write((tx) => saveSettings(tx, houseSettings({ name: 'The Other Times' }), house.act('settings')));
  const background = catchUp(rooms);
  for (let number = 50; number < 55; number += 1) await house.publish({ story: aStory({ id: idOf(number) }) });
  await background;
  expect((await catchUp(rooms)).due).toBe(0);
  expect(asked).toBeGreaterThan(pressed.length);
  expect(await checkShelf(house.rooms)).toEqual([]);
});
