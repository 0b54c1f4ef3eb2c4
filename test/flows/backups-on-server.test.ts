import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { aFolder } from '../house/folders.ts';
import { publishStory } from '../house/publish-story.ts';
import { onServer, storeAt } from '../house/store-places.ts';
import { aStory, idOf } from '../house/stories.ts';
import { silentLog } from '../../src/base/log.ts';
import { killStory } from '../../src/newsroom/publishing/kill-story.ts';
import { checkShelf } from '../../src/press/check.ts';
import { pressAll } from '../../src/press/press.ts';
import type { Shelf } from '../../src/press/shelf.ts';
import { appendUpdates, readLog } from '../../src/store/draft-log.ts';
import { searchDesk } from '../../src/store/desk-search.ts';
import { readWhereabouts } from '../../src/store/versions.ts';
import { takeBackupOf, withBackups } from '../../src/main/backups.ts';
import { runBackup } from '../../src/main/commands/backup.ts';
import { runRestore } from '../../src/main/commands/restore.ts';
import { makeEmpty } from '../../src/main/import-settings-file.ts';
import { newsroomFolder } from '../../src/main/newsroom-folder.ts';
import { openRooms } from '../../src/main/open-rooms.ts';
import { passTime } from '../../src/main/pass-time.ts';

const ada = { name: 'Ada Reed' };

/** Has the newsrooms that are opened from now on in a database of their own, or in files. */
async function useDatabase(isServer: boolean): Promise<void> {
  vi.stubEnv('STANDFIRST_DATABASE', isServer ? await storeAt(aFolder()) : undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
}

async function pagesOn(shelf: Shelf): Promise<Record<string, string | undefined>> {
  const pages: Record<string, string | undefined> = {};
  for await (const path of shelf.paths()) pages[path] = (await shelf.tag(path)) ?? undefined;
  return pages;
}

test('a newsroom on a server is kept and comes back, on a server or as a file, without what was killed since', async () => {
  expect(onServer()).toBe(true);
  await useDatabase(true);
  const folder = newsroomFolder(join(aFolder(), 'data'));
  const rooms = await openRooms(folder, silentLog);
  await makeEmpty(rooms, 'https://harbour.example');
  for (const number of [1, 2])
    await publishStory(
      rooms,
      {
        story: aStory({ id: idOf(number), urlSlug: `s-${number}`, headline: `Harbour ${number}` }),
        ...{ change: 'first' as const, note: null },
      },
      ada,
    );
  const typed = { storyId: idOf(2), bytes: Uint8Array.of(1, 2, 3, 0), by: 'ada', at: rooms.clock.now() };
  await rooms.store.write((tx) => appendUpdates(tx, [typed]));
  const target = join(aFolder(), 'backups');
  const { at } = await withBackups(target, null, (repository) => takeBackupOf(folder, repository));
  await killStory(rooms, { storyId: idOf(1), reason: 'It was not so.' }, ada);
  expect(await runBackup(target, { data: folder.root, keepDays: 30, list: false, verify: false })).toBe(0);
  expect(await runBackup(target, { data: '', keepDays: 30, list: false, verify: true })).toBe(0);
  await expect(runRestore(target, { data: join(aFolder(), 'data') })).rejects.toMatchObject({
    code: 'newsroom-exists',
  });
  await passTime(rooms);
  await pressAll(rooms);
  const pages = await pagesOn(rooms.shelf);
  await rooms.close();

  for (const isServer of [true, false]) {
    await useDatabase(isServer);
    const data = newsroomFolder(join(aFolder(), 'data'));
    expect(await runRestore(target, { data: data.root, at })).toBe(0);
    expect(existsSync(data.database)).toBe(!isServer);
    const restored = await openRooms(data, silentLog);
    const { reader } = restored.store;
    expect((await readWhereabouts(reader, idOf(1)))?.state.is).toBe('killed');
    expect((await restored.shelf.get(`/news/${idOf(1)}/s-1`))?.item.is).toBe('gone');
    expect(await pagesOn(restored.shelf)).toEqual(pages);
    expect(await checkShelf(restored)).toEqual([]);
    expect((await readLog(reader, idOf(2))).updates).toEqual([typed.bytes]);
    expect(JSON.stringify(await searchDesk(reader, 'harbour', { limit: 5 }))).toContain(idOf(2));
    await restored.close();
  }
});
