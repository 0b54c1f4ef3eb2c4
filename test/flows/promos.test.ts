import { describe, expect, test } from 'vitest';
import { beginFront, giveCommand, settle, takeBack } from '../../src/newsroom/fronts/give-command.ts';
import { launchNow } from '../../src/newsroom/fronts/launch.ts';
import { checkShelf } from '../../src/press/check.ts';
import { boardRevision, openConflicts } from '../../src/store/arranging.ts';
import { readDraft } from '../../src/store/launches.ts';
import type { ArrangedContainer, ArrangedFront } from '../../src/story/arranged.ts';
import type { FrontAct } from '../../src/story/front-commands.ts';
import type { Person } from '../../src/story/person.ts';
import type { PressReceipt } from '../../src/story/receipt.ts';
import { k } from '../house/arranging.ts';
import { aHouse, type House } from '../house/houses.ts';
import { aNewsroomApp } from '../house/newsroom-apps.ts';
import { everything, standing } from '../house/shelves.ts';
import { aStory, idOf } from '../house/stories.ts';

// Editors' picks that stand on every story of an edition: arranged and launched as fronts are.

const ada: Person = { id: 'p1', name: 'Ada Reed', role: 'editor' };
const ben: Person = { id: 'p2', name: 'Ben Hale', role: 'sub-editor' };
const FRONT = 'promos/uk';
const INCLUDE = '/_/include/uk/promos';
let given = 0;

async function give(house: House, act: FrontAct, { by = ada, on }: { by?: Person; on?: number } = {}) {
  const made = on ?? (await boardRevision(house.store.reader));
  return giveCommand(house.rooms, { id: `promo-${(given += 1)}`, hand: by.name, on: made, do: act }, by);
}

async function theContainer(house: House): Promise<ArrangedContainer> {
  const front = (await readDraft(house.store.reader, { kind: 'front', id: FRONT })) as ArrangedFront;
  return (await readDraft(house.store.reader, {
    kind: 'container',
    id: front.containers[0] ?? '',
  })) as ArrangedContainer;
}

async function pick(house: House, number: number, headline?: string): Promise<FrontAct> {
  const { id: container } = await theContainer(house);
  const overrides = headline === undefined ? {} : { headline: { value: headline, against: 1 } };
  const content = { is: 'story', id: idOf(number) } as const;
  return { act: 'add-card', container, card: k(number), content, overrides, list: 'standard', after: null };
}

async function launch(house: House): Promise<PressReceipt> {
  const things = [
    { kind: 'front', id: FRONT } as const,
    { kind: 'container', id: (await theContainer(house)).id } as const,
  ];
  return (await launchNow(house.rooms, { things, on: await boardRevision(house.store.reader), until: null }, ada))
    .press;
}

/** A house of three stories, one of them of 2012, with that and another as promos of the UK edition, in draft. */
async function aHouseOfPromos(): Promise<House> {
  const house = await aHouse();
  for (const number of [1, 2, 3])
    await house.publish({
      story: aStory({ id: idOf(number), headline: `Story ${number}`, urlSlug: `s-${number}` }),
      ...(number === 1 && {
        stated: { firstPublishedAt: '2012-07-24T16:32:00Z', lastUpdatedAt: '2012-07-24T16:32:00Z' },
      }),
    });
  await beginFront(house.rooms, { front: FRONT, hand: 'screen' }, ada);
  await give(house, await pick(house, 2));
  await give(house, await pick(house, 1, 'Twenty twelve, as it was'));
  return house;
}

const lines = async (house: House, include = INCLUDE): Promise<string[]> =>
  [...((await standing(house.shelf, include)) ?? '').matchAll(/<a href="[^"]*">([^<]*)<\/a>/g)].map(
    ([, text]) => text ?? '',
  );

describe('promos', () => {
  test('stand nowhere until they are launched, and then on every story, of any age, by one include', async () => {
    const house = await aHouseOfPromos();
    const words = async () =>
      [...(await everything(house.shelf))].filter(([, text]) => text?.includes('Twenty twelve'));
    expect(await words()).toEqual([]);
    const { pressed } = await launch(house);
    expect(pressed.map(({ path }) => path)).toEqual([INCLUDE]);
    expect((await words()).map(([path]) => path)).toEqual([INCLUDE]);
    expect(await lines(house)).toEqual(['Twenty twelve, as it was', 'Story 2']);
    expect(await standing(house.shelf, INCLUDE)).toContain('Editors’ picks');
    for (const number of [1, 2, 3])
      expect(await standing(house.shelf, `/news/${idOf(number)}/s-${number}`)).toContain(`virtual="${INCLUDE}"`);
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  test('are each edition’s own, in its language', async () => {
    const house = await aHouseOfPromos();
    await launch(house);
    for (const edition of ['international', 'arabic'])
      expect(await lines(house, `/_/include/${edition}/promos`)).toEqual([]);
    await expect(beginFront(house.rooms, { front: 'promos/moon', hand: 'x' }, ada)).rejects.toMatchObject({
      status: 404,
    });
  });

  test('go with their story, and return to its own words when it is corrected', async () => {
    const house = await aHouseOfPromos();
    await launch(house);
    await house.kill(idOf(2));
    expect(await lines(house)).toEqual(['Twenty twelve, as it was']);
    const story = aStory({ id: idOf(1), headline: 'Story 1 put right', urlSlug: 's-1' });
    await house.publish({ story, change: 'correction', note: 'It was July.' });
    expect(await lines(house)).toEqual(['Story 1 put right']);
  });

  test('do not stand on a story without automatic links', async () => {
    const house = await aHouseOfPromos();
    await launch(house);
    await house.publish({ story: aStory({ id: idOf(9), urlSlug: 'trial', noAutomaticLinks: true }) });
    expect(await standing(house.shelf, `/news/${idOf(9)}/trial`)).not.toContain('promos');
  });

  test('merge where two hands pick different stories, ask where both write on one, and are taken back', async () => {
    const house = await aHouseOfPromos();
    const on = await boardRevision(house.store.reader);
    const { id: container } = await theContainer(house);
    const write = (value: string): FrontAct => ({
      ...{ act: 'override', container, card: k(1), field: 'headline' },
      set: { value, against: 1 },
    });
    await give(house, write('Ada’s'), { on });
    expect((await give(house, { ...(await pick(house, 3)), after: k(2) } as FrontAct, { on, by: ben })).is).toBe(
      'done',
    );
    expect((await give(house, write('Ben’s'), { on, by: ben })).is).toBe('conflict');
    const [choice] = await openConflicts(house.store.reader, ben.id);
    await settle(house.rooms, { id: choice?.id ?? '', again: null }, ben);
    await takeBack(house.rooms, { hand: 'screen', again: false }, ada);
    await launch(house);
    expect(await lines(house)).toEqual(['Twenty twelve, as it was', 'Story 2', 'Story 3']);
  });

  test('are listed beside the fronts, and are looked at on the newest story, as arranged and as they were', async () => {
    const house = await aHouseOfPromos();
    const asked = await aNewsroomApp(house.rooms);
    const get = async (url: string) => asked('reporter', { method: 'GET', url });
    const { promos } = (await get('/api/fronts')).json();
    expect(promos[0]).toEqual({ id: FRONT, name: 'UK', path: null, isArranged: true, isLaunched: false });
    const { draft, containers } = (await get('/api/fronts/promos%2Fuk')).json();
    expect(draft.id).toBe(FRONT);
    expect(containers[0].places.map((place: { card: string | null }) => place.card)).toEqual([k(1), k(2)]);
    const look = async (at = '') => (await get(`/api/fronts/promos%2Fuk/page${at}`)).body;
    expect(await look()).toContain('<h1>Story 3</h1>');
    expect(await look()).toContain('Twenty twelve, as it was');
    expect(await standing(house.shelf, INCLUDE)).not.toContain('Twenty twelve');
    await launch(house);
    const launched = house.clock.now();
    await give(house, { act: 'take-off', container: containers[0].draft.id, card: k(1) });
    expect(await look()).not.toContain('Twenty twelve, as it was');
    expect(await look(`?at=${launched}`)).toContain('Twenty twelve, as it was');
    expect((await get('/api/fronts/promos%2Farabic/page')).statusCode).toBe(404);
  });
});
