import { describe, expect, it } from 'vitest';
import { tickingClock } from '../../test/house/clocks.ts';
import { actMaker, actsOn, aStore } from '../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../test/house/stories.ts';
import { facts } from '../story/facts.ts';
import { type ChangeKind, changeKinds } from '../story/version.ts';
import { changesAfter } from './changes.ts';
import { addVersion } from './public-acts.ts';
import { UNDATED } from '../story/lists.ts';
import { readPublished, readVersion, readVersions } from './versions.ts';

const ID = idOf(1);

async function aDesk(start?: string) {
  const store = await aStore();
  const clock = tickingClock(start);
  return { store, clock, ...actsOn(store, actMaker(clock)), now: () => readPublished(store.reader, ID) };
}

describe('the first version', () => {
  it('takes its dates from the act', async () => {
    const { publish, now } = await aDesk('2026-11-23T09:00:00Z');
    await publish({ story: aStory() });
    const at = '2026-11-23T09:00:00Z';
    expect(await now()).toEqual({
      story: aStory(),
      state: { is: 'live' },
      version: 1,
      change: 'first',
      firstPublishedAt: at,
      lastUpdatedAt: at,
      sortAt: at,
    });
  });

  it.each([
    [{ firstPublishedAt: '2007-07-24T10:00:00Z', lastUpdatedAt: '2007-07-24T16:32:00Z' }, '2007-07-24T10:00:00Z'],
    [{ firstPublishedAt: null, lastUpdatedAt: '2007-07-24T16:32:00Z' }, '2007-07-24T16:32:00Z'],
    [{ firstPublishedAt: null, lastUpdatedAt: null }, UNDATED],
    [{ firstPublishedAt: '0001-01-01T00:00:00Z', lastUpdatedAt: '9999-12-31T23:59:59Z' }, '0001-01-01T00:00:00Z'],
  ])('of a story from elsewhere has the dates its source states, and invents none: %j', async (stated, sortAt) => {
    const { publish, now } = await aDesk('2026-11-23T09:00:00Z');
    await publish({ story: aStory(), stated });
    expect(await now()).toMatchObject({ ...stated, sortAt });
  });

  it.each(changeKinds.filter((change) => change !== 'first'))('is not a %s of anything', async (change) => {
    const { store, publish } = await aDesk();
    await expect(publish({ story: aStory(), change, note: 'x' })).rejects.toMatchObject({
      code: 'change-wrong',
      status: 409,
    });
    expect(await readVersions(store.reader, ID)).toEqual([]);
  });
});

describe('a later version', () => {
  const later = changeKinds.filter((change) => change !== 'first');

  it.each(later)('that is a %s moves "last updated" only when the journalism changed', async (change) => {
    const { publish, now, clock } = await aDesk('2026-11-23T09:00:00Z');
    await publish({ story: aStory() });
    clock.goTo('2026-11-24T12:00:00Z');
    await publish({ story: aStory({ body: [paragraph('Otherwise.')] }), change, note: 'Why.' });
    expect(await now()).toMatchObject({
      version: 2,
      change,
      firstPublishedAt: '2026-11-23T09:00:00Z',
      lastUpdatedAt: change === 'minor' ? '2026-11-23T09:00:00Z' : '2026-11-24T12:00:00Z',
      sortAt: '2026-11-23T09:00:00Z',
    });
  });

  it('keeps its place in lists, and an unknown first publication stays unknown', async () => {
    const { publish, now } = await aDesk();
    await publish({ story: aStory(), stated: { firstPublishedAt: null, lastUpdatedAt: null } });
    const before = await now();
    await publish({ story: aStory(), change: 'minor' });
    expect(await now()).toMatchObject({ firstPublishedAt: null, lastUpdatedAt: null, sortAt: before?.sortAt });
    await publish({ story: aStory(), change: 'update', note: 'More.' });
    expect((await now())?.firstPublishedAt).toBeNull();
    expect((await now())?.lastUpdatedAt).not.toBeNull();
  });

  it('is numbered on from the one before; every one stays as it was', async () => {
    const { store, publish } = await aDesk();
    const told = ['One', 'Two', 'Three'].map((headline) => aStory({ headline }));
    await publish({ story: told[0]! });
    await publish({ story: told[1]!, change: 'correction', note: 'The number was wrong.' });
    await publish({ story: told[2]!, change: 'minor', note: 'never shown' });
    expect(
      (await readVersions(store.reader, ID)).map(({ number, change, note, headline }) => [
        number,
        change,
        note,
        headline,
      ]),
    ).toEqual([
      [1, 'first', null, 'One'],
      [2, 'correction', 'The number was wrong.', 'Two'],
      [3, 'minor', null, 'Three'],
    ]);
    for (const [at, story] of told.entries())
      expect((await readVersion(store.reader, ID, at + 1))?.story).toEqual(story);
    expect(await readVersion(store.reader, ID, 4)).toBeNull();
    expect(await readVersion(store.reader, ID, 0)).toBeNull();
  });

  it('is not a first', async () => {
    const { store, publish } = await aDesk();
    await publish({ story: aStory() });
    await expect(publish({ story: aStory() })).rejects.toMatchObject({ code: 'change-wrong' });
    expect(await readVersions(store.reader, ID)).toHaveLength(1);
  });

  it.each(['correction', 'clarification', 'retraction'] as ChangeKind[])(
    'touches the corrections when it is a %s',
    async (change) => {
      const { store, publish } = await aDesk();
      await publish({ story: aStory() });
      await publish({ story: aStory(), change, note: 'x' });
      const [, second] = await changesAfter(store.reader, 0, 9);
      expect(second?.facts).toContain(facts.corrections('uk'));
    },
  );

  it.each(['update', 'minor'] as ChangeKind[])('leaves the corrections alone when it is an %s', async (change) => {
    const { store, publish } = await aDesk();
    await publish({ story: aStory() });
    await publish({ story: aStory(), change, note: 'x' });
    const [, second] = await changesAfter(store.reader, 0, 9);
    expect(second?.facts).not.toContain(facts.corrections('uk'));
  });
});

describe('the end of a story', () => {
  it('withdrawn may come back, with its versions and its first date', async () => {
    const { store, publish, withdraw, now } = await aDesk('2026-11-23T09:00:00Z');
    await publish({ story: aStory() });
    await withdraw(ID);
    expect((await now())?.state).toEqual({ is: 'withdrawn', at: '2026-11-23T09:00:01Z' });
    await publish({ story: aStory(), change: 'update', note: 'It stands again.' });
    expect(await now()).toMatchObject({ state: { is: 'live' }, version: 2, firstPublishedAt: '2026-11-23T09:00:00Z' });
    expect(await readVersions(store.reader, ID)).toHaveLength(2);
  });

  it('killed never does', async () => {
    const { publish, kill, withdraw, now } = await aDesk('2026-11-23T09:00:00Z');
    await publish({ story: aStory() });
    await kill(ID, 'It was not true.');
    const state = { is: 'killed', at: '2026-11-23T09:00:01Z', reason: 'It was not true.' };
    expect((await now())?.state).toEqual(state);
    await expect(publish({ story: aStory(), change: 'update', note: 'x' })).rejects.toMatchObject({
      code: 'story-killed',
      status: 409,
    });
    await expect(withdraw(ID)).rejects.toMatchObject({ code: 'already-gone', status: 409 });
    await expect(kill(ID)).rejects.toMatchObject({ code: 'already-gone' });
    expect((await now())?.state).toEqual(state);
  });

  it('withdrawn may be killed, and not withdrawn twice', async () => {
    const { publish, kill, withdraw, now } = await aDesk();
    await publish({ story: aStory() });
    await withdraw(ID);
    await expect(withdraw(ID)).rejects.toMatchObject({ code: 'already-gone' });
    await kill(ID);
    expect((await now())?.state.is).toBe('killed');
  });

  it('needs a story that readers had', async () => {
    const { kill, withdraw } = await aDesk();
    await expect(kill(ID)).rejects.toMatchObject({ code: 'never-published', status: 409 });
    await expect(withdraw(ID)).rejects.toMatchObject({ code: 'never-published' });
  });
});

describe('suppressing a version', () => {
  it('leaves a tombstone: number, date and reason, and no words', async () => {
    const { store, publish, suppress } = await aDesk('2026-11-23T09:00:00Z');
    await publish({ story: aStory({ headline: 'A name' }) });
    await publish({ story: aStory({ headline: 'No name' }), change: 'correction', note: 'We named somebody.' });
    await suppress(ID, 1, 'It named a child.');
    expect(await readVersion(store.reader, ID, 1)).toEqual({
      storyId: ID,
      number: 1,
      change: 'first',
      note: null,
      publishedAt: '2026-11-23T09:00:00Z',
      headline: '',
      suppressed: { at: '2026-11-23T09:00:02Z', reason: 'It named a child.' },
      story: null,
    });
    expect(JSON.stringify(await readVersions(store.reader, ID))).not.toContain('A name');
    const change = (await changesAfter(store.reader, 2, 1))[0];
    expect(change?.facts).toEqual([facts.story(ID, 'history'), facts.version(ID, 1)]);
  });

  it('takes its note from the corrections when it was one', async () => {
    const { store, publish, suppress } = await aDesk();
    await publish({ story: aStory() });
    for (const change of ['correction', 'minor'] as const) await publish({ story: aStory(), change, note: 'x' });
    await suppress(ID, 2);
    const change = (await changesAfter(store.reader, 3, 1))[0];
    expect(change?.facts).toContain(facts.corrections('uk'));
  });

  it('is refused for the current version, a version that is not there, and a second time', async () => {
    const { store, publish, suppress } = await aDesk();
    await publish({ story: aStory() });
    await expect(suppress(ID, 1)).rejects.toMatchObject({ code: 'version-current', status: 409 });
    for (const number of [0, -1, 3, 1.5]) {
      await expect(suppress(ID, number)).rejects.toMatchObject({ code: 'no-such-version', status: 404 });
    }
    await expect(suppress(idOf(2), 1)).rejects.toMatchObject({ code: 'no-such-version' });
    await publish({ story: aStory(), change: 'minor' });
    await suppress(ID, 1, 'The first reason.');
    await expect(suppress(ID, 1, 'Another.')).rejects.toMatchObject({ code: 'already-suppressed', status: 409 });
    expect((await readVersion(store.reader, ID, 1))?.suppressed?.reason).toBe('The first reason.');
  });
});

describe('each act', () => {
  it('leaves one change, in order, that says who, when and what', async () => {
    const { store, publish, withdraw, kill, suppress } = await aDesk('2026-11-23T09:00:00Z');
    await publish({ story: aStory() });
    await publish({ story: aStory(), change: 'minor' });
    await suppress(ID, 1);
    await withdraw(ID);
    await kill(ID);
    const changes = await changesAfter(store.reader, 0, 99);
    expect(changes.map(({ seq, at, by, act, storyId }) => [seq, at.slice(17), by, act, storyId])).toEqual([
      [1, '00Z', 'desk', 'publish', ID],
      [2, '01Z', 'desk', 'publish', ID],
      [3, '02Z', 'desk', 'suppress', ID],
      [4, '03Z', 'desk', 'withdraw', ID],
      [5, '04Z', 'desk', 'kill', ID],
    ]);
  });

  it('that is refused leaves nothing', async () => {
    const { store, publish, kill } = await aDesk();
    await publish({ story: aStory() });
    await kill(ID);
    const tables = ['versions', 'changes', 'listings'] as const;
    const count = async () =>
      (await Promise.all(tables.map((table) => store.reader.selectFrom(table).selectAll().execute()))).map(
        (rows) => rows.length,
      );
    const before = await count();
    await publish({ story: aStory(), change: 'minor' }).catch(() => {});
    await store
      .write((tx) => addVersion(tx, { story: aStory(), change: 'minor', note: null }, actMaker()()))
      .catch(() => {});
    expect(await count()).toEqual(before);
  });
});
