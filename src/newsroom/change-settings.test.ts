import { describe, expect, it } from 'vitest';
import { aHouse, desk, houseSettings } from '../../test/house/houses.ts';
import { aStory } from '../../test/house/stories.ts';
import { checkShelf } from '../press/check.ts';
import { searchAudit } from '../store/audit.ts';
import { changesAfter, lastSeq } from '../store/changes.ts';
import { readSettings } from '../store/documents.ts';
import { readSettingVersions } from '../store/setting-versions.ts';
import type { PressReceipt } from '../story/receipt.ts';
import { everything } from '../../test/house/shelves.ts';
import { wordsFile } from '../site/words.ts';
import { changeSettings, undoSettings } from './change-settings.ts';

const links = [{ label: 'About us', href: '/about' }];
const written = ({ pressed }: PressReceipt) =>
  pressed
    .filter(({ result }) => result === 'written')
    .map(({ path }) => path)
    .toSorted();

describe('a change of settings', () => {
  it('brings an edition in a language of its own with a words file, and is refused for what the file lacks', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory({ section: 'world' }) });
    const was = { editions: (await readSettings(house.store.reader))?.editions ?? [] };
    const persian = { id: 'fa', name: 'فارسی', lang: 'fa', clocks: [{ label: 'UTC', timeZone: 'UTC' }] };
    const wish = (words?: object) => ({
      was,
      set: { editions: [...was.editions, { ...persian, ...(words && { words }) }] },
    });
    await expect(changeSettings(house.rooms, wish(), desk)).rejects.toMatchObject({
      status: 422,
      problems: [{ where: 'editions/3/words', say: expect.stringContaining('standfirst words fa') }],
    });
    const { mostRead: _, ...lacking } = wordsFile('fa');
    await expect(changeSettings(house.rooms, wish(lacking), desk)).rejects.toMatchObject({
      problems: [{ where: 'editions/3/words', say: expect.stringContaining('mostRead') }],
    });
    await changeSettings(
      house.rooms,
      wish({ ...wordsFile('fa'), firstStories: 'هنوز خبری نیست.', corrections: 'تصحیح‌ها' }),
      desk,
    );
    const front = Buffer.from((await everything(house.shelf)).get('/fa') ?? '').toString();
    expect(front).toContain('<html lang="fa" dir="rtl">');
    expect(front).toContain('هنوز خبری نیست.');
    expect((await everything(house.shelf)).get('/corrections/fa')).toContain('تصحیح‌ها');
    expect((await everything(house.shelf)).get('/_/include/fa/footer')).toContain('تصحیح‌ها');
    expect((await everything(house.shelf)).get('/_/error/404/fa')).toContain('تصحیح‌ها');
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  it('is one row in changes and one in the record, with its version', async () => {
    const house = await aHouse();
    const before = await lastSeq(house.store.reader);
    const { number } = await changeSettings(
      house.rooms,
      { was: { name: 'The Harbour Times' }, set: { name: 'The Tern' } },
      desk,
    );
    expect(await changesAfter(house.store.reader, before, 9)).toMatchObject([
      { act: 'change-settings', by: 'Ada Reed', summary: 'Changed the settings: name', facts: ['settings'] },
    ]);
    const recorded = await searchAudit(house.store.reader, { act: 'change-settings', limit: 9 });
    expect(recorded).toMatchObject([
      { summary: 'Changed the settings: name', details: { change: number, fields: ['name'] } },
    ]);
  });

  it('presses again only what shows it: links in the foot press the feet of the editions and no story', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory({ section: 'world' }) });
    const { receipt } = await changeSettings(
      house.rooms,
      { was: { footerLinks: [] }, set: { footerLinks: links } },
      desk,
    );
    expect(receipt.pressed.map(({ path }) => path).toSorted()).toEqual(
      ['arabic', 'international', 'uk'].map((edition) => `/_/include/${edition}/footer`),
    );
    expect(receipt.rendered).toBe(3);
    const note = { externalLinksNote: 'Not ours.' };
    const noted = await changeSettings(house.rooms, { was: { externalLinksNote: null }, set: note }, desk);
    // The story links nowhere else, so it never asked.
    expect(noted.receipt.pressed).toEqual([]);
  });

  it('of the logo gives it an address and every masthead a picture, and taking it away says that it is gone', async () => {
    const house = await aHouse();
    const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>';
    const { receipt, number } = await changeSettings(house.rooms, { was: { logo: null }, set: { logo } }, desk);
    expect(written(receipt)).toEqual([
      ...['arabic', 'international', 'uk'].map((edition) => `/_/include/${edition}/masthead`),
      '/logo.svg',
    ]);
    await undoSettings(house.rooms, number ?? 0, desk);
    expect((await house.shelf.get('/logo.svg'))?.item.is).toBe('gone');
  });

  it('of files as text gives each an address, as plain words whatever it is called, and takes it away again', async () => {
    const house = await aHouse();
    const textFiles = [
      { path: '/ads.txt', text: 'exchange.example, 12, DIRECT' },
      { path: '/.well-known/security.txt', text: 'Contact: mailto:desk@harbour.example' },
      { path: '/proof12ab.html', text: '<script>ran()</script>' },
    ];
    const wish = {
      was: { textFiles: [], robots: null },
      set: { textFiles, robots: 'User-agent: Greedy\nDisallow: /' },
    };
    const { number, receipt } = await changeSettings(house.rooms, wish, desk);
    expect(written(receipt)).toEqual(['/.well-known/security.txt', '/ads.txt', '/proof12ab.html', '/robots.txt']);
    const item = (await house.shelf.get('/proof12ab.html'))?.item;
    expect(item).toMatchObject({ is: 'page', type: 'text/plain; charset=utf-8' });
    await undoSettings(house.rooms, number ?? 0, desk);
    expect((await house.shelf.get('/ads.txt'))?.item.is).toBe('gone');
    expect(await checkShelf(house.rooms)).toEqual([]);
    const taken = [
      ...textFiles,
      { path: '/robots.txt', text: 'x' },
      { path: '/ads.txt', text: 'x' },
      { path: '/world', text: 'x' },
    ];
    const refused = changeSettings(house.rooms, { was: { textFiles: [] }, set: { textFiles: taken } }, desk);
    await expect(refused).rejects.toMatchObject({
      problems: ['textFiles/3/path', 'textFiles/5/path', 'textFiles/4/path'].map((where) => ({ where })),
    });
  });

  it('is refused, with who did it, where somebody changed the same meanwhile, and kept where they changed something else', async () => {
    const house = await aHouse();
    const other = { name: 'Sam Poole' };
    await changeSettings(
      house.rooms,
      { was: { tagline: 'News of the coast' }, set: { tagline: 'News of the sea' } },
      other,
    );
    const late = { was: { tagline: 'News of the coast' }, set: { tagline: 'News of the tide' } };
    await expect(changeSettings(house.rooms, late, desk)).rejects.toMatchObject({
      code: 'changed-meanwhile',
      status: 409,
      problems: [{ where: 'tagline', say: expect.stringContaining('Sam Poole has changed this in the meantime') }],
    });
    await changeSettings(house.rooms, { was: { footerLinks: [] }, set: { footerLinks: links } }, desk);
    expect(await readSettings(house.store.reader)).toEqual(
      houseSettings({ tagline: 'News of the sea', footerLinks: links }),
    );
  });

  it('that cannot be is refused with each place, and nothing of it is kept', async () => {
    const house = await aHouse();
    const wish = {
      was: { name: 'The Harbour Times', siteUrl: 'https://harbour.example' },
      set: { name: '', siteUrl: 'harbour' },
    };
    const refused = await changeSettings(house.rooms, wish, desk).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'settings-wrong', status: 422 });
    const places = (refused as { problems: { where: string }[] }).problems.map(({ where }) => where);
    expect([...new Set(places)]).toEqual(['name', 'siteUrl']);
    expect(await readSettings(house.store.reader)).toEqual(houseSettings());
  });

  it('that changes nothing leaves nothing behind', async () => {
    const house = await aHouse();
    const before = await lastSeq(house.store.reader);
    const { number } = await changeSettings(house.rooms, { was: { logo: null }, set: { logo: null } }, desk);
    expect(number).toBeNull();
    expect(await lastSeq(house.store.reader)).toBe(before);
  });
});

describe('a change taken back', () => {
  it('is another change, and the shelf is what it was', async () => {
    const house = await aHouse();
    const front = await house.shelf.tag('/');
    const { number } = await changeSettings(
      house.rooms,
      { was: { name: 'The Harbour Times' }, set: { name: 'The Tern' } },
      desk,
    );
    expect(await house.shelf.tag('/')).not.toBe(front);
    await undoSettings(house.rooms, number ?? 0, { name: 'Sam Poole' });
    expect(await house.shelf.tag('/')).toBe(front);
    const [newest] = await readSettingVersions(house.store.reader, { document: 'settings', limit: 1 });
    expect(newest).toMatchObject({ by: 'Sam Poole', undoes: number, after: houseSettings() });
  });

  it('is refused where somebody changed the same since; what others changed beside it stays', async () => {
    const house = await aHouse();
    const wish = { was: { name: 'The Harbour Times' }, set: { name: 'The Tern' } };
    const { number } = await changeSettings(house.rooms, wish, desk);
    await changeSettings(house.rooms, { was: { footerLinks: [] }, set: { footerLinks: links } }, desk);
    await undoSettings(house.rooms, number ?? 0, desk);
    expect(await readSettings(house.store.reader)).toEqual(houseSettings({ footerLinks: links }));
    const again = await changeSettings(house.rooms, wish, desk);
    await changeSettings(house.rooms, { was: { name: 'The Tern' }, set: { name: 'The Gull' } }, desk);
    await expect(undoSettings(house.rooms, again.number ?? 0, desk)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    await expect(undoSettings(house.rooms, 999, desk)).rejects.toMatchObject({ status: 404 });
  });
});
