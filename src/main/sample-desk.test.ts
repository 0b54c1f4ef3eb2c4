import { expect, test } from 'vitest';
import { aHouse } from '../../test/house/houses.ts';
import { makeDemoPeople } from '../newsroom/demo-people.ts';
import { sampleDrafts } from '../sample/drafts.ts';
import { sampleSections } from '../sample/sections.ts';
import { recordChange } from '../store/changes.ts';
import { countLanes, readDeskStory } from '../store/desk.ts';
import { changeWorkflow } from '../store/desk-state.ts';
import { storySchema } from '../story/story.ts';
import { handOutSample, putSampleOnDesk } from './sample-desk.ts';

async function aSampleDesk() {
  const house = await aHouse();
  const now = house.clock.now();
  await house.store.write(async (tx) => {
    await recordChange(tx, { ...house.act('set-up'), by: 'sample', storyId: null, facts: [] });
    await putSampleOnDesk(tx, now);
  });
  await makeDemoPeople(house.rooms);
  return { house, now };
}

test('the sample’s desk has stories in every stage, one held, one spiked, one overdue, and one that reads from the right', async () => {
  const { house, now } = await aSampleDesk();
  const { reader } = house.store;
  expect(await countLanes(reader, {})).toMatchObject({ writing: 3, desk: 1, subs: 2, ready: 1, held: 1, spiked: 1 });
  expect((await countLanes(reader, { dueBefore: now })).open).toBe(1);
  expect((await countLanes(reader, { lang: 'ar' })).open).toBe(1);
});

test('each of the sample’s drafts is a story, filed where the sample has a section', () => {
  const sections = sampleSections.map(({ slug }) => slug);
  for (const { story } of sampleDrafts) expect(sections).toContain(storySchema.parse(story).section);
  expect(new Set(sampleDrafts.map(({ story }) => story.id)).size).toBe(sampleDrafts.length);
});

test('the people of the demonstration get their stories, and what somebody has touched stays as it is', async () => {
  const { house } = await aSampleDesk();
  const { store } = house;
  const [first, second] = sampleDrafts.filter((one) => one.with !== null);
  const who = { at: house.clock.now(), by: 'p2222222222' };
  await store.write((tx) => changeWorkflow(tx, second?.story.id ?? '', { deadline: null, who }));
  await handOutSample(house.rooms);
  const given = await readDeskStory(store.reader, first?.story.id ?? '');
  expect(given).toMatchObject({ touched: { by: 'sample' } });
  expect(given?.assignee).not.toBeNull();
  expect((await readDeskStory(store.reader, second?.story.id ?? ''))?.assignee).toBeNull();
});
