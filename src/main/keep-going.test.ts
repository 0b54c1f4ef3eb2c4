import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { actsOn } from '../../test/house/stores.ts';
import { aFolder } from '../../test/house/folders.ts';
import { aStory } from '../../test/house/stories.ts';
import { systemClock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { storeArchive } from '../store/archive.ts';
import { lastSeq, readCursor } from '../store/changes.ts';
import { saveSettings } from '../store/documents.ts';
import { storyPath } from '../story/published.ts';
import { keepGoing } from './keep-going.ts';
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

const reads = { readCounts: () => new Map<string, number>() };

test('what another process left unpressed is pressed, settings too, and both end when told', async () => {
  const opened = await rooms();
  const chores = keepGoing(opened, { ...reads, damaged: () => [] });
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
