import { describe, expect, it } from 'vitest';
import { aHouse, desk, type House, houseSettings } from '../../../test/house/houses.ts';
import { aStory, idOf } from '../../../test/house/stories.ts';
import { checkShelf } from '../../press/check.ts';
import { readAnySection, readSections, readSettings } from '../../store/documents.ts';
import { changeSettings } from '../change-settings.ts';
import { readSettingVersions } from '../../store/setting-versions.ts';
import { bringSectionBack, endSection, saveSectionAs } from './sections.ts';
import { endTopic } from '../topics/topics.ts';
import { undoFiling } from './undo-filing.ts';
import { weighEnd } from './weigh-end.ts';

const tides = { slug: 'tides', name: 'Tides', description: null, edition: 'uk' };

describe('a section', () => {
  it('is made at an address of its own, renamed, and told what it is', async () => {
    const house = await aHouse();
    await saveSectionAs(house.rooms, { was: null, set: tides }, desk);
    const page = async (): Promise<string> => {
      const item = (await house.shelf.get('/tides'))?.item;
      return item?.is === 'page' ? Buffer.from(item.body).toString() : '';
    };
    expect(await page()).toContain('Tides');
    const now = await readAnySection(house.store.reader, 'tides');
    await saveSectionAs(
      house.rooms,
      { was: now, set: { ...tides, name: 'Tides and winds', description: 'Of the sea.' } },
      desk,
    );
    expect(await page()).toContain('Tides and winds');
    await expect(saveSectionAs(house.rooms, { was: now, set: tides }, desk)).rejects.toMatchObject({
      code: 'changed-meanwhile',
      status: 409,
    });
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  it('of a word that is something else’s, or of an edition that is not there, is refused with the place', async () => {
    const house = await aHouse();
    const make = (set: object) => saveSectionAs(house.rooms, { was: null, set: { ...tides, ...set } }, desk);
    await expect(make({ slug: 'arabic' })).rejects.toMatchObject({ code: 'word-taken', status: 409 });
    await expect(make({ slug: 'people' })).rejects.toMatchObject({ code: 'word-taken', status: 409 });
    await expect(make({ edition: 'north' })).rejects.toMatchObject({ status: 422, problems: [{ where: 'edition' }] });
    await expect(make({ name: '' })).rejects.toMatchObject({ status: 422, problems: [{ where: 'name' }] });
    expect(await readSections(house.store.reader)).toHaveLength(3);
  });

  it('that is ended leads to another, months and feeds too; its stories stay, and navigations leave it out', async () => {
    const house = await aHouse();
    const story = aStory({ section: 'sport' });
    await house.publish({ story });
    const [month] = (await house.shelf.get('/sport')) ? [...(await pathsUnder(house, '/sport/'))] : [];
    await endSection(house.rooms, { slug: 'sport', to: 'world' }, desk);
    expect((await house.shelf.get('/sport'))?.item).toMatchObject({ is: 'redirect', to: '/world' });
    expect((await house.shelf.get('/lite/sport'))?.item).toMatchObject({ is: 'redirect', to: '/lite/world' });
    expect((await house.shelf.get('/feeds/section/sport.rss'))?.item).toMatchObject({ to: '/feeds/section/world.rss' });
    expect((await house.shelf.get(month ?? ''))?.item).toMatchObject({ is: 'redirect', to: '/world' });
    expect((await house.shelf.get(`/news/${story.id}/${story.urlSlug}`))?.item.is).toBe('page');
    expect((await readSettings(house.store.reader))?.editions[0]?.nav).toEqual(['world']);
    expect(await checkShelf(house.rooms)).toEqual([]);
    // Its word is its own for ever.
    await expect(
      saveSectionAs(house.rooms, { was: null, set: { ...tides, slug: 'sport' } }, desk),
    ).rejects.toMatchObject({ status: 409 });
  });

  it('that is ended for nothing says that it is gone, and comes back under its own address', async () => {
    const house = await aHouse();
    const before = await house.shelf.tag('/sport');
    await endSection(house.rooms, { slug: 'sport', to: null }, desk);
    expect((await house.shelf.get('/sport'))?.item.is).toBe('gone');
    await bringSectionBack(house.rooms, 'sport', desk);
    await changeSettings(
      house.rooms,
      {
        was: { editions: (await readSettings(house.store.reader))?.editions },
        set: { editions: houseSettings().editions },
      },
      desk,
    );
    expect(await house.shelf.tag('/sport')).toBe(before);
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  it('that is merged gives its stories to the other one, those that come later too, and has them again when it comes back', async () => {
    const { rooms, listed, at, publish } = await aPaper();
    await publish({ story: filed(1, 'sport') });
    await publish({ story: filed(2, 'world') });
    await endSection(rooms, { slug: 'sport', to: 'world' }, desk);
    await publish({ story: filed(3, 'sport') });
    expect(await listed('/world')).toEqual([3, 2, 1]);
    expect(await listed('/feeds/section/world.rss')).toEqual([3, 2, 1]);
    const page = await at(`/news/${idOf(1)}/story-1`);
    expect(page).toContain('href="/world"');
    expect(page).toContain('/feeds/section/world.rss');
    expect(page).not.toMatch(/href="[^"]*sport/);
    expect(await checkShelf(rooms)).toEqual([]);
    await bringSectionBack(rooms, 'sport', desk);
    expect(await listed('/sport')).toEqual([3, 1]);
    expect(await listed('/world')).toEqual([2]);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  it('or a topic that is merged leaves no container of a front empty that it fills', async () => {
    const { rooms, listed, publish, arrange } = await aPaper();
    await publish({ story: { ...filed(1, 'sport'), topics: ['ports'] } });
    const strip = { title: null, layout: 'grid' as const, curated: [], size: 2 };
    const containers = (['section/sport', 'topic/ports'] as const).map((backfill) => ({
      ...strip,
      id: backfill.slice(-5),
      backfill,
    }));
    for (const container of containers) {
      await arrange({ edition: 'uk', containers: [container] });
      expect(await listed('/'), container.backfill).toEqual([1]);
    }
    await endSection(rooms, { slug: 'sport', to: 'world' }, desk);
    await endTopic(rooms, { slug: 'ports', to: 'storms' }, desk);
    for (const container of containers) {
      await arrange({ edition: 'uk', containers: [container] });
      expect(await listed('/'), container.backfill).toEqual([1]);
    }
    expect(await checkShelf(rooms)).toEqual([]);
  });

  it('says before it is merged how many stories and addresses that concerns, and where they would lead', async () => {
    const { rooms, at, publish } = await aPaper();
    await publish({ story: filed(1, 'sport') });
    await publish({ story: filed(2, 'sport') });
    const weighed = await weighEnd(rooms, { slug: 'sport', to: 'world' });
    expect(weighed.stories).toBe(2);
    expect(weighed.examples).toEqual(
      expect.arrayContaining([
        { from: '/sport', to: '/world' },
        { from: '/lite/sport', to: '/lite/world' },
      ]),
    );
    expect((await weighEnd(rooms, { slug: 'sport', to: null })).examples[0]).toEqual({ from: '/sport', to: null });
    await expect(weighEnd(rooms, { slug: 'nowhere', to: null })).rejects.toMatchObject({ status: 404 });
    // What it says is what comes of it.
    const own = (await pathsUnder(rooms, '/')).filter((path) =>
      /^(?:\/lite)?\/sport(?:\/|$)|section\/sport\./.test(path),
    );
    expect(weighed.addresses).toBe(own.length);
    await endSection(rooms, { slug: 'sport', to: 'world' }, desk);
    for (const { from, to } of weighed.examples) expect(await at(from)).toBe(`→ ${to}`);
  });

  it('and a topic are taken back in the history, each change as long as nothing came after it', async () => {
    const { rooms, listed, publish, store } = await aPaper();
    await publish({ story: { ...filed(1, 'sport'), topics: ['ports'] } });
    await endSection(rooms, { slug: 'sport', to: 'world' }, desk);
    await endTopic(rooms, { slug: 'ports', to: 'storms' }, desk);
    const changes = (await readSettingVersions(store.reader, { limit: 10 })).filter(({ document }) =>
      /sport|ports/.test(document),
    );
    const undo = (version: (typeof changes)[number]) => undoFiling(rooms, version, desk);
    const [topic, section, ...first] = changes;
    if (!topic || !section) throw new Error('The changes are not told.');
    expect(await undo(section)).toMatchObject({ number: expect.any(Number) });
    await undo(topic);
    expect(await listed('/sport')).toEqual([1]);
    expect(await listed('/topics/ports')).toEqual([1]);
    await expect(undo(section)).rejects.toMatchObject({ code: 'changed-meanwhile', status: 409 });
    for (const one of first) await expect(undo(one)).rejects.toMatchObject({ status: 409 });
    // Taking back is a change like any other, and so is taken back.
    const [again] = await readSettingVersions(store.reader, { document: 'section/sport', limit: 1 });
    if (again) await undo(again);
    expect(await listed('/world')).toEqual([1]);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  it('of stories that name none is not ended, nor one for a section that is not there', async () => {
    const house = await aHouse();
    await changeSettings(house.rooms, { was: { defaultSection: 'home-news' }, set: { defaultSection: 'world' } }, desk);
    const end = (slug: string, to: string | null) => endSection(house.rooms, { slug, to }, desk);
    await expect(end('world', null)).rejects.toMatchObject({ code: 'is-default', status: 409 });
    await expect(end('sport', 'nowhere')).rejects.toMatchObject({ status: 422, problems: [{ where: 'to' }] });
    await expect(end('sport', 'sport')).rejects.toMatchObject({ status: 422 });
    await expect(end('nowhere', null)).rejects.toMatchObject({ status: 404 });
  });
});

const filed = (number: number, section: string) =>
  aStory({ id: idOf(number), headline: `Story ${number}`, urlSlug: `story-${number}`, section });

async function aPaper() {
  const house = await aHouse();
  const at = async (path: string) => {
    const item = (await house.shelf.get(path))?.item;
    return item?.is === 'redirect' ? `→ ${item.to}` : item ? Buffer.from(item.body).toString() : 'nothing';
  };
  /** The numbers of the stories that a page or feed lists, each once. */
  const listed = async (path: string) => [
    ...new Set([...(await at(path)).matchAll(/story-(\d+)/g)].map(([, number]) => Number(number))),
  ];
  return { ...house, at, listed };
}

async function pathsUnder({ shelf }: Pick<House, 'shelf'>, start: string): Promise<string[]> {
  const found: string[] = [];
  for await (const path of shelf.paths()) if (path.startsWith(start)) found.push(path);
  return found;
}
