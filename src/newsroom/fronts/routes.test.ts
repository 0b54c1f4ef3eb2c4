import { describe, expect, test } from 'vitest';
import { addCard, c, headline, k, settings, takeOff } from '../../../test/house/arranging.ts';
import { aHouse, type House } from '../../../test/house/houses.ts';
import { aNewsroomApp, aPerson } from '../../../test/house/newsroom-apps.ts';
import { standing } from '../../../test/house/shelves.ts';
import { aStory, idOf } from '../../../test/house/stories.ts';
import { addAccount } from '../../store/people.ts';
import type { FrontAct } from '../../story/front-commands.ts';
import type { Role } from '../../story/person.ts';
import { runDue } from '../run-due.ts';

/** Everything over HTTP, as screens ask it: a front of one container, with the card of story 1 in it. */
async function aDoor(house?: House) {
  const rooms = (house ?? (await aHouse())).rooms;
  const asked = await aNewsroomApp(rooms);
  const { person } = aPerson('editor');
  // What was planned goes live by the rights that its author has then.
  const account = { ...person, email: 'ada@paper.example', isDemo: false };
  await rooms.store.write((tx) => addAccount(tx, account, rooms.clock.now()));
  let given = 0;
  const ask = async (route: string, payload?: object, role: Role = 'editor') => {
    const [method = 'GET', url = '/'] = route.split(' ');
    const answer = await asked(role, { method: method, url, ...(payload && { payload }) });
    return { status: answer.statusCode, json: answer.json() };
  };
  const revision = async (): Promise<number> => (await ask('GET /api/front-commands?after=0')).json.revision;
  const give = async (act: FrontAct, said: { on?: number; hand?: string } = {}) => {
    given += 1;
    const { on = await revision(), hand = 'screen-1' } = said;
    return (await ask('POST /api/front-commands', { id: `command-${given}`, hand, on, do: act }, 'sub-editor')).json;
  };
  await give({ act: 'begin-front', front: 'uk', containers: [{ ...settings(), id: c(1), cards: [] }] });
  await give(addCard(1));
  return { ask, give, revision, rooms };
}

const things = [
  { kind: 'front', id: 'uk' },
  { kind: 'container', id: c(1) },
];

describe('a front over HTTP', () => {
  test('is read with what readers would find in its places, and with the stories that can be put there', async () => {
    const house = await aHouse();
    for (const number of [1, 2, 3])
      await house.publish({ story: aStory({ id: idOf(number), headline: `Story ${number}`, mainMedia: null }) });
    const { ask, give } = await aDoor(house);
    await give(addCard(9, { after: k(1) }));
    await give({
      act: 'set-container',
      container: c(1),
      field: 'backfill',
      value: { lists: ['edition/uk'], kinds: [] },
    });
    const [container] = (await ask('GET /api/fronts/uk')).json.containers;
    expect(container.places).toMatchObject([
      { card: null, story: idOf(3) },
      { card: k(1), story: idOf(1), headline: 'Story 1', thumb: null },
      { card: null, story: idOf(2) },
    ]);
    const found = async (query: string) => (await ask(`GET /api/front-stories?${query}`)).json.stories;
    expect((await found('text=Story')).map(({ id, fronts }: { id: string; fronts: string[] }) => [id, fronts])).toEqual(
      expect.arrayContaining([
        [idOf(1), ['uk']],
        [idOf(2), []],
      ]),
    );
    expect(await found('kind=opinion')).toEqual([]);
    expect((await ask('GET /api/fronts')).json.containers).toEqual([
      { id: c(1), title: 'Top', layout: 'lead', fronts: ['uk'] },
    ]);
    await give({ act: 'remove-container', front: 'uk', container: c(1) });
    expect((await found('text=Story')).every(({ fronts }: { fronts: string[] }) => fronts.length === 0)).toBe(true);
    expect((await ask('GET /api/fronts')).json.containers).toMatchObject([{ id: c(1), fronts: [] }]);
  });

  test('is read with what stands on it, what differs, and what one may take back', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory({ shortHeadline: 'The ferry is back' }) });
    const { ask, give } = await aDoor(house);
    await give(addCard(2, { after: k(1) }));
    const { json } = await ask('GET /api/fronts/uk');
    expect(json).toMatchObject({
      revision: 3,
      draft: { id: 'uk', containers: [c(1)] },
      live: null,
      difference: { added: [c(1)] },
      containers: [{ draft: { title: 'Top' }, live: null, fronts: ['uk'], slots: { missing: 0 } }],
      stories: [{ id: idOf(1), headline: 'The ferry is back', state: 'live', version: 1, corrected: null }],
      choices: [],
      undo: 3,
      redo: null,
    });
    expect((await ask('GET /api/fronts')).json.fronts[0]).toEqual({
      id: 'uk',
      name: 'UK',
      path: '/',
      isArranged: true,
      isLaunched: false,
    });
    expect(await ask('GET /api/fronts/international')).toMatchObject({ status: 404, json: { code: 'not-arranged' } });
  });

  test('begins with what readers see', async () => {
    const { ask } = await aDoor();
    expect(await ask('POST /api/fronts/international/beginning', { hand: 'screen-1' })).toMatchObject({
      status: 200,
      json: { revision: 3 },
    });
    expect((await ask('GET /api/fronts/international')).json.containers).not.toEqual([]);
  });

  test('tells who was in the way, and lets whoever came second choose', async () => {
    const { ask, give, revision } = await aDoor();
    const on = await revision();
    await give(headline(1, 'Ada’s', 0));
    const late = await give(headline(1, 'Ben’s', 0), { on, hand: 'screen-2' });
    expect(late).toMatchObject({
      is: 'conflict',
      choice: { code: 'card-touched', mine: headline(1, 'Ben’s', 0), theirs: [{ do: headline(1, 'Ada’s', 0) }] },
    });
    expect((await ask('GET /api/fronts/uk')).json.choices).toEqual([late.choice]);
    const again = { id: 'once-more', hand: 'screen-2', on: await revision() };
    expect(await ask(`POST /api/front-choices/${late.choice.id}`, { again })).toMatchObject({
      json: { outcome: { is: 'done' } },
    });
    expect((await ask('GET /api/fronts/uk')).json.choices).toEqual([]);
    expect(await ask(`POST /api/front-choices/${late.choice.id}`, { again: null })).toMatchObject({ status: 409 });
  });

  test('tells of every kind of command that was done', async () => {
    const { ask, give } = await aDoor();
    const backfill = { lists: ['section/world' as const], kinds: [] };
    const newest = { is: 'newest', list: 'section/world' } as const;
    await give({ act: 'set-container', container: c(1), field: 'backfill', value: backfill });
    await give({ ...addCard(2), content: newest } as FrontAct);
    await give(addCard(3, { list: `under/${k(1)}` }));
    const { status, json } = await ask('GET /api/front-commands?after=2');
    expect(status).toBe(200);
    expect(json.commands).toMatchObject([
      { do: { value: backfill } },
      { do: { content: newest } },
      { do: { list: `under/${k(1)}` } },
    ]);
    expect((await ask('GET /api/fronts/uk')).status).toBe(200);
  });

  test('shows others which card one has in hand, to those who may arrange', async () => {
    const { ask } = await aDoor();
    const held = { hand: 'screen-1', card: k(1) };
    expect((await ask('POST /api/front-holds', held, 'sub-editor')).status).toBe(200);
    expect((await ask('POST /api/front-holds', held, 'reporter')).status).toBe(403);
  });

  test('takes back and does again', async () => {
    const { ask, give } = await aDoor();
    await give(takeOff(1));
    const undo = (again: boolean) => ask('POST /api/front-commands/undo', { hand: 'screen-1', again });
    expect((await undo(false)).json).toEqual({ outcome: { is: 'done', revision: 4 } });
    expect((await undo(true)).json).toEqual({ outcome: { is: 'done', revision: 5 } });
    expect((await undo(true)).json).toEqual({ outcome: null });
    expect(
      (await ask('GET /api/front-commands?after=3')).json.commands.map((one: { undoes: number }) => one.undoes),
    ).toEqual([3, 4]);
  });

  test('refuses what cannot be done, and what is no command', async () => {
    const { ask, revision } = await aDoor();
    const send = async (act: object) =>
      ask('POST /api/front-commands', { id: 'command-x', hand: 'screen-1', on: await revision(), do: act });
    expect(await send(addCard(2, { container: c(9) }))).toMatchObject({
      status: 422,
      json: { code: 'no-such-container' },
    });
    expect(
      (await send({ ...addCard(2), content: { is: 'link', href: 'javascript:alert(1)', headline: 'No' } })).status,
    ).toBe(400);
    expect((await send({ act: 'sweep' })).status).toBe(400);
    expect(await send({ act: 'begin-front', front: 'section/nowhere', containers: [] })).toMatchObject({ status: 404 });
    // Words that every object of the language has.
    const place = { act: 'place-container', front: 'constructor', container: c(1), after: null };
    expect(await send(place)).toMatchObject({ status: 422, json: { code: 'no-such-front' } });
    expect((await send({ ...addCard(2), list: 'under/constructor' })).status).toBe(400);
    expect((await ask('GET /api/fronts/constructor')).status).toBe(404);
    expect((await ask('POST /api/fronts/constructor/beginning', { hand: 'screen-1' })).status).toBe(404);
  });
});

test('what somebody copies is on their clipboard on every device, the last first, and on nobody else’s', async () => {
  const { ask } = await aDoor();
  const clip = (number: number, name = `Card ${number}`) => ({
    ...{ id: k(number), name, cut: null, overrides: {} },
    content: { is: 'story', id: idOf(number) },
  });
  const names = async () => (await ask('GET /api/front-clips')).json.clips.map(({ name }: { name: string }) => name);
  for (let number = 1; number <= 13; number += 1) await ask('POST /api/front-clips', clip(number));
  expect((await names()).slice(0, 2)).toEqual(['Card 13', 'Card 12']);
  expect(await names()).toHaveLength(12);
  await ask('POST /api/front-clips', { ...clip(20), content: clip(5).content });
  expect((await names()).slice(0, 2)).toEqual(['Card 20', 'Card 13']);
  expect(await names()).not.toContain('Card 5');
  expect((await ask(`DELETE /api/front-clips/${k(20)}`)).json.clips[0].name).toBe('Card 13');
  expect(
    (await ask('POST /api/front-clips', { ...clip(21), content: { is: 'link', href: 'javascript:1', headline: 'x' } }))
      .status,
  ).toBe(400);
  expect((await ask('GET /api/front-clips', undefined, 'reporter')).status).toBe(403);
});

describe('launching over HTTP', () => {
  test('answers with where it is live, and needs an editor', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory() });
    const { ask, give, revision } = await aDoor(house);
    await give(headline(1, 'As the desk has it'));
    const body = { things, on: await revision() };
    expect((await ask('POST /api/launches', body, 'sub-editor')).status).toBe(403);
    const { status, json } = await ask('POST /api/launches', body);
    expect(status).toBe(200);
    expect(json.receipt.pressed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: '/', kind: 'front', result: 'written', why: ['front/uk'] }),
      ]),
    );
    expect(await standing(house.shelf, '/')).toContain('As the desk has it');
    expect(await ask('POST /api/launches', { things, on: 1 })).toMatchObject({
      status: 409,
      json: { code: 'changed-since' },
    });
    const at = house.clock.now();
    expect((await ask(`GET /api/fronts/uk/past?at=${at}`)).json.containers).toHaveLength(1);
    expect((await ask('GET /api/fronts/uk/past?at=2020-01-01T00:00:00Z')).json.containers).toBeNull();
  });

  test('at a time is kept by the server, goes live then, and returns at its end', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory() });
    const { ask, give, revision } = await aDoor(house);
    const before = await standing(house.shelf, '/');
    await give(headline(1, 'Election night'));
    const [when, until] = ['2026-11-24T06:00', '2026-11-24T09:00'].map((local) => ({ local, zone: 'UTC' }));
    const { json } = await ask('POST /api/launches', { things, on: await revision(), when, until });
    expect((await ask('GET /api/launches')).json.planned).toMatchObject([
      {
        id: json.id,
        at: '2026-11-24T06:00:00Z',
        until: '2026-11-24T09:00:00Z',
        things: expect.arrayContaining(things),
      },
    ]);
    house.clock.goTo('2026-11-24T05:59:59Z');
    expect(await runDue(house.rooms)).toEqual({ done: [], failed: [] });
    house.clock.goTo('2026-11-24T06:00:00Z');
    expect(await runDue(house.rooms)).toEqual({ done: [json.id], failed: [] });
    expect(await standing(house.shelf, '/')).toContain('Election night');
    house.clock.goTo('2026-11-24T09:00:00Z');
    expect(await runDue(house.rooms)).toEqual({ done: [json.id], failed: [] });
    expect(await standing(house.shelf, '/')).toBe(before);
    expect(await runDue(house.rooms)).toEqual({ done: [], failed: [] });
  });

  test('at a time can be cancelled', async () => {
    const { ask, revision } = await aDoor();
    const when = { local: '2026-11-24T06:00', zone: 'UTC' };
    const { json } = await ask('POST /api/launches', { things, on: await revision(), when });
    expect(await ask(`POST /api/launches/${json.id}/cancellation`, { why: 'Moved.' })).toMatchObject({
      status: 200,
      json: { planned: [] },
    });
  });

  test('that cannot be done at its time fails with the reason and holds up no other', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory() });
    const { ask, revision } = await aDoor(house);
    const plan = async (which: object[], local: string) =>
      (await ask('POST /api/launches', { things: which, on: await revision(), when: { local, zone: 'UTC' } })).json.id;
    const hole = await plan([{ kind: 'front', id: 'uk' }], '2026-11-24T06:00');
    const whole = await plan(things, '2026-11-24T06:01');
    house.clock.goTo('2026-11-24T06:01:00Z');
    expect(await runDue(house.rooms)).toEqual({ done: [whole], failed: [hole] });
    expect(await runDue(house.rooms)).toEqual({ done: [], failed: [] });
  });
});
