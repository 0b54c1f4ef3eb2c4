import { describe, expect, test } from 'vitest';
import { giveCommand } from '../../src/newsroom/fronts/give-command.ts';
import { launchNow } from '../../src/newsroom/fronts/launch.ts';
import { checkShelf } from '../../src/press/check.ts';
import type { PressReceipt } from '../../src/story/receipt.ts';
import { catchUp } from '../../src/press/press.ts';
import { whyPage } from '../../src/press/why.ts';
import { boardRevision } from '../../src/store/arranging.ts';
import type { FrontAct } from '../../src/story/front-commands.ts';
import type { Person } from '../../src/story/person.ts';
import { addCard, c, headline, k, settings, takeOff } from '../house/arranging.ts';
import { aHouse, type House } from '../house/houses.ts';
import { everything, failingShelf, standing } from '../house/shelves.ts';
import { aStory, idOf } from '../house/stories.ts';

// What editors arrange and launch, as readers get it, with the real store, site and press.

const ada: Person = { id: 'p1', name: 'Ada Reed', role: 'editor' };
const SECRET = 'Minister to resign tonight';
let given = 0;

async function arrange(house: House, ...acts: FrontAct[]): Promise<void> {
  for (const act of acts) {
    given += 1;
    const on = await boardRevision(house.store.reader);
    const outcome = await giveCommand(house.rooms, { id: `command-${given}`, hand: 'screen', on, do: act }, ada);
    expect(outcome.is).toBe('done');
  }
}

async function launch(house: House, ...things: ('front' | 'container')[]): Promise<PressReceipt> {
  const on = await boardRevision(house.store.reader);
  const named = things.map((kind) => ({ kind, id: kind === 'front' ? 'uk' : c(1) }));
  return (await launchNow(house.rooms, { things: named, on, until: null }, ada)).press;
}

/** A house with stories 1 and 2 live and 3 written by nobody yet, and a launched front on which all three stand. */
async function aLaunchedFront(): Promise<House> {
  const house = await aHouse();
  for (const number of [1, 2])
    await house.publish({ story: aStory({ id: idOf(number), urlSlug: `s-${number}`, headline: `Story ${number}` }) });
  const containers = [{ ...settings(), id: c(1), cards: [] }];
  await arrange(house, { act: 'begin-front', front: 'uk', containers }, addCard(2), addCard(1), addCard(3));
  await arrange(house, headline(3, SECRET, 0), headline(2, 'Two, as the desk has it'));
  return house;
}

const written = ({ pressed }: PressReceipt): string[] =>
  pressed
    .filter(({ result }) => result === 'written')
    .map(({ path }) => path)
    .toSorted();

/** Where these words stand, over the whole shelf. */
async function placesOf(house: House, words: string): Promise<string[]> {
  const all = await everything(house.shelf);
  return [...all].filter(([, text]) => text?.includes(words)).map(([path]) => path);
}

describe('a front', () => {
  test('stays as it is while it is arranged, and is as it was arranged once it is launched', async () => {
    const house = await aLaunchedFront();
    const before = await everything(house.shelf);
    await arrange(house, addCard(9), { act: 'set-container', container: c(1), field: 'title', value: 'Today' });
    expect(await everything(house.shelf)).toEqual(before);
    expect(written(await launch(house, 'front', 'container'))).toEqual(['/', '/_/include/uk/top-stories', '/lite']);
    const front = (await standing(house.shelf, '/')) ?? '';
    expect(front.indexOf('Story 1')).toBeLessThan(front.indexOf('Two, as the desk has it'));
    expect(front).toContain('Today');
    expect(front).not.toContain('Story 2');
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  test('is live with the next press when the one of its launch was cut off', async () => {
    const house = await aLaunchedFront();
    const put = (): void => {
      throw new Error('The power went.');
    };
    const broken = { ...house, rooms: { ...house.rooms, shelf: failingShelf(house.shelf, { put }) } };
    await launch(broken, 'front', 'container').catch(() => {});
    expect(await standing(house.shelf, '/')).not.toContain('Two, as the desk has it');
    await catchUp(house.rooms);
    expect(await standing(house.shelf, '/')).toContain('Two, as the desk has it');
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  test('says nothing of a story that is not out, anywhere, until it is', async () => {
    const house = await aLaunchedFront();
    await launch(house, 'front', 'container');
    expect(await placesOf(house, SECRET)).toEqual([]);
    for (const path of ['/', '/lite', '/_/include/uk/top-stories'])
      expect(JSON.stringify(await whyPage(house.store, path))).not.toContain(SECRET);
    await house.publish({ story: aStory({ id: idOf(3), urlSlug: 's-3', headline: 'The minister resigned' }) });
    expect(await placesOf(house, SECRET)).toEqual(['/', '/_/include/uk/top-stories', '/lite']);
    await house.withdraw(idOf(3));
    expect(await placesOf(house, SECRET)).toEqual([]);
  });

  test('gives a corrected story its own words back in the press of the correction', async () => {
    const house = await aLaunchedFront();
    await launch(house, 'front', 'container');
    const story = aStory({ id: idOf(2), urlSlug: 's-2', headline: 'Story 2' });
    await house.publish({ story, change: 'update', note: 'More.' });
    expect(await placesOf(house, 'Two, as the desk has it')).toHaveLength(3);
    const receipt = await house.publish({ story, change: 'correction', note: 'The number was wrong.' });
    expect(written(receipt)).toEqual(expect.arrayContaining(['/', '/lite', '/_/include/uk/top-stories']));
    expect(await placesOf(house, 'Two, as the desk has it')).toEqual([]);
    expect(await standing(house.shelf, '/')).toContain('Story 2');
    expect(await checkShelf(house.rooms)).toEqual([]);
    await arrange(house, headline(2, 'Two, corrected', 3));
    await launch(house, 'container');
    expect(await standing(house.shelf, '/')).toContain('Two, corrected');
    // Nor does anything outlive a retraction by saying that it was written of a version to come.
    const overrides = { headline: { value: 'One, for ever', against: 900 } };
    const again = { ...addCard(4), content: { is: 'story', id: idOf(1) }, overrides } as FrontAct;
    await arrange(house, headline(2, 'Two, for ever', 900), takeOff(1), again);
    await launch(house, 'container');
    expect(await placesOf(house, 'Two, for ever')).toHaveLength(3);
    expect(await placesOf(house, 'One, for ever')).toHaveLength(3);
    for (const number of [1, 2]) {
      const gone = aStory({ id: idOf(number), urlSlug: `s-${number}`, headline: `Story ${number}` });
      await house.publish({ story: gone, change: 'retraction', note: 'None of it was so.' });
    }
    expect(await placesOf(house, 'for ever')).toEqual([]);
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  test('is looked at for no body that changes, and drawn anew for no launch of the same', async () => {
    const house = await aLaunchedFront();
    await launch(house, 'front', 'container');
    expect(written(await launch(house, 'container'))).toEqual([]);
    const body = aStory({ id: idOf(1), urlSlug: 's-1', headline: 'Story 1', body: [] });
    const minor = await house.publish({ story: { ...body, body: aStory().body }, change: 'minor' });
    expect(minor.pressed.map(({ path }) => path)).not.toContain('/');
  });

  test('shows who paid, what stands under a card, and addresses, in full and lite', async () => {
    const house = await aLaunchedFront();
    const link = { is: 'link', href: 'https://tides.example/', headline: 'Tide tables' } as const;
    await arrange(
      house,
      { ...addCard(5), content: link } as FrontAct,
      { ...addCard(6, { list: `under/${k(1)}` }), content: { ...link, headline: 'Tides of May' } } as FrontAct,
      {
        act: 'override',
        container: c(1),
        card: k(5),
        field: 'label',
        set: { value: { is: 'sponsored', by: 'Harbour Bank' }, against: 0 },
      },
      { act: 'set-container', container: c(1), field: 'label', value: { is: 'advertisement' } },
    );
    await launch(house, 'front', 'container');
    for (const path of ['/', '/lite']) {
      const text = (await standing(house.shelf, path)) ?? '';
      expect(text).toMatch(/href="https:\/\/tides\.example\/"[^>]*rel="sponsored"/);
      for (const words of ['Advertisement', 'Sponsored by Harbour Bank', 'Tides of May', 'Tide tables'])
        expect(text).toContain(words);
    }
    const front = (await standing(house.shelf, '/')) ?? '';
    // Words that the picture does not follow at once are not drawn while a page arrives.
    expect(front).toMatch(/<div class="card-text">(?:(?!<\/div>).)*<ul class="sublinks">/s);
  });
});
