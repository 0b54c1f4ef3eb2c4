import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { aFolder } from '../house/folders.ts';
import { anObjectServer } from '../house/object-server.ts';
import { publishStory } from '../house/publish-story.ts';
import { aStory, idOf } from '../house/stories.ts';
import { silentLog } from '../../src/base/log.ts';
import { runMoves } from '../../src/main/commands/move.ts';
import { makeEmpty } from '../../src/main/import-settings-file.ts';
import { type NewsroomFolder, newsroomFolder } from '../../src/main/newsroom-folder.ts';
import { openRooms } from '../../src/main/open-rooms.ts';

const FILE = 'abcdef0123/small.webp';
const TO = 's3://paper/site';

async function aNewsroom(): Promise<NewsroomFolder> {
  const folder = newsroomFolder(join(aFolder(), 'data'));
  const rooms = await openRooms(folder, silentLog);
  await makeEmpty(rooms, 'https://harbour.example');
  for (const number of [1, 2]) {
    const story = aStory({ id: idOf(number), urlSlug: `s-${number}`, headline: `Harbour ${number}` });
    await publishStory(rooms, { story, change: 'first', note: null }, { name: 'Ada Reed' });
  }
  await rooms.media.put(FILE, Buffer.from('A picture.'));
  await rooms.close();
  return folder;
}

test('what readers have goes to an object store and back, and one byte that differs is named', async () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv('STANDFIRST_DATABASE', undefined);
  const server = await anObjectServer();
  const { endpoint, region, accessKey, secretKey } = server.place;
  for (const [name, value] of Object.entries({
    ENDPOINT: endpoint,
    REGION: region,
    ACCESS_KEY: accessKey,
    SECRET_KEY: secretKey,
  }))
    vi.stubEnv(`STANDFIRST_S3_${name}`, value);
  const { root: data } = await aNewsroom();
  await expect(runMoves({ data })).rejects.toMatchObject({ code: 'nothing-to-move' });
  await expect(runMoves({ data, shelf: 'folder' })).rejects.toMatchObject({ code: 'moved-already' });

  server.behave('losing');
  await expect(runMoves({ data, shelf: TO })).rejects.toThrow('cannot be reached');
  server.behave('well');
  expect(await runMoves({ data, shelf: TO })).toBe(0);
  expect([...server.objects.values()].map((bytes) => Buffer.from(bytes).toString())).toContain('A picture.');

  vi.stubEnv('STANDFIRST_SHELF', TO);
  expect(await runMoves({ data, shelf: 'folder' })).toBe(0);

  const told = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  onTestFinished(() => told.mockRestore());
  const [key = ''] = [...server.objects].find(([, bytes]) => Buffer.from(bytes).toString() === 'A picture.') ?? [];
  server.objects.set(key, Buffer.from('a picture.'));
  expect(await runMoves({ data, shelf: 'folder' })).toBe(1);
  expect(told).toHaveBeenCalledWith(`other\tmedia/${FILE}\n`);
  server.objects.delete(key);
  expect(await runMoves({ data, shelf: 'folder' })).toBe(1);
});
