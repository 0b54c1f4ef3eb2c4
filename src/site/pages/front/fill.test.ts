import { expect, test } from 'vitest';
import { idOf } from '../../../../test/house/stories.ts';
import { dataArchive } from '../../../../test/site/data-archive.ts';
import { published, testSettings } from '../../../../test/site/newsroom.ts';
import { type Container, containerSchema } from '../../../story/front.ts';
import { asStanding } from '../../../story/front-beginning.ts';
import type { PublishedStory } from '../../../story/published.ts';
import { fillContainers } from './fill.ts';

const story = (number: number, more: Partial<PublishedStory> = {}): PublishedStory =>
  published({ id: idOf(number) }, { sortAt: `2026-05-${String(number).padStart(2, '0')}T00:00:00Z`, ...more });

/** Nine stories, the ninth the newest; the seventh is withdrawn. */
const archive = dataArchive({
  settings: testSettings(),
  stories: [1, 2, 3, 4, 5, 6, 8, 9]
    .map((number) => story(number))
    .concat(story(7, { state: { is: 'withdrawn', at: '2026-05-10T00:00:00Z' } })),
});

const container = (id: string, more: object): Container =>
  containerSchema.parse({ id, layout: 'grid', size: 3, ...more });

const [edition] = testSettings().editions;

/** A front that fills itself. */
const fill = (containers: readonly Container[], enough = Infinity) =>
  fillContainers({ archive, edition: edition!, enough }, asStanding({ edition: 'uk', containers: [...containers] }));

async function numbers(...containers: Container[]): Promise<number[][]> {
  const filled = await fill(containers);
  return filled.map(({ cards }) =>
    cards.map(({ id }) => [1, 2, 3, 4, 5, 6, 7, 8, 9].find((number) => idOf(number) === id) ?? 0),
  );
}

test('curated cards come first, then the newest', async () => {
  expect(await numbers(container('a', { curated: [idOf(2)], backfill: 'all' }))).toEqual([[2, 9, 8]]);
});

test('no story stands twice on a front', async () => {
  const a = container('a', { backfill: 'all' });
  const b = container('b', { curated: [idOf(9), idOf(1), idOf(1)], backfill: 'section/world' });
  expect(await numbers(a, b)).toEqual([
    [8, 6, 5],
    [9, 1, 4],
  ]);
});

test('a story placed by hand twice stands where it was placed first', async () => {
  expect(
    await numbers(container('a', { curated: [idOf(3)] }), container('b', { curated: [idOf(3), idOf(4)] })),
  ).toEqual([[3], [4]]);
});

test('stories that are not live, or never were, are passed over', async () => {
  expect(await numbers(container('a', { curated: [idOf(7), idOf(99), idOf(1)] }))).toEqual([[1]]);
  expect(await numbers(container('a', { size: 24, backfill: 'all' }))).toEqual([[9, 8, 6, 5, 4, 3, 2, 1]]);
});

test('a container shows no more than its size, and none without cards', async () => {
  const curated = [1, 2, 3, 4, 5].map(idOf);
  expect(await numbers(container('a', { curated, size: 2 }), container('b', { backfill: 'topic/nothing' }))).toEqual([
    [1, 2],
  ]);
});

test('a container leads to the page of what fills it', async () => {
  const lists = ['section/world', 'topic/بحر', 'all', 'edition/uk'] as const;
  const filled = await fill(
    lists.map((backfill) => container(backfill, { curated: [idOf(lists.indexOf(backfill) + 1)], size: 1, backfill })),
  );
  expect(filled.map(({ path }) => path)).toEqual(['/world', '/topics/%D8%A8%D8%AD%D8%B1', null, null]);
});

test('with enough stories the rest is not read', async () => {
  const filled = await fill([container('a', { backfill: 'all' }), container('b', { backfill: 'all' })], 3);
  expect(filled).toHaveLength(1);
});
