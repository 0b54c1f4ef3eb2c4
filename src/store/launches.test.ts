import { describe, expect, test } from 'vitest';
import { addCard, c, commandBy, headline, k, settings, takeOff } from '../../test/house/arranging.ts';
import { actMaker, aStore } from '../../test/house/stores.ts';
import { tickingClock } from '../../test/house/clocks.ts';
import { idOf } from '../../test/house/stories.ts';
import type { StandingContainer } from '../story/arrangement.ts';
import type { FrontAct } from '../story/front-commands.ts';
import { boardRevision, doCommand } from './arranging.ts';
import { changesAfter } from './changes.ts';
import { everyFact } from './everything.ts';
import {
  addLaunch,
  asArranged,
  dueLaunches,
  endLaunch,
  goLive,
  plannedLaunches,
  readFrontAt,
  readLaunch,
  readLive,
  readLiveFront,
  returnLaunch,
  type Thing,
} from './launches.ts';
import type { Store } from './open-store.ts';

const front = (id: string): Thing => ({ kind: 'front', id });
const container = (number: number): Thing => ({ kind: 'container', id: c(number) });
const all = [front('uk'), container(1), container(2)];

/** Two fronts that share a container: `uk` has 1 and 2, `international` has 2 and 3; card 1 stands in the first. */
async function aDesk() {
  const store = await aStore();
  const act = actMaker(tickingClock());
  let given = 0;
  const give = (what: FrontAct) =>
    store.write(async (tx) => {
      given += 1;
      return doCommand(tx, { ...commandBy('ada', await boardRevision(tx), what), id: `command-${given}` });
    });
  const begin = (id: string, numbers: number[]): FrontAct => {
    return {
      act: 'begin-front',
      front: id,
      containers: numbers.map((number) => ({ ...settings(), id: c(number), cards: [] })),
    };
  };
  await give(begin('uk', [1, 2]));
  await give(begin('international', [3]));
  await give({ act: 'place-container', front: 'international', container: c(2), after: null });
  await give(addCard(1));
  const launch = (things: readonly Thing[], more: { on?: number; id?: string; until?: string } = {}) =>
    store.write(async (tx) => {
      const [done, id] = [act('launch'), more.id ?? `launch-${given}`];
      const items = await asArranged(tx, things, more.on ?? (await boardRevision(tx)));
      await addLaunch(tx, { id, at: null, until: more.until ?? null, zone: null, items }, done);
      await goLive(tx, id, done);
      given += 1;
      return done.at;
    });
  return { store, act, give, launch, touched: () => touchedIn(store) };
}

async function touchedIn(store: Store): Promise<(readonly string[])[]> {
  return (await changesAfter(store.reader, 0, 99)).map(({ facts }) => facts);
}

/** Numbers of the stories on a front, container by container. */
function stories(containers: readonly StandingContainer[] | null): number[][] | null {
  const numbers = new Map([1, 2, 3, 7, 8].map((number) => [idOf(number), number]));
  const story = ({ content }: StandingContainer['cards'][number]) =>
    content.is === 'story' ? numbers.get(content.id) : 0;
  return containers?.map(({ cards }) => cards.map((card) => story(card) ?? 0)) ?? null;
}

describe('a launch', () => {
  test('gives readers containers and fronts as they are arranged, and touches the fronts that show them', async () => {
    const { store, launch, give, touched } = await aDesk();
    expect(await readLiveFront(store.reader, 'uk')).toBeNull();
    await launch(all);
    await launch([front('international'), container(3)]);
    await give(addCard(7, { container: c(2) }));
    expect(stories(await readLiveFront(store.reader, 'uk'))).toEqual([[1], []]);
    await launch([container(2)]);
    expect(stories(await readLiveFront(store.reader, 'uk'))).toEqual([[1], [7]]);
    expect(stories(await readLiveFront(store.reader, 'international'))).toEqual([[7], []]);
    expect(await touched()).toEqual([['front/uk'], ['front/international'], ['front/international', 'front/uk']]);
    expect(await Array.fromAsync(everyFact(store.reader))).toEqual(
      expect.arrayContaining(['front/uk', 'front/international']),
    );
  });

  test('is refused, and does nothing, when something was changed after it was seen', async () => {
    const { store, launch, give, touched } = await aDesk();
    const on = await boardRevision(store.reader);
    await give(headline(1, 'Ben’s'));
    await expect(launch(all, { on })).rejects.toMatchObject({ code: 'changed-since', status: 409 });
    expect(await readLiveFront(store.reader, 'uk')).toBeNull();
    expect(await touched()).toEqual([]);
  });

  test('is refused when it would leave a hole, or be seen nowhere', async () => {
    const { store, launch } = await aDesk();
    await expect(launch([front('uk'), container(1)])).rejects.toMatchObject({ code: 'container-not-launched' });
    await expect(launch([container(1)])).rejects.toMatchObject({ code: 'on-no-front', status: 422 });
    await expect(launch([container(9)])).rejects.toMatchObject({ code: 'no-such-thing', status: 404 });
    expect(await readLive(store.reader, container(1))).toBeNull();
  });

  test('is done once', async () => {
    const { store, act, launch } = await aDesk();
    await launch(all, { id: 'first' });
    await expect(store.write((tx) => goLive(tx, 'first', act()))).rejects.toMatchObject({
      code: 'not-planned',
      status: 409,
    });
    await expect(store.write((tx) => goLive(tx, 'none', act()))).rejects.toMatchObject({ status: 404 });
  });

  test('gives what was approved, whatever is done to the draft until its time', async () => {
    const { store, act, give } = await aDesk();
    const times = { at: '2026-12-01T06:00:00Z', until: '2026-12-01T09:00:00Z', zone: 'UTC' };
    await store.write(async (tx) =>
      addLaunch(tx, { id: 'later', ...times, items: await asArranged(tx, all, 99) }, act()),
    );
    await give(takeOff(1));
    expect(await plannedLaunches(store.reader)).toMatchObject([{ id: 'later', ...times, state: { is: 'planned' } }]);
    expect(await dueLaunches(store.reader, '2026-12-01T05:59:59Z')).toEqual({ begin: [], end: [] });
    expect(await dueLaunches(store.reader, '2026-12-01T06:00:00Z')).toEqual({ begin: ['later'], end: [] });
    await store.write((tx) => goLive(tx, 'later', act()));
    expect(stories(await readLiveFront(store.reader, 'uk'))).toEqual([[1], []]);
    expect(await dueLaunches(store.reader, '2026-12-01T09:00:00Z')).toEqual({ begin: [], end: ['later'] });
  });

  test('that failed says why', async () => {
    const { store, act } = await aDesk();
    await store.write(async (tx) => addLaunch(tx, { id: 'no', at: null, until: null, zone: null, items: [] }, act()));
    const state = { is: 'failed', at: '2026-12-01T06:00:00Z', by: 'system', why: 'It would leave a hole.' } as const;
    await store.write((tx) => endLaunch(tx, 'no', state));
    expect(await readLaunch(store.reader, 'no')).toMatchObject({ state, things: [] });
  });
});

describe('at its end', () => {
  test('what was launched until then returns to what stood before', async () => {
    const { store, act, give, launch, touched } = await aDesk();
    await launch(all);
    await give(addCard(7));
    await launch([container(1)], { id: 'election', until: '2026-12-01T09:00:00Z' });
    const end = await store.write((tx) => returnLaunch(tx, { id: 'election', as: 'back' }, act()));
    expect(end).toEqual({ returned: [container(1)], stayed: [] });
    expect(stories(await readLiveFront(store.reader, 'uk'))).toEqual([[1], []]);
    expect(await readLaunch(store.reader, 'election')).toMatchObject({ state: { is: 'returned' } });
    expect((await touched()).at(-1)).toEqual(['front/uk']);
  });

  test('what somebody launched since stays', async () => {
    const { store, act, give, launch } = await aDesk();
    await launch(all);
    await launch([container(1), container(2)], { id: 'election', until: '2026-12-01T09:00:00Z' });
    await give(addCard(8));
    await launch([container(1)]);
    const end = await store.write((tx) => returnLaunch(tx, { id: 'election', as: 'back' }, act()));
    expect(end).toEqual({ returned: [container(2)], stayed: [container(1)] });
    expect(stories(await readLiveFront(store.reader, 'uk'))).toEqual([[8, 1], []]);
  });

  test('a front that was filled by itself before is filled by itself again', async () => {
    const { store, act, launch } = await aDesk();
    await launch(all, { id: 'election', until: '2026-12-01T09:00:00Z' });
    await store.write((tx) => returnLaunch(tx, { id: 'election', as: 'back' }, act()));
    expect(await readLiveFront(store.reader, 'uk')).toBeNull();
  });
});

test('a front can be looked at as it was at any moment', async () => {
  const { store, act, give, launch } = await aDesk();
  const first = await launch(all);
  await give(addCard(7, { after: k(1) }));
  const second = await launch([container(1)], { id: 'second' });
  const ended = act();
  await store.write((tx) => returnLaunch(tx, { id: 'second', as: 'back' }, ended));
  const at = async (moment: string) => stories(await readFrontAt(store.reader, 'uk', moment));
  expect(await at('2020-01-01T00:00:00Z')).toBeNull();
  expect([await at(first), await at(second), await at(ended.at)]).toEqual([
    [[1], []],
    [[1, 7], []],
    [[1], []],
  ]);
});
