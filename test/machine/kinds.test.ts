import { expect, test } from 'vitest';
import { machineKinds } from '../../src/site/machine-kinds.ts';
import { aStory, idOf } from '../house/stories.ts';
import { openNewsroom, withResult } from './newsroom.ts';

test('each address belongs to exactly one kind, and each kind is pressed', async () => {
  const newsroom = await openNewsroom();
  await newsroom.publish('2026-11-20T09:00:00Z', aStory({ topics: ['ferries'] }));
  const paths = withResult(await newsroom.press(), 'written');
  const claims = paths.map((path) => machineKinds.filter((kind) => kind.parse(path) !== null).map(({ name }) => name));
  expect(claims.filter((names) => names.length !== 1)).toEqual([]);
  expect(new Set(claims.flat())).toEqual(new Set(machineKinds.map(({ name }) => name)));
});

test('nothing is asked of the archive that a page does not show: a body fix re-presses only the dated list of versions, and what the search looks through', async () => {
  const newsroom = await openNewsroom();
  await newsroom.publish('2026-11-20T09:00:00Z', aStory({ topics: ['ferries'] }));
  await newsroom.press();
  await newsroom.publish('2026-11-20T10:00:00Z', aStory({ topics: ['ferries'], body: [] }), { change: 'minor' });
  expect((await newsroom.press()).map(({ path }) => path)).toEqual([`/_/words/${idOf(1)}`, `/timemap/news/${idOf(1)}`]);
});

test('pages for machines hold no present moment: pressed again they are the same bytes', async () => {
  const newsroom = await openNewsroom();
  await newsroom.publish('2026-11-20T09:00:00Z', aStory({ topics: ['ferries'] }));
  const paths = withResult(await newsroom.press(), 'written');
  for (const path of paths) {
    const kind = machineKinds.find((one) => one.parse(path) !== null);
    const loaded = await kind?.load(newsroom.archive, kind.parse(path));
    if (loaded?.is !== 'page') throw new Error(`${path} is ${loaded?.is}`);
    // What is loaded is plain JSON, as the press compares it.
    expect(JSON.parse(JSON.stringify(loaded.data))).toEqual(loaded.data);
    expect(kind?.render(JSON.parse(JSON.stringify(loaded.data))).body).toBe(await newsroom.text(path));
  }
});
