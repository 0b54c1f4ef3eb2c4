import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { aFolder } from '../house/folders.ts';
import { publishStory } from '../house/publish-story.ts';
import { storeAt } from '../house/store-places.ts';
import { aStory, idOf } from '../house/stories.ts';
import { silentLog } from '../../src/base/log.ts';
import { runMove } from '../../src/main/commands/move.ts';
import { makeEmpty } from '../../src/main/import-settings-file.ts';
import { type NewsroomFolder, newsroomFolder } from '../../src/main/newsroom-folder.ts';
import { openRooms } from '../../src/main/open-rooms.ts';
import { checkShelf } from '../../src/press/check.ts';
import { readVersions } from '../../src/store/versions.ts';

const ada = { name: 'Ada Reed' };

async function publishOne(folder: NewsroomFolder, number: number): Promise<void> {
  const rooms = await openRooms(folder, silentLog);
  if (number === 1) await makeEmpty(rooms, 'https://harbour.example');
  const story = aStory({ id: idOf(number), urlSlug: `s-${number}`, headline: `Harbour ${number}` });
  await publishStory(rooms, { story, change: 'first', note: null }, ada);
  await rooms.close();
}

test('a newsroom goes to a server and comes back, and no file of anybody is written over', async () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  const folder = newsroomFolder(join(aFolder(), 'data'));
  vi.stubEnv('STANDFIRST_DATABASE', undefined);
  await publishOne(folder, 1);

  const server = await storeAt(aFolder());
  expect(await runMove({ data: folder.root, to: server })).toBe(0);
  expect(existsSync(folder.database)).toBe(false);
  vi.stubEnv('STANDFIRST_DATABASE', server);
  await publishOne(folder, 2);

  writeFileSync(folder.database, 'A copy that somebody put here.');
  await expect(runMove({ data: folder.root, to: 'file' })).rejects.toMatchObject({ code: 'two-databases' });
  expect(readFileSync(folder.database, 'utf8')).toBe('A copy that somebody put here.');
  rmSync(folder.database);
  expect(await runMove({ data: folder.root, to: 'file' })).toBe(0);
  // The file of before is still there, under another name.
  expect(readdirSync(folder.root).filter((name) => name.includes('.moved-'))).toHaveLength(1);

  vi.stubEnv('STANDFIRST_DATABASE', undefined);
  const rooms = await openRooms(folder, silentLog);
  for (const number of [1, 2]) expect(await readVersions(rooms.store.reader, idOf(number))).toHaveLength(1);
  expect(await checkShelf(rooms)).toEqual([]);
  await rooms.close();
});
