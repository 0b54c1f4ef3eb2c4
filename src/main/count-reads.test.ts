import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { actsOn } from '../../test/house/stores.ts';
import { aFolder } from '../../test/house/folders.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { silentLog } from '../base/log.ts';
import { storeArchive } from '../store/archive.ts';
import { storyPath } from '../story/published.ts';
import { countReads } from './count-reads.ts';
import { newsroomFolder } from './newsroom-folder.ts';
import { openOrSetUp, type OpenRooms } from './open-rooms.ts';

/** A newsroom at ten in the morning, whose clock is moved on by hours. */
async function rooms(): Promise<OpenRooms & { pass(hours: number): void }> {
  const opened = await openOrSetUp(newsroomFolder(join(aFolder(), 'data')), silentLog);
  onTestFinished(() => opened.close());
  let now = Date.parse('2026-11-30T10:00:00Z');
  const clock = { now: () => new Date(now).toISOString().replace('.000', '') };
  return { ...opened, clock, pass: (hours) => void (now += hours * 3_600_000) };
}

const reads = (counts: Readonly<Record<number, number>>): { readCounts(): Map<string, number> } => ({
  readCounts: () =>
    new Map(Object.entries(counts).map(([number, count]) => [storyPath(aStory({ id: idOf(Number(number)) })), count])),
});

async function mostRead({ store }: OpenRooms): Promise<readonly string[]> {
  return storeArchive(store.reader).mostRead('uk');
}

test('the stories most read stand in the order of their reads; what is not live or was never a story does not', async () => {
  const opened = await rooms();
  const acts = actsOn(opened.store);
  for (const number of [1, 2, 3]) await acts.publish({ story: aStory({ id: idOf(number) }) });
  await acts.withdraw(idOf(3));
  const counts = reads({ 1: 8, 2: 30, 3: 99, 4: 50 }).readCounts().set('/world', 400);
  await countReads(opened, { readCounts: () => counts });
  expect(await mostRead(opened)).toEqual([idOf(2), idOf(1)]);
});

test('an evening with few readers does not shuffle the list', async () => {
  const opened = await rooms();
  const acts = actsOn(opened.store);
  for (const number of [1, 2]) await acts.publish({ story: aStory({ id: idOf(number) }) });
  await countReads(opened, reads({ 1: 19, 2: 1 }));
  expect(await mostRead(opened)).toEqual([idOf(1), idOf(2)]);
  await countReads(opened, reads({ 2: 19 }));
  expect(await mostRead(opened)).toEqual([idOf(1), idOf(2)]);
});

test('ten stories are listed, equal ones by id so that the order is always the same', async () => {
  const opened = await rooms();
  const acts = actsOn(opened.store);
  for (let number = 1; number <= 12; number += 1) await acts.publish({ story: aStory({ id: idOf(number) }) });
  const equal = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [12 - at, 5]));
  await countReads(opened, reads(equal));
  expect(await mostRead(opened)).toEqual(Array.from({ length: 10 }, (_, at) => idOf(at + 1)));
});

test('what was read long ago weighs less than what is read now, and leaves the list to it', async () => {
  const opened = await rooms();
  const acts = actsOn(opened.store);
  for (const number of [1, 2, 3]) await acts.publish({ story: aStory({ id: idOf(number) }) });
  await countReads(opened, reads({ 1: 400, 2: 60 }));
  expect(await mostRead(opened)).toEqual([idOf(1), idOf(2)]);
  opened.pass(1);
  await countReads(opened, reads({ 2: 60, 3: 100 }));
  expect(await mostRead(opened)).toEqual([idOf(1), idOf(2), idOf(3)]);
  opened.pass(9);
  await countReads(opened, reads({ 2: 30, 3: 40 }));
  expect(await mostRead(opened)).toEqual([idOf(3), idOf(2), idOf(1)]);
});

test('few reads are not lost: they count once enough have come, over a restart too', async () => {
  const opened = await rooms();
  const acts = actsOn(opened.store);
  for (const number of [1, 2]) await acts.publish({ story: aStory({ id: idOf(number) }) });
  await countReads(opened, reads({ 1: 20 }));
  await countReads(opened, reads({ 2: 15 }));
  expect(await mostRead(opened)).toEqual([idOf(1)]);
  await countReads({ ...opened }, reads({ 2: 15 }));
  expect(await mostRead(opened)).toEqual([idOf(2), idOf(1)]);
});

test('what was withdrawn since it was read stands in the list no more', async () => {
  const opened = await rooms();
  const acts = actsOn(opened.store);
  for (const number of [1, 2]) await acts.publish({ story: aStory({ id: idOf(number) }) });
  await countReads(opened, reads({ 1: 90, 2: 30 }));
  await acts.withdraw(idOf(1));
  await countReads(opened, reads({ 2: 30 }));
  expect(await mostRead(opened)).toEqual([idOf(2)]);
});
