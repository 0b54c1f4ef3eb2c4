import { describe, expect, it } from 'vitest';
import { deskSorts } from '../story/desk.ts';
import { actsOn, aStore } from '../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../test/house/stories.ts';
import { countLanes, readDeskPage, readDeskStories, readDeskStory } from './desk.ts';
import { changeWorkflow, type WorkflowChange } from './desk-state.ts';
import { saveDraft } from './drafts.ts';
import type { Store } from './open-store.ts';
import { addRelease } from './releases.ts';

const who = { at: '2026-11-23T09:00:00Z', by: 'ada' };
const first = { sort: 'touched', after: null, limit: 50 } as const;

function deskOf(store: Store) {
  return {
    save: (said: Parameters<typeof aStory>[0] = {}, done = who) =>
      store.write((tx) => saveDraft(tx, aStory(said), done)),
    change: (id: string, change: WorkflowChange) => store.write((tx) => changeWorkflow(tx, id, { ...change, who })),
    ids: async (...filter: [Parameters<typeof readDeskPage>[1]]) =>
      (await readDeskPage(store.reader, ...filter, first)).stories.map(({ id }) => id),
  };
}

describe('a draft on the desk', () => {
  it('begins in writing, with what its revision says', async () => {
    const store = await aStore();
    const byline = [
      { person: 'Ada Reed', role: null, location: null },
      { person: 'Ben Wall', role: null, location: null },
    ];
    await deskOf(store).save({ byline, catchline: 'FERRY', body: [paragraph('Don’t count 1,200 twice.')] });
    expect(await readDeskStory(store.reader, idOf(1))).toEqual({
      id: idOf(1),
      headline: 'Ferry reaches the islands',
      catchline: 'FERRY',
      kind: 'report',
      lang: 'en-GB',
      dir: 'ltr',
      edition: 'uk',
      section: 'world',
      byline: 'Ada Reed, Ben Wall',
      words: 4,
      revision: 1,
      stage: { is: 'writing', since: who.at, by: 'ada' },
      hold: null,
      spiked: null,
      assignee: null,
      handed: null,
      deadline: null,
      embargoUntil: null,
      live: null,
      isAhead: true,
      followsUp: null,
      created: who,
      touched: who,
      scheduledAt: null,
    });
  });

  it('follows each revision and keeps who began it', async () => {
    const store = await aStore();
    const { save } = deskOf(store);
    await save();
    const later = { at: '2026-11-23T10:00:00Z', by: 'ben' };
    await save({ headline: 'Another', section: 'sport' }, later);
    expect(await readDeskStory(store.reader, idOf(1))).toMatchObject({
      headline: 'Another',
      section: 'sport',
      revision: 2,
      created: who,
      touched: later,
    });
  });

  it('is published when it went out as it stands, and back in writing with the next word', async () => {
    const store = await aStore();
    const { save } = deskOf(store);
    const { publish } = actsOn(store);
    await save();
    await publish({ story: aStory() });
    expect(await readDeskStory(store.reader, idOf(1))).toMatchObject({
      stage: { is: 'published' },
      live: { version: 1, state: 'live' },
      isAhead: false,
    });
    await save({ headline: 'Next' });
    expect(await readDeskStory(store.reader, idOf(1))).toMatchObject({
      stage: { is: 'writing', by: 'ada' },
      live: { version: 1, state: 'live' },
      isAhead: true,
    });
  });

  it('stays in its stage when an older state of it goes out', async () => {
    const store = await aStore();
    const { save, change } = deskOf(store);
    await save();
    await save({ headline: 'Newer' });
    await change(idOf(1), { stage: 'subs' });
    await actsOn(store).publish({ story: aStory() });
    expect(await readDeskStory(store.reader, idOf(1))).toMatchObject({
      stage: { is: 'subs' },
      live: { version: 1, state: 'live' },
      isAhead: true,
    });
  });

  it('comes back to the desk when it is withdrawn, and says when it was killed', async () => {
    const store = await aStore();
    const { save } = deskOf(store);
    const { publish, withdraw, kill } = actsOn(store);
    for (const id of [idOf(1), idOf(2)]) {
      await save({ id });
      await publish({ story: aStory({ id }) });
    }
    await withdraw(idOf(1));
    await kill(idOf(2));
    expect(await readDeskStory(store.reader, idOf(1))).toMatchObject({
      stage: { is: 'desk' },
      live: { state: 'withdrawn' },
    });
    expect(await readDeskStory(store.reader, idOf(2))).toMatchObject({
      stage: { is: 'killed', by: 'desk' },
      live: { version: 1, state: 'killed' },
    });
    expect(await countLanes(store.reader, {})).toMatchObject({ open: 1, desk: 1, published: 0, killed: 1, all: 2 });
  });

  it('stays killed whatever is typed in it afterwards, and counts in no other lane', async () => {
    const store = await aStore();
    const { save, change, ids } = deskOf(store);
    await save();
    await actsOn(store).publish({ story: aStory() });
    await save({ headline: 'In work again' });
    await change(idOf(1), { hold: { reason: 'Lawyers.' } });
    await actsOn(store).kill(idOf(1));
    await save({ headline: 'A late word' });
    expect(await readDeskStory(store.reader, idOf(1))).toMatchObject({ stage: { is: 'killed' }, hold: null });
    const { killed, all, ...others } = await countLanes(store.reader, {});
    expect([killed, all, Object.values(others).filter(Boolean)]).toEqual([1, 1, []]);
    expect([await ids({ lane: 'killed' }), await ids({ lane: 'open' })]).toEqual([[idOf(1)], []]);
  });

  it('that was killed before it had a draft is killed on the desk too', async () => {
    const store = await aStore();
    await actsOn(store).publish({ story: aStory() });
    await actsOn(store).kill(idOf(1));
    await deskOf(store).save();
    expect(await readDeskStory(store.reader, idOf(1))).toMatchObject({ stage: { is: 'killed' } });
  });

  it('that was published before it had a draft knows its version', async () => {
    const store = await aStore();
    await actsOn(store).publish({ story: aStory() });
    expect(await readDeskStory(store.reader, idOf(1))).toBeNull();
    await deskOf(store).save({ headline: 'Taken up' });
    expect(await readDeskStory(store.reader, idOf(1))).toMatchObject({ live: { version: 1, state: 'live' } });
  });
});

describe('where a story stands', () => {
  it('changes in one go and answers how it stood before', async () => {
    const store = await aStore();
    const { save, change } = deskOf(store);
    await save();
    const deadline = '2026-11-23T18:00:00Z';
    const before = await change(idOf(1), { stage: 'desk', assignee: 'ben', deadline, hold: { reason: 'Lawyers.' } });
    expect(before).toMatchObject({ stage: { is: 'writing' }, assignee: null, hold: null });
    expect(await readDeskStory(store.reader, idOf(1))).toMatchObject({
      stage: { is: 'desk', by: 'ada' },
      assignee: 'ben',
      deadline,
      hold: { reason: 'Lawyers.', ...who },
    });
    await change(idOf(1), { hold: null, spiked: { reason: 'Old.' }, deadline: null });
    expect(await readDeskStory(store.reader, idOf(1))).toMatchObject({
      assignee: 'ben',
      deadline: null,
      hold: null,
      spiked: { reason: 'Old.', ...who },
    });
  });

  it('of a story nobody began is refused', async () => {
    const { change } = deskOf(await aStore());
    await expect(change(idOf(1), { stage: 'desk' })).rejects.toMatchObject({ code: 'no-such-story', status: 404 });
  });
});

/** One story in each lane: 1 writing, 2 desk, 3 subs, 4 ready, 5 published, 6 held in subs, 7 spiked and held. */
async function aFullDesk() {
  const store = await aStore();
  const desk = deskOf(store);
  for (let number = 1; number <= 7; number += 1)
    await desk.save(
      { id: idOf(number), section: number % 2 ? 'world' : 'sport' },
      { ...who, at: `2026-11-23T09:00:0${number}Z` },
    );
  await desk.change(idOf(2), { stage: 'desk', assignee: 'ben' });
  await desk.change(idOf(3), { stage: 'subs', deadline: '2026-11-23T12:00:00Z' });
  await desk.change(idOf(4), { stage: 'ready', deadline: '2026-11-23T11:00:00Z' });
  await actsOn(store).publish({ story: aStory({ id: idOf(5) }) });
  await desk.change(idOf(6), { stage: 'subs', hold: { reason: 'Lawyers.' }, assignee: 'cat' });
  await desk.change(idOf(7), { hold: { reason: 'Old.' }, spiked: { reason: 'Old.' } });
  await store.write((tx) =>
    addRelease(
      tx,
      {
        id: 'r1',
        at: '2026-11-24T06:00:00Z',
        zone: 'UTC',
        items: [{ storyId: idOf(4), revision: 1, change: 'first', note: null }],
      },
      who,
    ),
  );
  return { store, ...desk };
}

describe('the desk', () => {
  it('shows each lane, and counts them all', async () => {
    const { store, ids } = await aFullDesk();
    const lanes = await countLanes(store.reader, { lane: 'subs' });
    expect(lanes).toEqual({
      open: 5,
      writing: 1,
      desk: 1,
      subs: 1,
      ready: 1,
      published: 1,
      held: 1,
      scheduled: 1,
      spiked: 1,
      killed: 0,
      undated: 0,
      all: 7,
    });
    expect(await ids({ lane: 'subs' })).toEqual([idOf(3)]);
    expect(await ids({ lane: 'held' })).toEqual([idOf(6)]);
    expect(await ids({ lane: 'spiked' })).toEqual([idOf(7)]);
    expect(await ids({ lane: 'scheduled' })).toEqual([idOf(4)]);
    expect((await ids({ lane: 'open' })).toSorted()).toEqual([1, 2, 3, 4, 6].map(idOf));
    expect(await readDeskStory(store.reader, idOf(4))).toMatchObject({ scheduledAt: '2026-11-24T06:00:00Z' });
  });

  it('filters by all it is asked for at once', async () => {
    const { store, ids } = await aFullDesk();
    expect((await ids({ section: 'sport', lane: 'open' })).toSorted()).toEqual([2, 4, 6].map(idOf));
    expect(await ids({ assignee: 'ben' })).toEqual([idOf(2)]);
    expect((await ids({ assignee: null, lane: 'open' })).toSorted()).toEqual([1, 3, 4].map(idOf));
    expect(await ids({ dueBefore: '2026-11-23T11:30:00Z' })).toEqual([idOf(4)]);
    expect(await ids({ public: 'live' })).toEqual([idOf(5)]);
    expect(await ids({ public: 'never', section: 'world', lane: 'open', assignee: null })).toHaveLength(2);
    expect(await ids({ lang: 'ar' })).toEqual([]);
    expect((await countLanes(store.reader, { section: 'sport' })).open).toBe(3);
  });

  it.each(deskSorts)('read page by page by %s shows each story once, in the order of one long page', async (sort) => {
    const { store } = await aFullDesk();
    const whole = await readDeskPage(store.reader, {}, { sort, after: null, limit: 50 });
    expect(whole.next).toBeNull();
    const ids: string[] = [];
    let after: typeof whole.next = null;
    do {
      const page: typeof whole = await readDeskPage(store.reader, {}, { sort, after, limit: 2 });
      ids.push(...page.stories.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(ids).toEqual(whole.stories.map(({ id }) => id));
    expect(new Set(ids).size).toBe(7);
  });

  it('sorts the soonest deadline first, and those without one last', async () => {
    const { store } = await aFullDesk();
    const { stories } = await readDeskPage(
      store.reader,
      { lane: 'open' },
      { sort: 'deadline', after: null, limit: 50 },
    );
    expect(stories.slice(0, 3).map(({ id }) => id)).toEqual([idOf(4), idOf(3), idOf(1)]);
  });

  it('keeps together what is alike, whoever was there first, the last touched first', async () => {
    const store = await aStore();
    const { save, change } = deskOf(store);
    const at = (hour: number) => ({ at: `2026-11-23T${String(hour).padStart(2, '0')}:00:00Z`, by: 'ada' });
    await save({ id: idOf(1), section: 'world' }, at(9));
    await save({ id: idOf(2), section: 'sport' }, at(10));
    await save({ id: idOf(3), section: 'world' }, at(11));
    await save({ id: idOf(4), section: 'sport' }, at(12));
    const ordered = async (sort: 'section' | 'stage' | 'assignee') =>
      (await readDeskPage(store.reader, {}, { sort, after: null, limit: 50 })).stories.map(({ id }) => id);
    expect(await ordered('section')).toEqual([4, 2, 3, 1].map(idOf));
    await change(idOf(1), { stage: 'ready' });
    await change(idOf(3), { stage: 'subs', assignee: 'ada' });
    expect(await ordered('stage')).toEqual([1, 3, 4, 2].map(idOf));
    expect((await ordered('assignee'))[0]).toBe(idOf(3));
  });

  it('reads some stories by their ids', async () => {
    const { store } = await aFullDesk();
    const stories = await readDeskStories(store.reader, [idOf(2), idOf(99), idOf(3)]);
    expect(stories.map(({ id }) => id).toSorted()).toEqual([idOf(2), idOf(3)]);
    expect(await readDeskStories(store.reader, [])).toEqual([]);
  });
});
