import { describe, expect, test } from 'vitest';
import { addCard, c, k, settings } from '../house/arranging.ts';
import { aHouse, desk, type House, houseSettings } from '../house/houses.ts';
import { aNewsroomApp } from '../house/newsroom-apps.ts';
import { aStory, idOf } from '../house/stories.ts';
import { checkShelf } from '../../src/press/check.ts';
import { boardRevision } from '../../src/store/arranging.ts';
import type { FrontAct } from '../../src/story/front-commands.ts';
import type { Person, Role } from '../../src/story/person.ts';
import { replaceSettings } from '../../src/newsroom/change-settings.ts';
import { beginFront, giveCommand } from '../../src/newsroom/fronts/give-command.ts';
import { bringFreeFrontBack, endFreeFront, makeFreeFront } from '../../src/newsroom/fronts/free-fronts.ts';
import { launchNow } from '../../src/newsroom/fronts/launch.ts';
import { endSection, saveSectionAs } from '../../src/newsroom/settings/sections.ts';

const ada: Person = { id: 'p1', name: 'Ada Reed', role: 'editor' };
const election = { slug: 'election', name: 'The harbour election', description: 'Who runs the port.', edition: 'uk' };

async function give(house: House, act: FrontAct) {
  const on = await boardRevision(house.store.reader);
  return giveCommand(house.rooms, { id: `command-${on}`, hand: 'a-screen', on, do: act }, ada);
}

async function launch(house: House, front: string, containers: readonly string[]) {
  const things = [
    { kind: 'front', id: front } as const,
    ...containers.map((id) => ({ kind: 'container', id }) as const),
  ];
  return launchNow(house.rooms, { things, on: await boardRevision(house.store.reader), until: null }, ada);
}

async function text(house: House, path: string): Promise<string> {
  const item = (await house.shelf.get(path))?.item;
  return item?.is === 'page' ? Buffer.from(item.body).toString() : `no page: ${item?.is ?? 'nothing'}`;
}

/** Stories 1 to `count` of the section world, the last the newest. */
async function withStories(count: number): Promise<House> {
  const house = await aHouse();
  for (let number = 1; number <= count; number += 1)
    await house.publish({
      story: aStory({ id: idOf(number), headline: `Story ${number}`, section: 'world', mainMedia: null }),
    });
  return house;
}

/** The headlines on a page in the order in which they stand, each as often as it does. */
const headlines = (page: string): string[] => [...page.matchAll(/>(Story \d+)</g)].map(([, name]) => name ?? '');

describe('a front with an address of its own', () => {
  test('is nothing before readers until it is launched; then navigation, sitemap and its lite page know it', async () => {
    const house = await withStories(2);
    await makeFreeFront(house.rooms, election, ada);
    await replaceSettings(
      house.rooms,
      houseSettings({ editions: houseSettings().editions.map((one) => ({ ...one, nav: ['election', ...one.nav] })) }),
      desk,
    );
    await beginFront(house.rooms, { front: 'free/election', hand: 'a-screen' }, ada);
    expect(await text(house, '/election')).toBe('no page: nothing');
    expect(await text(house, '/_/include/uk/masthead')).not.toContain('/election');
    expect(await text(house, '/sitemaps/sections.xml')).not.toContain('/election');
    await give(house, {
      act: 'add-container',
      front: 'free/election',
      container: c(1),
      settings: settings({ title: null }),
      after: null,
    });
    await give(house, addCard(1));
    await launch(house, 'free/election', [c(1), ...(await drafted(house, 'free/election'))]);
    expect(await text(house, '/election')).toContain('<h1>The harbour election</h1>');
    expect(headlines(await text(house, '/election'))).toEqual(['Story 1']);
    expect(headlines(await text(house, '/lite/election'))).toEqual(['Story 1']);
    for (const include of ['masthead', 'lite-nav'])
      expect(await text(house, `/_/include/uk/${include}`)).toContain('/election');
    expect(await text(house, '/sitemaps/sections.xml')).toContain('https://harbour.example/election');
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  test('follows a container that it shares with another front', async () => {
    const house = await launchedElection();
    await give(house, { act: 'begin-front', front: 'uk', containers: [] });
    await give(house, { act: 'place-container', front: 'uk', container: c(1), after: null });
    await launch(house, 'uk', []);
    expect(headlines(await text(house, '/'))).toEqual(['Story 1']);
    await give(house, addCard(2));
    const things = [{ kind: 'container', id: c(1) } as const];
    await launchNow(house.rooms, { things, on: await boardRevision(house.store.reader), until: null }, ada);
    for (const path of ['/', '/election']) expect(headlines(await text(house, path))).toEqual(['Story 2', 'Story 1']);
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  test('has a word that was never anything else’s, and keeps it for ever', async () => {
    const house = await aHouse();
    const make = (slug: string) => makeFreeFront(house.rooms, { ...election, slug }, ada);
    for (const slug of ['world', 'arabic', 'people']) await expect(make(slug)).rejects.toMatchObject({ status: 409 });
    await make('election');
    await expect(make('election')).rejects.toMatchObject({ status: 409 });
    await endFreeFront(house.rooms, { slug: 'election', to: null, reason: null }, ada);
    await expect(make('election')).rejects.toMatchObject({ code: 'front-exists', status: 409 });
    const section = { slug: 'election', name: 'Election', description: null, edition: 'uk' };
    await expect(saveSectionAs(house.rooms, { was: null, set: section }, ada)).rejects.toMatchObject({
      code: 'word-taken',
    });
    await expect(makeFreeFront(house.rooms, { ...election, slug: 'cup', edition: 'moon' }, ada)).rejects.toMatchObject({
      status: 422,
      problems: [{ where: 'edition' }],
    });
  });

  test('that ends says since when and why it is gone, or leads elsewhere, and comes back as it was', async () => {
    const house = await launchedElection();
    const before = await house.shelf.tag('/election');
    await endFreeFront(house.rooms, { slug: 'election', to: null, reason: 'The votes are counted.' }, ada);
    const item = (await house.shelf.get('/election'))?.item;
    expect(item?.is === 'gone' && Buffer.from(item.body).toString()).toContain('The votes are counted.');
    for (const path of ['/sitemaps/sections.xml', '/_/include/uk/masthead'])
      expect(await text(house, path)).not.toContain('/election');
    await bringFreeFrontBack(house.rooms, 'election', ada);
    expect(await house.shelf.tag('/election')).toBe(before);
    await endFreeFront(house.rooms, { slug: 'election', to: 'topic/ports', reason: null }, ada);
    expect((await house.shelf.get('/election'))?.item).toMatchObject({ is: 'redirect', to: '/topics/ports' });
    expect((await house.shelf.get('/lite/election'))?.item).toMatchObject({ is: 'redirect', to: '/lite/topics/ports' });
    await expect(endFreeFront(house.rooms, { slug: 'election', to: null, reason: null }, ada)).rejects.toMatchObject({
      status: 404,
    });
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  test('that ended for one that ends too leads where that leads', async () => {
    const house = await launchedElection();
    await makeFreeFront(house.rooms, { ...election, slug: 'runoff' }, ada);
    const end = (slug: string, to: string) => endFreeFront(house.rooms, { slug, to, reason: null }, ada);
    await expect(end('election', 'free/election')).rejects.toMatchObject({ status: 422, problems: [{ where: 'to' }] });
    await expect(end('election', 'promos/uk')).rejects.toMatchObject({ status: 422 });
    await end('election', 'free/runoff');
    await end('runoff', 'section/sport');
    expect((await house.shelf.get('/election'))?.item).toMatchObject({ is: 'redirect', to: '/sport' });
    expect(await checkShelf(house.rooms)).toEqual([]);
  });
});

/** The election front before readers, with story 1. */
async function launchedElection(): Promise<House> {
  const house = await withStories(2);
  await makeFreeFront(house.rooms, election, ada);
  await give(house, {
    act: 'begin-front',
    front: 'free/election',
    containers: [{ ...settings(), id: c(1), cards: [] }],
  });
  await give(house, addCard(1));
  await launch(house, 'free/election', [c(1)]);
  return house;
}

async function drafted({ rooms }: House, front: string): Promise<string[]> {
  const asked = await aNewsroomApp(rooms);
  const role: Role = 'editor';
  const answer = await asked(role, { method: 'GET', url: `/api/fronts/${encodeURIComponent(front)}` });
  return (answer.json().draft.containers as string[]).filter((id) => id !== c(1));
}

describe('the front of a section or topic', () => {
  test('lists by itself until it is launched, then what was arranged stands above, and no story twice', async () => {
    const house = await withStories(8);
    const before = headlines(await text(house, '/world'));
    expect(before).toEqual(['Story 8', 'Story 7', 'Story 6', 'Story 5', 'Story 4', 'Story 3', 'Story 2', 'Story 1']);
    await beginFront(house.rooms, { front: 'section/world', hand: 'a-screen' }, ada);
    const [top = ''] = await drafted(house, 'section/world');
    await launch(house, 'section/world', [top]);
    expect(headlines(await text(house, '/world'))).toEqual(before);
    await give(house, {
      act: 'add-container',
      front: 'section/world',
      container: c(1),
      settings: settings(),
      after: null,
    });
    await give(house, addCard(2));
    await launch(house, 'section/world', [c(1)]);
    const after = headlines(await text(house, '/world'));
    expect(after[0]).toBe('Story 2');
    expect(after.toSorted()).toEqual(before.toSorted());
    expect(headlines(await text(house, '/lite/world')).toSorted()).toEqual(before.toSorted());
    const feed = await text(house, '/feeds/section/world.rss');
    expect(feed.indexOf('Story 8')).toBeLessThan(feed.indexOf('Story 2'));
    await house.publish({ story: aStory({ id: idOf(9), headline: 'Story 9', section: 'world', mainMedia: null }) });
    expect(headlines(await text(house, '/world')).slice(0, 2)).toEqual(['Story 2', 'Story 9']);
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  test('of a topic is arranged as that of a section is', async () => {
    const house = await withStories(1);
    await beginFront(house.rooms, { front: 'topic/ports', hand: 'a-screen' }, ada);
    await give(house, {
      act: 'add-container',
      front: 'topic/ports',
      container: c(1),
      settings: settings(),
      after: null,
    });
    await give(house, addCard(1, { after: null }));
    await launch(house, 'topic/ports', [c(1), ...(await drafted(house, 'topic/ports'))]);
    expect(headlines(await text(house, '/topics/ports'))).toEqual(['Story 1']);
    await give(house, { act: 'set-container', container: c(1), field: 'hidden', value: true });
    await launch(house, 'topic/ports', [c(1)]);
    expect(headlines(await text(house, '/topics/ports'))).toEqual([]);
    await give(house, { act: 'take-off', container: c(1), card: k(1) });
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  test('of a section that ends leads where the section leads', async () => {
    const house = await withStories(2);
    await beginFront(house.rooms, { front: 'section/world', hand: 'a-screen' }, ada);
    await launch(house, 'section/world', await drafted(house, 'section/world'));
    await endSection(house.rooms, { slug: 'world', to: 'sport' }, desk);
    expect((await house.shelf.get('/world'))?.item).toMatchObject({ is: 'redirect', to: '/sport' });
    await expect(beginFront(house.rooms, { front: 'section/moon', hand: 'a' }, ada)).rejects.toMatchObject({
      status: 404,
    });
    expect(await checkShelf(house.rooms)).toEqual([]);
  });
});

test('a front of any kind is looked at as a page before it is launched', async () => {
  const house = await withStories(2);
  await makeFreeFront(house.rooms, election, ada);
  const asked = await aNewsroomApp(house.rooms);
  const look = async (front: string, at?: string) => {
    const url = `/api/fronts/${encodeURIComponent(front)}/page${at ? `?at=${at}` : ''}`;
    return asked('reporter', { method: 'GET', url });
  };
  for (const front of ['free/election', 'section/world', 'topic/ports'])
    await beginFront(house.rooms, { front, hand: 'a-screen' }, ada);
  expect((await look('free/election')).body).toContain('The harbour election');
  expect(headlines((await look('section/world')).body)).toEqual(['Story 2', 'Story 1']);
  expect((await look('topic/ports')).statusCode).toBe(200);
  expect((await look('free/election', '2026-11-01T00:00:00Z')).statusCode).toBe(404);
  expect((await look('free/none')).statusCode).toBe(404);
});
