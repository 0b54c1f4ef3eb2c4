import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { tickingClock } from '../../test/house/clocks.ts';
import { houseSettings } from '../../test/house/houses.ts';
import { actMaker, aStore } from '../../test/house/stores.ts';
import { auditAfter } from '../store/audit.ts';
import { changesAfter } from '../store/changes.ts';
import { changeWorkflow, readBars, type WorkflowChange } from '../store/desk-state.ts';
import { readSections, readTopic, saveSettings } from '../store/documents.ts';
import { readDraft } from '../store/drafts.ts';
import type { Store } from '../store/open-store.ts';
import { readRedirect } from '../store/sources.ts';
import { readPublished, readVersions } from '../store/versions.ts';
import { UNDATED } from '../story/lists.ts';
import { takeFromReaders } from './gate.ts';
import { importFile, type ImportReceipt } from './import-file.ts';
import { dateUndated } from './date-stories.ts';
import { openPageReader } from './read-apart.ts';

type Good = Extract<ImportReceipt, { ok: true }>;

const page = (name: string): string => readFileSync(new URL(`../wire/fixtures/${name}`, import.meta.url), 'utf8');

// A thread takes longer to start than to read what these tests have it read.
const pages = openPageReader();
afterAll(() => pages.close());

async function aHouse() {
  const store = await aStore();
  const act = actMaker();
  await store.write((tx) => saveSettings(tx, houseSettings(), act('change-settings')));
  const clock = tickingClock('2026-11-23T10:00:00Z');
  const confirmed = new Map([['transport', 'Transport']]);
  const take = (fileName: string, content: string | Uint8Array, publish = true, sections = confirmed) =>
    importFile(
      { store, clock, pages },
      {
        fileName,
        bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
        publish,
        sections,
        by: 'import',
      },
    );
  const taken = async (fileName: string, content = page(fileName), publish = true): Promise<Good> => {
    const receipt = await take(fileName, content, publish);
    if (!receipt.ok) throw new Error(JSON.stringify(receipt.problems));
    return receipt;
  };
  return { store, act, take, taken };
}

const codes = ({ warnings }: Good): string[] => warnings.map((warning) => warning.code);

async function acts(store: Store): Promise<string[]> {
  return (await changesAfter(store.reader, 0, 1000)).map((change) => change.act);
}

describe('a page taken in', () => {
  it('is published with the times it states, under the section it names', async () => {
    const { store, taken } = await aHouse();
    const receipt = await taken('modern-article.html');
    expect(receipt).toMatchObject({
      result: 'new',
      isPublished: true,
      firstPublishedAt: '2021-03-09T06:15:00Z',
      lastUpdatedAt: '2021-03-09T16:42:10Z',
    });
    expect(receipt.address).toBe(`/news/${receipt.story.id}/harbour-bridge-to-close-for-a-year`);
    expect(await readPublished(store.reader, receipt.story.id)).toMatchObject({
      version: 1,
      change: 'first',
      firstPublishedAt: '2021-03-09T06:15:00Z',
      lastUpdatedAt: '2021-03-09T16:42:10Z',
      sortAt: '2021-03-09T06:15:00Z',
    });
    expect((await readSections(store.reader)).map((section) => section.name)).toContain('Transport');
    expect(await readTopic(store.reader, 'port-calder')).toMatchObject({ name: 'Port Calder' });
    expect(codes(receipt)).toContain('section-made');
  });

  it('stays a draft when nobody asks for more', async () => {
    const { store, taken } = await aHouse();
    const receipt = await taken('text-1999.txt', page('text-1999.txt'), false);
    expect(receipt.isPublished).toBe(false);
    expect(await readDraft(store.reader, receipt.story.id)).toMatchObject({
      story: { headline: 'Ferry strike leaves islands cut off' },
    });
    expect(await readPublished(store.reader, receipt.story.id)).toBeNull();
  });

  it('goes to the default section, with a warning, when it names none', async () => {
    const { taken } = await aHouse();
    const receipt = await taken('text-american.txt');
    expect(receipt.story.section).toBe(houseSettings().defaultSection);
    expect(codes(receipt)).toContain('section-unknown');
  });

  it('makes no section that nobody confirmed, and says where it went', async () => {
    const { store, take } = await aHouse();
    const receipt = await take('modern-article.html', page('modern-article.html'), true, new Map());
    if (!receipt.ok) throw new Error('refused');
    expect(receipt.story.section).toBe(houseSettings().defaultSection);
    expect(receipt.warnings.find(({ code }) => code === 'section-unmapped')?.say).toContain('Transport');
    expect((await readSections(store.reader)).map(({ name }) => name)).not.toContain('Transport');
  });

  it('without any date stands among the undated, until it is dated, with no new version', async () => {
    const { store, taken } = await aHouse();
    const words = 'The council met in the hall above the fish market to decide what becomes of the old landing stage.';
    const receipt = await taken(
      'undated.html',
      `<!doctype html><title>Pier stays</title><h1>Pier stays</h1><p>${words}</p>`,
    );
    expect(codes(receipt)).toContain('time-unknown');
    const { id } = receipt.story;
    expect(await readPublished(store.reader, id)).toMatchObject({ firstPublishedAt: null, sortAt: UNDATED });
    const clock = tickingClock('2026-11-23T10:00:00Z');
    const dated = await dateUndated({ store, clock }, { story: receipt.address, date: '2021-03-09' }, 'date');
    expect(dated).toMatchObject({ ok: true, at: '2021-03-09T00:00:00Z', storyId: id });
    expect(await readPublished(store.reader, id)).toMatchObject({ version: 1, sortAt: '2021-03-09T00:00:00Z' });
    expect((await auditAfter(store.reader, 0, 100)).map(({ act }) => act)).toContain('date-story');
  });

  it('that states a day and no hour is of that day on the clock of its edition, and known again', async () => {
    const { store, taken, act } = await aHouse();
    const { editions, ...settings } = houseSettings();
    const inNewYork = editions.map((one) => ({
      ...one,
      clocks: [{ label: 'New York', timeZone: 'America/New_York' }],
    }));
    await store.write((tx) => saveSettings(tx, { ...settings, editions: inNewYork }, act('change-settings')));
    const words = 'The council met in the hall above the fish market to decide what becomes of the old landing stage.';
    const copy = `<!doctype html><title>Pier stays</title><meta property="article:published_time" content="2007-07-24"><h1>Pier stays</h1><p>${words}</p>`;
    const receipt = await taken('day.html', copy);
    expect(receipt).toMatchObject({ result: 'new', firstPublishedAt: '2007-07-24T04:00:00Z' });
    expect(await readPublished(store.reader, receipt.story.id)).toMatchObject({ sortAt: '2007-07-24T04:00:00Z' });
    expect(await taken('day.html', copy)).toMatchObject({ result: 'known' });
  });

  it('is dated only by what names it and is a date that was', async () => {
    const { store, taken } = await aHouse();
    await taken('modern-article.html');
    const address = '/news/2021/03/harbour-bridge-to-close';
    const clock = tickingClock('2026-11-23T10:00:00Z');
    const orders: [string, string, string][] = [
      ['k3x9abcd2p', '2021-03-09', 'story-unknown'],
      ['/news/2021/nowhere', '2021-03-09', 'story-unknown'],
      [address, '2021-03-09', 'dated-already'],
      [address, '9 March', 'date-unfit'],
      [address, '2021-02-30', 'date-unfit'],
      [address, '2031-03-09', 'date-unfit'],
    ];
    for (const [story, date, code] of orders)
      expect(await dateUndated({ store, clock }, { story, date }, 'date'), date).toMatchObject({
        ok: false,
        problem: { code },
      });
  });

  it('goes to the edition of its language', async () => {
    const { taken } = await aHouse();
    const arabic = houseSettings().editions.find((edition) => edition.dir === 'rtl');
    expect((await taken('arabic-article.html')).story).toMatchObject({ edition: arabic?.id, dir: 'rtl', lang: 'ar' });
  });

  it('leads from its old address to the story', async () => {
    const { store, taken } = await aHouse();
    const receipt = await taken('modern-article.html');
    expect(await readRedirect(store.reader, '/news/2021/03/harbour-bridge-to-close')).toBe(receipt.story.id);
    const printed = await taken('text-printable.txt');
    expect(await readRedirect(store.reader, '/2/hi/estuary/4711.stm')).toBe(printed.story.id);
  });
});

describe('the same page again', () => {
  it.each(['modern-article.html', 'text-1999.txt', 'tables-1999.html', 'arabic-article.html'])(
    'is the same story: %s',
    async (name) => {
      const { store, taken } = await aHouse();
      const first = await taken(name);
      const before = await acts(store);
      const again = await taken(`copy-of-${name}`, page(name));
      expect(again).toMatchObject({ result: 'known', address: first.address, story: first.story });
      expect(await readVersions(store.reader, first.story.id)).toHaveLength(1);
      expect(await acts(store)).toEqual(before);
    },
  );

  it('is published later when that is asked for later', async () => {
    const { store, taken } = await aHouse();
    const draft = await taken('text-1999.txt', page('text-1999.txt'), false);
    const live = await taken('text-1999.txt');
    expect(live).toMatchObject({ result: 'known', isPublished: true, story: { id: draft.story.id } });
    expect(await readVersions(store.reader, draft.story.id)).toHaveLength(1);
  });

  it('with other words is its next version, at the same address', async () => {
    const { store, taken } = await aHouse();
    const first = await taken('modern-article.html');
    const later = await taken(
      'later.html',
      page('modern-article.html')
        .replace('Lorries must use', 'Lorries may use')
        .replaceAll('bridge to close for a year', 'bridge to close for two years'),
    );
    expect(later).toMatchObject({
      result: 'changed',
      address: first.address,
      story: { id: first.story.id, headline: 'Harbour bridge to close for two years' },
    });
    expect((await readVersions(store.reader, first.story.id)).map((version) => version.change)).toEqual([
      'first',
      'update',
    ]);
  });

  it.each([
    ['a word of its headline', 'Ferry strike leaves islands cut off', 'Ferry strike leaves isles cut off'],
    ['a word of its standfirst', 'for a third day', 'for a fourth day'],
    ['a word at the beginning of its text', 'Around 9,000 people', 'Some 9,000 people'],
  ])('without an address, and with %s changed, is its next version, and that is said', async (_name, was, is) => {
    const { store, taken } = await aHouse();
    const first = await taken('text-1999.txt');
    const later = await taken('later.txt', page('text-1999.txt').replaceAll(was, is));
    expect(later).toMatchObject({ result: 'changed', address: first.address, story: { id: first.story.id } });
    expect(codes(later)).toContain('later-copy');
    expect(await readVersions(store.reader, first.story.id)).toHaveLength(2);
    // Either copy is known from now on, and neither makes a third version.
    expect((await taken('first.txt', page('text-1999.txt'))).story.id).toBe(first.story.id);
    expect(await readVersions(store.reader, first.story.id)).toHaveLength(2);
  });

  it('with much of the same words is another story, and that is said', async () => {
    const { taken } = await aHouse();
    const first = await taken('text-1999.txt');
    const words: [string, string][] = [
      ['Ferry strike leaves islands cut off', 'Talks begin over ferry strike'],
      ['for a third day', 'for a fourth day'],
    ];
    const other = await taken(
      'other.txt',
      words.reduce((text, [was, is]) => text.replaceAll(was, is), page('text-1999.txt')),
    );
    expect(other).toMatchObject({ result: 'new' });
    expect(other.warnings.find(({ code }) => code === 'told-twice')?.say).toContain(first.story.id);
  });

  it('with the same words on another day is another story', async () => {
    const { taken } = await aHouse();
    const first = await taken('text-1999.txt');
    const other = await taken('other.txt', page('text-1999.txt').replace('June 10, 1999', 'June 17, 1999'));
    expect(other).toMatchObject({ result: 'new' });
    expect(other.story.id).not.toBe(first.story.id);
  });

  it('from a second address is a second story, and that is said', async () => {
    const { taken } = await aHouse();
    const first = await taken('modern-article.html');
    const other = await taken(
      'other.html',
      page('modern-article.html').replaceAll('harbour-bridge-to-close', 'harbour-bridge-to-close-print'),
    );
    expect(other).toMatchObject({ result: 'new' });
    expect(other.warnings.find(({ code }) => code === 'told-twice')?.say).toContain(first.story.id);
  });

  it('is another story when only the layout is the same', async () => {
    const { taken } = await aHouse();
    const one = await taken('text-1999.txt');
    const other = await taken(
      'other.txt',
      page('text-1999.txt').replaceAll('Ferry', 'Train').replaceAll('islands', 'valleys'),
    );
    expect(other.result).toBe('new');
    expect(other.story.id).not.toBe(one.story.id);
  });
});

describe('an old address in letters of its time', () => {
  const old = (address: string) =>
    page('modern-article.html').replaceAll(
      /https?:\/\/[^"' <]*harbour-bridge-to-close(?:\?utm_source=feed)?/g,
      address,
    );

  it.each([
    ['http://old.example/2009/caf%E9-du-port.html', '/2009/caf%E9-du-port.html'],
    ['http://old.example/%CD%EE%E2%EE%F1%F2%E8/1', '/%CD%EE%E2%EE%F1%F2%E8/1'],
    ['http://old.example/lire?titre=caf%E9%20noir', '/lire?titre=caf%E9%20noir'],
    ['http://old.example/lire?a=1&utm_source=x&b=%2F', '/lire?a=1&b=%2F'],
  ])('%s is kept as readers had it', async (address, kept) => {
    const { store, taken } = await aHouse();
    const receipt = await taken('modern-article.html', old(address));
    expect(await readRedirect(store.reader, kept)).toBe(receipt.story.id);
  });

  it('is told from one that differs in such a letter only', async () => {
    const { taken } = await aHouse();
    const one = await taken('one.html', old('http://old.example/lire?titre=%E9'));
    const other = await taken('other.html', old('http://old.example/lire?titre=%E8'));
    expect(other.story.id).not.toBe(one.story.id);
  });
});

describe('what somebody in the newsroom said must not go live', () => {
  const changeStory = (store: Store, storyId: string, change: WorkflowChange) =>
    store.write((tx) =>
      changeWorkflow(tx, storyId, { ...change, who: { at: '2026-11-23T10:00:00Z', by: 'Ada Reed' } }),
    );
  const reason = 'The lawyer reads it';
  const bars: [string, WorkflowChange, string][] = [
    ['held', { hold: { reason } }, 'held'],
    ['spiked', { spiked: { reason } }, 'spiked'],
    ['under embargo', { embargoUntil: '2030-01-01T00:00:00Z' }, 'embargoed'],
  ];

  it.each(bars)('is not put live by an import: %s', async (_name, change, code) => {
    const { store, take, taken } = await aHouse();
    const { story } = await taken('text-1999.txt', page('text-1999.txt'), false);
    await changeStory(store, story.id, change);
    const before = await acts(store);
    await expect(take('text-1999.txt', page('text-1999.txt'))).rejects.toMatchObject({ code });
    expect(await readPublished(store.reader, story.id)).toBeNull();
    expect(await acts(store)).toEqual(before);
  });

  it('stays killed, whatever later copy of the page comes', async () => {
    const { store, take, taken } = await aHouse();
    const { story } = await taken('modern-article.html');
    const at = '2026-11-23T11:00:00Z';
    await store.write((tx) =>
      takeFromReaders(
        tx,
        { storyId: story.id, state: { is: 'killed', at, reason: 'A court said so.' }, summary: 'Killed it' },
        { actor: { name: 'Ada Reed' }, at, act: 'kill' },
      ),
    );
    const later = page('modern-article.html').replaceAll('bridge to close for a year', 'bridge to close for two years');
    await expect(take('modern-article.html', later)).rejects.toMatchObject({ code: 'story-killed' });
    expect((await readPublished(store.reader, story.id))?.state.is).toBe('killed');
  });
});

describe('a page from the future', () => {
  it('is held on the desk and said, and not put live however often it comes', async () => {
    const { store, taken } = await aHouse();
    const ahead = page('modern-article.html').replaceAll('2021-03-09', '2031-03-09');
    for (const round of ['once', 'again']) {
      const receipt = await taken('ahead.html', ahead);
      expect(receipt.isPublished, round).toBe(false);
      expect(codes(receipt), round).toContain('date-ahead');
      expect((await readBars(store.reader, receipt.story.id)).held).toContain('2031-03-09');
    }
  });
});

describe('the record', () => {
  const audited = async (store: Store) =>
    (await auditAfter(store.reader, 0, 100)).map(({ act, summary, storyId }) => ({ act, summary, storyId }));

  it('names each file taken in, once, published or not', async () => {
    const { store, taken } = await aHouse();
    const draft = await taken('text-1999.txt', page('text-1999.txt'), false);
    await taken('text-1999.txt', page('text-1999.txt'), false);
    const live = await taken('modern-article.html');
    await taken('modern-article.html');
    expect(await audited(store)).toEqual([
      { act: 'import', summary: 'Imported text-1999.txt', storyId: draft.story.id },
      {
        act: 'import',
        summary: `Published “${live.story.headline}” from modern-article.html`,
        storyId: live.story.id,
      },
    ]);
  });

  it('says of an old page what would stop a new one, and lets it go live', async () => {
    const { taken } = await aHouse();
    const receipt = await taken('tk.txt', page('text-1999.txt').replace('Ferry', 'Ferry TK'));
    expect(receipt.isPublished).toBe(true);
    expect(codes(receipt)).toContain('tk-left');
  });
});

describe('what cannot be read', () => {
  it('is answered with reasons, and nothing is kept of it', async () => {
    const { store, take } = await aHouse();
    const before = await acts(store);
    expect(await take('a.pdf', '%PDF-1.4')).toMatchObject({
      ok: false,
      problems: [{ code: 'file-not-a-page', where: 'a.pdf' }],
    });
    expect(await take('index-page.html', page('index-page.html'))).toMatchObject({
      ok: false,
      problems: [{ code: 'article-missing' }],
    });
    expect(await acts(store)).toEqual(before);
  });
});
