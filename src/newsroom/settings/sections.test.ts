import { describe, expect, it } from 'vitest';
import { aHouse, desk, houseSettings } from '../../../test/house/houses.ts';
import { aStory } from '../../../test/house/stories.ts';
import { checkShelf } from '../../press/check.ts';
import { readAnySection, readSections, readSettings } from '../../store/documents.ts';
import { changeSettings } from '../change-settings.ts';
import { bringSectionBack, endSection, saveSectionAs } from './sections.ts';

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

async function pathsUnder({ shelf }: Awaited<ReturnType<typeof aHouse>>, start: string): Promise<string[]> {
  const found: string[] = [];
  for await (const path of shelf.paths()) if (path.startsWith(start)) found.push(path);
  return found;
}
