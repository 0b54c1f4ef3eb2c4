import { describe, expect, test } from 'vitest';
import { aHouse, desk } from '../../../test/house/houses.ts';
import { aNewsroomApp } from '../../../test/house/newsroom-apps.ts';
import { aStory, idOf } from '../../../test/house/stories.ts';
import { checkShelf } from '../../press/check.ts';
import { readAnyTopic } from '../../store/documents.ts';
import { bringTopicBack, endTopic, saveTopicAs } from './topics.ts';

const tides = { slug: 'tides', name: 'Tides', type: 'subject', description: null, edition: 'uk' };
const filed = (number: number, topics: readonly string[]) =>
  aStory({
    id: idOf(number),
    headline: `Story ${number}`,
    urlSlug: `story-${number}`,
    section: 'world',
    topics: [...topics],
  });

async function aPaper() {
  const house = await aHouse();
  await saveTopicAs(house.rooms, { was: null, set: tides }, desk);
  const at = async (path: string) => {
    const item = (await house.shelf.get(path))?.item;
    return item?.is === 'redirect' ? `→ ${item.to}` : item ? Buffer.from(item.body).toString() : 'nothing';
  };
  /** The numbers of the stories that a page or feed lists, each once. */
  const listed = async (path: string) => [
    ...new Set([...(await at(path)).matchAll(/story-(\d+)/g)].map(([, number]) => Number(number))),
  ];
  const is = async (path: string) => (await house.shelf.get(path))?.item.is;
  return { ...house, at, listed, is };
}

describe('a topic', () => {
  test('is made, typed and described, names its Media Topic to machines, and is changed by whoever saw it as it is', async () => {
    const { rooms, at, store } = await aPaper();
    const now = await readAnyTopic(store.reader, 'tides');
    const set = { ...tides, type: 'event', description: 'Of the sea.', mediaTopic: '20000131' };
    await saveTopicAs(rooms, { was: now, set }, desk);
    const page = await at('/topics/tides');
    expect(page).toContain('Of the sea.');
    expect(page).toContain(
      '"@type":"Event","name":"Tides","sameAs":"http://cv.iptc.org/newscodes/mediatopic/20000131"',
    );
    const save = (was: typeof now, wanted: object) => saveTopicAs(rooms, { was, set: wanted }, desk);
    await expect(save(now, tides)).rejects.toMatchObject({ code: 'changed-meanwhile', status: 409 });
    await expect(save(null, tides)).rejects.toMatchObject({ code: 'topic-exists', status: 409 });
    for (const [place, wrong] of Object.entries({ mediaTopic: '123', name: '', edition: 'north', slug: 'Big Tides' }))
      await expect(save(null, { ...tides, slug: 'winds', [place]: wrong })).rejects.toMatchObject({
        status: 422,
        problems: [{ where: place }],
      });
    expect(await checkShelf(rooms)).toEqual([]);
  });

  test('is for editors to change', async () => {
    const { rooms } = await aPaper();
    const ask = await aNewsroomApp(rooms);
    const make = {
      method: 'POST',
      url: '/api/topics',
      payload: { was: null, set: { ...tides, slug: 'winds' } },
    } as const;
    expect((await ask('sub-editor', make)).statusCode).toBe(403);
    expect((await ask('editor', make)).statusCode).toBe(200);
    const { topics } = (await ask('editor', { method: 'GET', url: '/api/topics' })).json();
    expect(topics.map(({ slug }: { slug: string }) => slug)).toEqual(['ports', 'storms', 'tides', 'winds']);
    const newest = (await ask('editor', { method: 'GET', url: '/api/settings/changes?limit=1' })).json().changes;
    expect(newest).toMatchObject([{ document: 'topic/winds', summary: 'Made: the topic “Tides”' }]);
  });

  test('that is merged gives its stories to the other one, and leads its page, months, feeds and lite edition there', async () => {
    const { rooms, at, listed, publish } = await aPaper();
    await publish({ story: filed(1, ['tides']) });
    await publish({ story: filed(2, ['tides', 'storms']) });
    await publish({ story: filed(3, ['storms']) });
    await endTopic(rooms, { slug: 'tides', to: 'storms' }, desk);
    expect(await listed('/topics/storms')).toEqual([3, 2, 1]);
    expect(await listed('/feeds/topic/storms.rss')).toEqual([3, 2, 1]);
    expect(await at('/topics/tides')).toBe('→ /topics/storms');
    expect(await at('/lite/topics/tides')).toBe('→ /lite/topics/storms');
    expect(await at('/feeds/topic/tides.rss')).toBe('→ /feeds/topic/storms.rss');
    expect(await at('/topics/tides/2026-11')).toBe('→ /topics/storms');
    // The pages of its stories name the other one, once.
    for (const number of [1, 2]) {
      const page = await at(`/news/${idOf(number)}/story-${number}`);
      expect(page).toContain('href="/topics/storms"');
      expect(page).not.toContain('/topics/tides');
    }
    // What is filed under it from now on, or published again, as well.
    await publish({ story: filed(4, ['tides']) });
    await publish({ story: { ...filed(1, ['tides']), headline: 'Another' }, change: 'update', note: 'More.' });
    expect(await listed('/topics/storms')).toEqual([4, 3, 2, 1]);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  test('that is brought back has its stories again, also over two merges, and those that came meanwhile', async () => {
    const { rooms, listed, at, publish, withdraw, store } = await aPaper();
    await publish({ story: filed(1, ['tides']) });
    await publish({ story: filed(2, ['storms']) });
    await publish({ story: filed(3, ['ports']) });
    await endTopic(rooms, { slug: 'tides', to: 'storms' }, desk);
    await endTopic(rooms, { slug: 'storms', to: 'ports' }, desk);
    expect(await listed('/topics/ports')).toEqual([3, 2, 1]);
    await publish({ story: filed(4, ['tides']) });
    await withdraw(idOf(1));
    expect(await listed('/topics/ports')).toEqual([4, 3, 2]);
    await bringTopicBack(rooms, 'tides', desk);
    expect(await listed('/topics/tides')).toEqual([4]);
    expect(await listed('/topics/ports')).toEqual([3, 2]);
    await bringTopicBack(rooms, 'storms', desk);
    expect(await listed('/topics/storms')).toEqual([2]);
    expect(await listed('/topics/ports')).toEqual([3]);
    expect(await readAnyTopic(store.reader, 'tides')).toMatchObject(tides);
    expect(await at(`/news/${idOf(4)}/story-4`)).toContain('href="/topics/tides"');
    expect(await checkShelf(rooms)).toEqual([]);
  });

  test('that is ended for none says that it is gone and stands on no story; it is merged into nothing that is not there', async () => {
    const { rooms, at, is, publish } = await aPaper();
    await publish({ story: filed(1, ['tides', 'ports']) });
    const end = (slug: string, to: string | null) => endTopic(rooms, { slug, to }, desk);
    await expect(end('tides', 'tides')).rejects.toMatchObject({ status: 422, problems: [{ where: 'to' }] });
    await expect(end('tides', 'nowhere')).rejects.toMatchObject({ status: 422 });
    await expect(end('nowhere', null)).rejects.toMatchObject({ status: 404 });
    await end('tides', null);
    expect(await is('/topics/tides')).toBe('gone');
    expect(await at(`/news/${idOf(1)}/story-1`)).not.toContain('/topics/tides');
    await expect(end('ports', 'tides')).rejects.toMatchObject({ status: 422 });
    await expect(saveTopicAs(rooms, { was: null, set: tides }, desk)).rejects.toMatchObject({ code: 'topic-exists' });
    await bringTopicBack(rooms, 'tides', desk);
    expect(await at('/topics/tides')).toContain('Story 1');
    expect(await checkShelf(rooms)).toEqual([]);
  });
});
