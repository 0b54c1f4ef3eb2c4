import { describe, expect, test } from 'vitest';
import { aHouse, desk } from '../../../test/house/houses.ts';
import { aNewsroomApp } from '../../../test/house/newsroom-apps.ts';
import { aStory, idOf } from '../../../test/house/stories.ts';
import { checkShelf } from '../../press/check.ts';
import { readAuthor } from '../../store/authors.ts';
import { readSettingVersions } from '../../store/setting-versions.ts';
import type { Author } from '../../story/author.ts';
import { bringAuthorBack, saveAuthorAs, undoAuthor, withdrawAuthor } from './authors.ts';

const face = (id: string): Author['picture'] => ({
  ...{ id, width: 800, height: 800 },
  renditions: [{ path: `/media/${id}/320.jpg`, type: 'image/jpeg', width: 320, height: 320 }],
});

const ann: Author = {
  ...{ id: idOf(900), slug: 'ann-quay', formerSlugs: [], name: 'Ann Quay', alsoAs: [], role: 'Ports editor' },
  ...{ about: 'Ann writes of the sea.', picture: null, email: 'ann@harbour.example', edition: 'uk' },
  links: [{ name: 'Mastodon', url: 'https://social.example/@ann' }],
};

const signed = (number: number, ...people: string[]) =>
  aStory({
    ...{ id: idOf(number), headline: `Story ${number}`, urlSlug: `story-${number}`, section: 'world' },
    byline: people.map((person) => ({ person })),
  });

async function aPaper() {
  const house = await aHouse();
  const { rooms, shelf, store } = house;
  const at = async (path: string) => {
    const item = (await shelf.get(path))?.item;
    return item?.is === 'redirect' ? `→ ${item.to}` : item ? Buffer.from(item.body).toString() : 'nothing';
  };
  /** The numbers of the stories that a page or feed lists, each once. */
  const listed = async (path: string) => [
    ...new Set([...(await at(path)).matchAll(/story-(\d+)/g)].map(([, number]) => Number(number))),
  ];
  const is = async (path: string) => (await shelf.get(path))?.item.is;
  const now = () => readAuthor(store.reader, ann.id);
  const change = async (set: Partial<Author>) => {
    const was = await now();
    const { withdrawn: _withdrawn, ...open } = was ?? ann;
    return saveAuthorAs(rooms, { was, set: { ...open, ...set } }, desk);
  };
  return { ...house, at, listed, is, now, change };
}

describe('a byline page', () => {
  test('lists what its author signed, before there was the page too, and bylines lead to it without a version more', async () => {
    const { rooms, at, listed, publish, change } = await aPaper();
    await publish({ story: signed(1, 'ann  QUAY') });
    await publish({ story: signed(2, 'Ben Ferry') });
    const { receipt } = await change({});
    // Of the stories, the one page that changed.
    expect(receipt.pressed.map(({ path }) => path).filter((path) => path.startsWith('/news/'))).toEqual([
      `/news/${idOf(1)}/story-1`,
    ]);
    await publish({ story: signed(3, 'Ben Ferry', 'Ann Quay') });
    for (const path of [
      '/people/ann-quay',
      '/lite/people/ann-quay',
      '/feeds/people/ann-quay.rss',
      '/people/ann-quay/2026-11',
    ])
      expect([path, await listed(path)]).toEqual([path, [3, 1]]);
    const page = await at('/people/ann-quay');
    for (const said of [
      'Ports editor',
      'Ann writes of the sea.',
      'mailto:ann@harbour.example',
      '"@type":"ProfilePage"',
    ])
      expect(page).toContain(said);
    expect(await at(`/news/${idOf(1)}/story-1`)).toContain('<a href="/people/ann-quay" rel="author">ann  QUAY</a>');
    expect(await at(`/news/${idOf(1)}/story-1`)).toContain('"url":"https://harbour.example/people/ann-quay"');
    expect(await at(`/lite/news/${idOf(3)}/story-3`)).toContain('href="/lite/people/ann-quay"');
    expect(await at(`/news/${idOf(2)}/story-2`)).not.toContain('rel="author"');
    expect(await at('/sitemaps/sections.xml')).toContain('https://harbour.example/people/ann-quay');
    expect(await at(`/news/${idOf(1)}/story-1/history`)).not.toContain('versions/2');
    expect(await checkShelf(rooms)).toEqual([]);
  });

  test('keeps every word that its address had, and every name that its author signed with', async () => {
    const { rooms, at, listed, publish, change, store } = await aPaper();
    await publish({ story: signed(1, 'Ann Quay') });
    await change({});
    await change({ name: 'Ann Strand', alsoAs: ['Ann Quay'], slug: 'ann-strand' });
    await publish({ story: signed(2, 'Ann Strand') });
    expect(await listed('/people/ann-strand')).toEqual([2, 1]);
    expect(await at('/people/ann-quay')).toBe('→ /people/ann-strand');
    expect(await at('/lite/people/ann-quay')).toBe('→ /lite/people/ann-strand');
    expect(await at('/people/ann-quay/2026-11')).toBe('→ /people/ann-strand');
    expect(await at('/feeds/people/ann-quay.json')).toBe('→ /feeds/people/ann-strand.json');
    const ben = { ...ann, id: idOf(901), name: 'Ben Ferry', slug: 'ben-ferry' };
    const make = (set: Partial<Author>) => saveAuthorAs(rooms, { was: null, set: { ...ben, ...set } }, desk);
    await expect(make({ slug: 'ann-quay' })).rejects.toMatchObject({ status: 409, problems: [{ where: 'slug' }] });
    await expect(make({ alsoAs: ['ANN quay'] })).rejects.toMatchObject({
      status: 409,
      problems: [{ where: 'alsoAs' }],
    });
    for (const [where, set] of Object.entries({
      name: { name: '' },
      slug: { slug: '2026-11' },
      edition: { edition: 'north' },
    }))
      await expect(make(set)).rejects.toMatchObject({ status: 422, problems: [{ where }] });
    // Taken back, the address that it had meanwhile leads to the old one.
    const [, renamed] = (await readSettingVersions(store.reader, { limit: 2 })).toReversed();
    if (renamed) await undoAuthor(rooms, renamed, desk);
    expect(await listed('/people/ann-quay')).toEqual([1]);
    expect(await at('/people/ann-strand')).toBe('→ /people/ann-quay');
    expect(await checkShelf(rooms)).toEqual([]);
  });

  test('that is withdrawn says why, at every address of it, and names in bylines are names again; brought back it is as it was', async () => {
    const { rooms, at, is, listed, publish, change } = await aPaper();
    await publish({ story: signed(1, 'Ann Quay') });
    await change({ picture: face('aaaaaaaaaaaaaaaa') });
    expect(await is('/_/media/aaaaaaaaaaaaaaaa')).toBe('page');
    await withdrawAuthor(rooms, { id: ann.id, reason: 'At their own wish.' }, desk);
    for (const path of ['/people/ann-quay', '/people/ann-quay/2026-11', '/feeds/people/ann-quay.rss'])
      expect([path, await is(path)]).toEqual([path, 'gone']);
    expect(await at('/people/ann-quay')).toContain('At their own wish.');
    expect(await is('/_/media/aaaaaaaaaaaaaaaa')).toBe('gone');
    expect(await at(`/news/${idOf(1)}/story-1`)).not.toContain('rel="author"');
    expect(await at('/sitemaps/sections.xml')).not.toContain('/people/');
    await expect(withdrawAuthor(rooms, { id: ann.id, reason: 'Again' }, desk)).rejects.toMatchObject({ status: 404 });
    await publish({ story: signed(2, 'Ann Quay') });
    await bringAuthorBack(rooms, ann.id, desk);
    expect(await listed('/people/ann-quay')).toEqual([2, 1]);
    expect(await is('/_/media/aaaaaaaaaaaaaaaa')).toBe('page');
    // Another face: the old one is not to be had any more.
    await change({ picture: face('bbbbbbbbbbbbbbbb') });
    expect([await is('/_/media/aaaaaaaaaaaaaaaa'), await is('/_/media/bbbbbbbbbbbbbbbb')]).toEqual(['gone', 'page']);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  test('lists no story that is withdrawn or signed by another name any more, and none twice', async () => {
    const { rooms, listed, publish, withdraw, change } = await aPaper();
    for (const number of [1, 2, 3]) await publish({ story: signed(number, 'Ann Quay', 'A. Quay') });
    await change({ alsoAs: ['A. Quay'] });
    expect(await listed('/people/ann-quay')).toEqual([3, 2, 1]);
    await withdraw(idOf(1));
    await publish({ story: signed(2, 'Ben Ferry'), change: 'update', note: 'Another wrote it.' });
    expect(await listed('/people/ann-quay')).toEqual([3]);
    await change({ name: 'Ann Strand', alsoAs: [] });
    expect(await listed('/people/ann-quay')).toEqual([]);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  test('is one of two people of one name where a role tells them apart: neither has what the other signed', async () => {
    const { rooms, at, listed, publish, change, withdraw } = await aPaper();
    const as = (number: number, ...roles: (string | null)[]) => ({
      ...signed(number),
      byline: roles.map((role) => ({ person: 'Ann Quay', role, location: null })),
    });
    await publish({ story: as(1, 'Ports editor') });
    await publish({ story: as(2, 'Chef') });
    await publish({ story: as(3, null) });
    await change({});
    expect(await listed('/people/ann-quay')).toEqual([3, 2, 1]);
    const cook = { ...ann, id: idOf(901), slug: 'ann-quay-chef', role: 'Chef' };
    const make = (set: Partial<Author>) => saveAuthorAs(rooms, { was: null, set: { ...cook, ...set } }, desk);
    await expect(make({})).rejects.toThrow('write “Ann Quay, ROLE” among the other names');
    await make({ alsoAs: ['Ann Quay,  CHEF'] });
    expect(await listed('/people/ann-quay')).toEqual([3, 1]);
    expect(await listed('/people/ann-quay-chef')).toEqual([2]);
    await publish({ story: as(4, 'chef', null) });
    expect([await listed('/people/ann-quay'), await listed('/people/ann-quay-chef')]).toEqual([
      [4, 3, 1],
      [4, 2],
    ]);
    const both = await at(`/news/${idOf(4)}/story-4`);
    for (const slug of ['ann-quay', 'ann-quay-chef']) expect(both).toContain(`<a href="/people/${slug}" rel="author">`);
    expect(await checkShelf(rooms)).toEqual([]);
    // A page that is gone leaves its name to nobody else.
    await withdrawAuthor(rooms, { id: cook.id, reason: 'Left.' }, desk);
    expect(await at(`/news/${idOf(2)}/story-2`)).not.toContain('rel="author"');
    expect(await listed('/people/ann-quay')).toEqual([4, 3, 1]);
    await bringAuthorBack(rooms, cook.id, desk);
    await withdraw(idOf(4));
    // Whoever lets go of it leaves it to the other again.
    const was = await readAuthor(rooms.store.reader, cook.id);
    await saveAuthorAs(rooms, { was, set: { ...cook, name: 'Ann Strand', alsoAs: [] } }, desk);
    expect(await listed('/people/ann-quay')).toEqual([3, 2, 1]);
    expect(await listed('/people/ann-quay-chef')).toEqual([]);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  test('is for editors to change, and an administrator takes changes back in the history of settings', async () => {
    const { rooms, publish, at } = await aPaper();
    await publish({ story: signed(1, 'Ann Quay', 'Ben Ferry') });
    const ask = await aNewsroomApp(rooms);
    const post = (url: string, payload: object = {}) => ({ method: 'POST', url, payload }) as const;
    const make = post('/api/authors', { was: null, set: ann });
    expect((await ask('sub-editor', make)).statusCode).toBe(403);
    expect((await ask('editor', make)).statusCode).toBe(200);
    expect((await ask('editor', make)).statusCode).toBe(409);
    const read = (await ask('editor', { method: 'GET', url: '/api/authors' })).json();
    expect(read).toMatchObject({
      ...{ authors: [{ slug: 'ann-quay' }], stories: { [ann.id]: 1 }, unknown: [{ name: 'Ben Ferry', stories: 1 }] },
    });
    await ask('editor', post('/api/authors', { was: read.authors[0], set: { ...ann, role: 'Sailor' } }));
    expect(await at('/people/ann-quay')).toContain('Sailor');
    const [newest] = (await ask('editor', { method: 'GET', url: '/api/settings/changes?limit=1' })).json().changes;
    expect(newest).toMatchObject({ summary: 'Changed: the byline page of Ann Quay', canBeUndone: true });
    const undo = post(`/api/settings/changes/${newest.number}/undo`);
    expect((await ask('editor', undo)).statusCode).toBe(403);
    expect((await ask('administrator', undo)).statusCode).toBe(200);
    expect(await at('/people/ann-quay')).toContain('Ports editor');
    expect((await ask('administrator', undo)).statusCode).toBe(409);
  });
});
