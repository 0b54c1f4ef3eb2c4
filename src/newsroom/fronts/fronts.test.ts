import { describe, expect, test } from 'vitest';
import { addCard, c, headline, k, settings } from '../../../test/house/arranging.ts';
import { aHouse, type House } from '../../../test/house/houses.ts';
import { aStory, idOf } from '../../../test/house/stories.ts';
import { searchAudit } from '../../store/audit.ts';
import { boardRevision, openConflicts } from '../../store/arranging.ts';
import { readDraft, readLaunch, readLiveFront } from '../../store/launches.ts';
import type { ArrangedContainer, ArrangedFront } from '../../story/arranged.ts';
import type { StandingContainer } from '../../story/arrangement.ts';
import type { FrontAct } from '../../story/front-commands.ts';
import type { Person } from '../../story/person.ts';
import { beginFront, giveCommand, settle, takeBack } from './give-command.ts';
import { frontView } from './views.ts';
import { cancelLaunch, launchNow, planLaunch } from './launch.ts';

const ada: Person = { id: 'p1', name: 'Ada Reed', role: 'editor' };
const ben: Person = { id: 'p2', name: 'Ben Hale', role: 'sub-editor' };
let given = 0;

async function give(house: House, act: FrontAct, said: { on?: number; by?: Person } = {}) {
  given += 1;
  const { on = await boardRevision(house.store.reader), by = ada } = said;
  return giveCommand(house.rooms, { id: `command-${given}`, hand: by.name, on, do: act }, by);
}

/** A front of one container with a card. */
async function aFront(): Promise<House> {
  const house = await aHouse();
  await give(house, { act: 'begin-front', front: 'uk', containers: [{ ...settings(), id: c(1), cards: [] }] });
  await give(house, addCard(1));
  return house;
}

async function headlineOf(house: House): Promise<string | undefined> {
  const container = (await readDraft(house.store.reader, { kind: 'container', id: c(1) })) as ArrangedContainer;
  return container.cards[k(1)]?.overrides.headline?.value;
}

/** How many questions the database is asked while a front is read. */
async function questions(house: House): Promise<number> {
  let count = 0;
  const counted = house.store.reader.withPlugin({
    transformQuery: ({ node }) => {
      count += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  await frontView(counted, 'uk', ada);
  return count;
}

const said = async (house: House): Promise<string[]> =>
  (await searchAudit(house.store.reader, { limit: 20 })).map(({ summary }) => summary);

describe('arranging', () => {
  test('begins with what readers see, once', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory() });
    for (const by of [ada, ben]) await beginFront(house.rooms, { front: 'uk', hand: by.name }, by);
    const front = (await readDraft(house.store.reader, { kind: 'front', id: 'uk' })) as ArrangedFront;
    const containers = await Promise.all(
      front.containers.map((id) => readDraft(house.store.reader, { kind: 'container', id })),
    );
    expect(containers.map((one) => one && 'title' in one && one.title)).toEqual([
      null,
      'Section world',
      'Section sport',
    ]);
    expect(await boardRevision(house.store.reader)).toBe(1);
    await expect(beginFront(house.rooms, { front: 'moon', hand: 'x' }, ada)).rejects.toMatchObject({ status: 404 });
  });

  test('costs no more questions to read with more stories on it', async () => {
    const house = await aFront();
    const numbers = [1, 2, 3, 4].map((number) => idOf(number));
    for (const id of numbers) await house.publish({ story: aStory({ id, headline: id }) });
    const put = (number: number) =>
      give(house, { ...addCard(number + 1), content: { is: 'story', id: idOf(number) } } as FrontAct);
    await put(1);
    const few = await questions(house);
    for (const number of [2, 3, 4]) await put(number);
    expect(await questions(house)).toBe(few);
  });

  test('leaves a record of who did what, and none of what changed nothing', async () => {
    const house = await aFront();
    await give(house, headline(1, 'Ada’s'));
    await give(house, headline(1, 'Ada’s'));
    expect((await said(house)).slice(0, 3)).toEqual([
      'Changed the headline of a card in “Top”',
      'Added a card to “Top”',
      'Started arranging the front uk',
    ]);
  });

  test('refuses what cannot be done, with the place and the remedy', async () => {
    const house = await aFront();
    const refused = give(house, addCard(2, { container: c(9) }));
    await expect(refused).rejects.toMatchObject({
      code: 'no-such-container',
      status: 422,
      problems: [{ where: c(9) }],
    });
    expect(await boardRevision(house.store.reader)).toBe(2);
  });
});

describe('taking back', () => {
  test('takes back one’s own, from the latest on, and does it again', async () => {
    const house = await aFront();
    await give(house, headline(1, 'One'));
    await give(house, headline(1, 'Two'));
    await give(house, addCard(2), { by: ben });
    const step = (again: boolean) => takeBack(house.rooms, { hand: 'screen', again }, ada);
    const seen: (string | undefined)[] = [];
    for (const again of [false, false, true, true]) {
      await step(again);
      seen.push(await headlineOf(house));
    }
    expect(seen).toEqual(['One', undefined, 'One', 'Two']);
    expect(await step(true)).toBeNull();
    expect(await takeBack(house.rooms, { hand: 'screen', again: false }, ben)).toMatchObject({ is: 'done' });
    expect(await takeBack(house.rooms, { hand: 'screen', again: false }, ben)).toBeNull();
  });
});

describe('where two wanted the same', () => {
  async function aChoice(): Promise<House> {
    const house = await aFront();
    const on = await boardRevision(house.store.reader);
    await give(house, headline(1, 'Ada’s'));
    expect(await give(house, headline(1, 'Ben’s'), { on, by: ben })).toMatchObject({ is: 'conflict' });
    return house;
  }
  const choiceOf = async (house: House): Promise<string> =>
    (await openConflicts(house.store.reader, ben.id))[0]?.id ?? '';

  test('the second gives theirs again, knowing', async () => {
    const house = await aChoice();
    const again = { id: 'again', hand: 'Ben Hale', on: await boardRevision(house.store.reader) };
    expect(await settle(house.rooms, { id: await choiceOf(house), again }, ben)).toMatchObject({ is: 'done' });
    expect(await headlineOf(house)).toBe('Ben’s');
    expect(await openConflicts(house.store.reader, ben.id)).toEqual([]);
  });

  test('under a name of its own, so that it is done and not only answered again', async () => {
    const house = await aChoice();
    const id = await choiceOf(house);
    const again = { id, hand: 'Ben Hale', on: await boardRevision(house.store.reader) };
    await expect(settle(house.rooms, { id, again }, ben)).rejects.toMatchObject({ code: 'same-command', status: 422 });
    expect(await choiceOf(house)).toBe(id);
  });

  test('or leaves it, and nobody else can choose for them, nor they twice', async () => {
    const house = await aChoice();
    const id = await choiceOf(house);
    await expect(settle(house.rooms, { id, again: null }, ada)).rejects.toMatchObject({ status: 404 });
    await settle(house.rooms, { id, again: null }, ben);
    expect(await headlineOf(house)).toBe('Ada’s');
    await expect(settle(house.rooms, { id, again: null }, ben)).rejects.toMatchObject({ code: 'settled', status: 409 });
  });
});

describe('a launch', () => {
  const things = [{ kind: 'front', id: 'uk' } as const, { kind: 'container', id: c(1) } as const];
  const SIX = { local: '2026-11-24T06:00', zone: 'Europe/London' };
  const wanted = async (house: House) => ({ things, on: await boardRevision(house.store.reader), until: null });

  test('at once is live when it answers, and on record', async () => {
    const house = await aFront();
    await house.publish({ story: aStory() });
    const { press, id } = await launchNow(house.rooms, await wanted(house), ada);
    expect(press.pressed.map(({ path }) => path)).toContain('/');
    expect((await readLiveFront(house.store.reader, 'uk'))?.map(standingStories)).toEqual([[idOf(1)]]);
    expect((await said(house))[0]).toBe('Launched the front uk, “Top”');
    expect(await readLaunch(house.store.reader, id)).toMatchObject({ state: { is: 'done', by: 'Ada Reed' } });
  });

  test('at a time waits for it, and can be cancelled', async () => {
    const house = await aFront();
    const id = await planLaunch(house.rooms, { ...(await wanted(house)), when: SIX }, ada);
    expect(await readLaunch(house.store.reader, id)).toMatchObject({
      at: '2026-11-24T06:00:00Z',
      state: { is: 'planned' },
    });
    await cancelLaunch(house.rooms, { id, why: 'The vote was moved.' }, ada);
    expect(await readLaunch(house.store.reader, id)).toMatchObject({
      state: { is: 'cancelled', why: 'The vote was moved.' },
    });
    await expect(cancelLaunch(house.rooms, { id, why: '' }, ada)).rejects.toMatchObject({ status: 409 });
  });

  test('that ends before it begins is refused', async () => {
    const house = await aFront();
    const until = { ...SIX, local: '2026-11-24T05:00' };
    const plan = planLaunch(house.rooms, { ...(await wanted(house)), when: SIX, until }, ada);
    await expect(plan).rejects.toMatchObject({ code: 'ends-before', status: 422 });
  });
});

function standingStories({ cards }: StandingContainer): string[] {
  return cards.flatMap(({ content }) => (content.is === 'story' ? [content.id] : []));
}
