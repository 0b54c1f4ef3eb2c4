import { cpSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { aSmallPress } from '../../test/house/presses.ts';
import { everything, sealedFile, standing } from '../../test/house/shelves.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { stalePaths } from '../store/ledger-rows.ts';
import { storyPath } from '../story/published.ts';
import { checkShelf } from './check.ts';
import { filesOf } from './disk/names.ts';
import { openDiskShelf } from './disk-shelf.ts';
import { catchUp, pressNow } from './press.ts';
import { mendShelf, pressReplacedShelf, scrubShelf } from './scrub.ts';

/** A press with one story, its pages on a real disk. */
async function aPress() {
  const small = await aSmallPress();
  const folder = aFolder();
  const rooms = { ...small.rooms, shelf: openDiskShelf(folder) };
  await small.publish({ story: aStory() });
  await pressNow(rooms);
  small.site.rendered.length = 0;
  return {
    ...small,
    rooms,
    folder,
    right: await everything(rooms.shelf),
    file: (path: string) => fileOf(folder, path),
  };
}

/** The file in which a page of the small site stands: its pages have no type that their addresses would tell. */
function fileOf(folder: string, path: string): string {
  return join(folder, filesOf(path)?.forms.at(-1)?.file ?? '');
}

describe('a look at everything', () => {
  test('finds a sound shelf sound, renders nothing, and leaves a note', async () => {
    const { rooms, site, right } = await aPress();
    const note = await scrubShelf(rooms);
    expect(note).toMatchObject({ looked: right.size, found: 0, named: [], failed: [] });
    expect(site.rendered).toEqual([]);
    expect(await rooms.shelf.lastScrub()).toEqual(note);
  });

  test('presses anew what is damaged, missing or older, removes a stranger, and touches nothing else', async () => {
    const { rooms, site, right, folder, file } = await aPress();
    const story = storyPath(aStory());
    truncateSync(file('/'), 0);
    rmSync(file(story));
    const older = { is: 'page', type: 'text/plain; charset=utf-8', body: Buffer.from('older') } as const;
    writeFileSync(file('/sport'), sealedFile('/sport', older));
    writeFileSync(join(folder, 'planted.html'), 'Not ours.');
    const { found, named } = await scrubShelf(rooms);
    expect(found).toBe(4);
    expect(Object.fromEntries(named.map(({ path, is }) => [path, is]))).toEqual({
      '/': 'damaged',
      [story]: 'missing',
      '/sport': 'other',
      '/planted': 'damaged',
    });
    expect(await everything(openDiskShelf(folder))).toEqual(right);
    expect(new Set(site.rendered)).toEqual(new Set(['/', story, '/sport']));
    expect((await scrubShelf(rooms)).found).toBe(0);
  });

  test('knows from the store what should be there when shelf and log are lost altogether', async () => {
    const { rooms, right, folder } = await aPress();
    rmSync(folder, { recursive: true });
    const fresh = { ...rooms, shelf: openDiskShelf(folder) };
    expect((await scrubShelf(fresh)).found).toBe(right.size);
    expect(await everything(openDiskShelf(folder))).toEqual(right);
  });

  test('says what it could not mend, and the next press tries it again', async () => {
    const { rooms, site, file, right } = await aPress();
    truncateSync(file('/'), 0);
    site.failing.add('/');
    expect(await scrubShelf(rooms)).toMatchObject({ found: 1, failed: ['/'] });
    site.failing.clear();
    await catchUp(rooms);
    expect(await everything(rooms.shelf)).toEqual(right);
  });

  test('makes a shelf of an older build complete: sealed and named, every page', async () => {
    const { rooms, folder, right } = await aPress();
    const old = aFolder();
    cpSync(folder, old, { recursive: true });
    rmSync(join(old, '.shelf/log'));
    const shelf = openDiskShelf(old);
    expect(shelf.standings().isComplete).toBe(false);
    await scrubShelf({ ...rooms, shelf });
    expect(shelf.standings().isComplete).toBe(true);
    expect(await everything(shelf)).toEqual(right);
    for (const path of right.keys()) expect(shelf.expected(path)).toBe(await shelf.tag(path));
  });
});

test('what readers found damaged is pressed anew; what is sound by now is left alone', async () => {
  const { rooms, site, file, right } = await aPress();
  truncateSync(file('/'), 1);
  const { unsound, failed } = await mendShelf(rooms, [...right.keys()]);
  expect([unsound, failed]).toEqual([[{ path: '/', is: 'damaged' }], []]);
  expect(site.rendered).toEqual(['/']);
  expect(await everything(rooms.shelf)).toEqual(right);
});

describe('a shelf that is not the one that was pressed last', () => {
  test('an older folder in its place: every page is pressed anew', async () => {
    const { rooms, folder, publish } = await aPress();
    const backup = aFolder();
    cpSync(folder, backup, { recursive: true });
    await publish({ story: aStory({ headline: 'What nobody knew yet' }), change: 'minor' });
    await pressNow(rooms);
    const right = await everything(rooms.shelf);
    const restored = { ...rooms, shelf: openDiskShelf(backup) };
    expect(await everything(restored.shelf)).not.toEqual(right);
    expect(await pressReplacedShelf(restored)).toBe(true);
    expect(await everything(restored.shelf)).toEqual(right);
    expect(await pressReplacedShelf(restored)).toBe(false);
  });

  test('of more pages than anybody should list none but those that readers look at most are, and a publication beside presses no others', async () => {
    const { rooms, folder, publish, site } = await aPress();
    const backup = aFolder();
    for (const number of [2, 3, 4, 5, 6, 7, 8, 9]) await publish({ story: aStory({ id: idOf(number) }) });
    await pressNow(rooms);
    cpSync(folder, backup, { recursive: true });
    await publish({ story: aStory({ headline: 'What nobody knew yet' }), change: 'minor' });
    await pressNow(rooms);
    const right = await everything(rooms.shelf);
    const restored = { ...rooms, shelf: openDiskShelf(backup), atOnce: 2, turnOf: 2 };
    site.rendered.length = 0;
    expect(await pressReplacedShelf(restored)).toBe(true);
    expect(await stalePaths(rooms.store.reader)).toEqual([]);
    const first = site.rendered.length;
    expect(first).toBeLessThan(right.size - 2);
    await publish({ story: aStory({ id: idOf(5), headline: 'Meanwhile' }), change: 'minor' });
    await pressNow(restored);
    expect(site.rendered.length - first).toBeLessThanOrEqual(2);
    expect((await catchUp(restored)).due).toBe(0);
    expect(await checkShelf(restored)).toEqual([]);
    const looked = site.rendered.length;
    expect(await pressReplacedShelf(restored)).toBe(false);
    expect(site.rendered.length).toBe(looked);
  });

  test('the one that was pressed last is left alone, whatever was done to it', async () => {
    const { rooms, site, publish, kill } = await aPress();
    await scrubShelf(rooms);
    await publish({ story: aStory({ headline: 'Another' }), change: 'minor' });
    await pressNow(rooms);
    await kill(aStory().id, 'It was wrong.');
    await pressNow(rooms);
    site.rendered.length = 0;
    expect(await pressReplacedShelf(rooms)).toBe(false);
    expect(site.rendered).toEqual([]);
  });
});

test('a kill is said in the log once every page is without the words; another change is not', async () => {
  const { rooms, publish, kill } = await aPress();
  await publish({ story: aStory({ headline: 'Another' }), change: 'minor' });
  await pressNow(rooms);
  expect(rooms.shelf.standings().takenAway).toBe('');
  await kill(aStory().id, 'It was wrong.');
  await pressNow(rooms);
  expect(rooms.shelf.standings().takenAway).not.toBe('');
  expect(await standing(rooms.shelf, storyPath(aStory()))).toContain('It was wrong.');
});
