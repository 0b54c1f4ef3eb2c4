import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { actsOn } from '../../test/house/stores.ts';
import { aFolder } from '../../test/house/folders.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { systemClock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { storeArchive } from '../store/archive.ts';
import { lastSeq, readCursor } from '../store/changes.ts';
import { saveSettings } from '../store/documents.ts';
import { storyPath } from '../story/published.ts';
import { countReads, keepGoing } from './keep-going.ts';
import { newsroomFolder } from './newsroom-folder.ts';
import { openOrSetUp, type OpenRooms } from './open-rooms.ts';

async function rooms(): Promise<OpenRooms & { readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const note = (_fields: unknown, message: string): void => void lines.push(message);
  const log: Log = { info: note, warn: note, error: note };
  const opened = await openOrSetUp(newsroomFolder(join(aFolder(), 'data')), log);
  onTestFinished(() => opened.close());
  return { ...opened, lines };
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

test('what another process left unpressed is pressed, settings too, and both end when told', async () => {
  const opened = await rooms();
  const chores = keepGoing(opened, { ...reads({}), damaged: () => [] });
  await actsOn(opened.store).publish({ story: aStory() });
  const behind = async () => (await lastSeq(opened.store.reader)) - (await readCursor(opened.store.reader, 'press'));
  await until(async () => (await behind()) === 0);
  expect(await opened.shelf.tag(storyPath(aStory()))).not.toBeNull();
  const front = () => opened.shelf.tag('/');
  const before = await front();
  await nameIt(opened, 'The Harbour Light');
  await until(async () => (await behind()) === 0 && (await front()) !== before);
  await chores.stop();
  await nameIt(opened, 'The Evening Tide');
  await sleep(1500);
  expect(await behind()).toBe(1);
});

async function nameIt({ store }: OpenRooms, name: string): Promise<void> {
  const settings = await storeArchive(store.reader).settings();
  const act = { at: systemClock.now(), by: 'test', act: 'change-settings', summary: 'Named it anew' };
  await store.write((tx) => saveSettings(tx, { ...settings, name }, act));
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20);
}
