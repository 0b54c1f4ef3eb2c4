import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { silentLog } from '../../src/base/log.ts';
import type { PressReceipt } from '../../src/story/receipt.ts';
import { openSearch } from '../../src/search/open-search.ts';
import { queryOf, readerQuery } from '../../src/story/reader-search.ts';
import { aDelivery, ask } from '../house/deliveries.ts';
import { atTheEnd } from '../house/endings.ts';
import { aFolder, aSmallDisk, noSmallDisk } from '../house/folders.ts';
import { aHouse, type House } from '../house/houses.ts';
import { aStory, idOf, paragraph } from '../house/stories.ts';

// The search as readers have it: asked through delivery, answered from the shelf by an index of its own, with the newsroom's acts as they are.

async function aSearch(house: House, file = ':memory:') {
  const search = openSearch({ shelf: house.shelf, site: house.site, file, log: silentLog });
  atTheEnd(() => search.close());
  return { ...search, ...(await search.listen(0)) };
}

async function searched(port: number, asked: string, path = '/search') {
  const { status, text, headers } = await ask(port, `${path}?${asked}`);
  const links = [...text.matchAll(/<h3><a href="([^"]+)">/g)].map(([, to]) => to ?? '');
  return { status, text, headers, links };
}

const q = (text: string): string => new URLSearchParams({ q: text }).toString();

describe('the search of a site', () => {
  let house: House;
  let port: number;
  const said = { body: [paragraph('Nothing else was said.')] };
  const at = (number: number, slug: string): string => `/news/${idOf(number)}/${slug}`;

  beforeAll(async () => {
    house = await aHouse();
    const { url } = await aSearch(house);
    port = (await aDelivery({ shelf: house.shelf, tuning: { search: url } })).port;
    const stories = [
      aStory({
        ...said,
        id: idOf(1),
        urlSlug: 'lodz',
        headline: 'Łódź buys a ferry',
        section: 'world',
        topics: ['ports'],
      }),
      aStory({
        id: idOf(2),
        urlSlug: 'usa',
        headline: 'U.S.A. counts 12,500 gulls',
        section: 'sport',
        body: [paragraph('Mr O’Brien sent an e-mail about the ferry to Müller.')],
      }),
      aStory({
        ...said,
        id: idOf(3),
        urlSlug: 'bahr',
        headline: 'السفينة في البحر',
        section: 'akhbar',
        edition: 'arabic',
        lang: 'ar',
        dir: 'rtl',
      }),
      aStory({
        ...said,
        id: idOf(4),
        urlSlug: 'hafen',
        headline: 'Die Hafenbrücke ist offen',
        section: 'world',
        lang: 'de',
        kind: 'opinion',
      }),
    ];
    for (const story of stories) await house.publish({ story });
  });

  it('finds what people type, however it was written', async () => {
    for (const [typed, slug] of [
      ['lodz', at(1, 'lodz')],
      ['USA', at(2, 'usa')],
      ['12500', at(2, 'usa')],
      ['OBrien', at(2, 'usa')],
      ['email', at(2, 'usa')],
      ['mueller', at(2, 'usa')],
      ['brücke', at(4, 'hafen')],
      ['"about the ferry"', at(2, 'usa')],
    ] as const)
      expect((await searched(port, q(typed))).links, typed).toEqual([slug]);
    expect((await searched(port, q('سفينة'), '/search/arabic')).links).toEqual([at(3, 'bahr')]);
    expect((await searched(port, q('السفينة'), '/search/arabic')).text).toMatch(/dir="rtl"/);
  });

  it('puts a headline before a mention, and the newest first for who asks that', async () => {
    expect((await searched(port, q('ferry'))).links).toEqual([at(1, 'lodz'), at(2, 'usa')]);
    expect((await searched(port, `${q('ferry')}&order=newest`)).links).toEqual([at(2, 'usa'), at(1, 'lodz')]);
  });

  it('marks what was found, and keeps what was asked in its form', async () => {
    const { text } = await searched(port, `${q('o’brien <script>')}&section=sport`);
    expect(text).toContain('value="o’brien &lt;script>"');
    expect(text).not.toContain('<script');
    expect((await searched(port, q('o’brien'))).text).toContain('Mr <mark>O’Brien</mark> sent');
    expect(text).toContain('<option value="sport" selected>');
  });

  it('narrows by section, topic, kind, date and edition, and says when nothing is left', async () => {
    expect((await searched(port, `${q('ferry')}&section=sport`)).links).toEqual([at(2, 'usa')]);
    expect((await searched(port, `${q('ferry')}&topic=ports`)).links).toEqual([at(1, 'lodz')]);
    expect((await searched(port, `${q('hafenbrücke')}&kind=opinion`)).links).toEqual([at(4, 'hafen')]);
    expect((await searched(port, q('البحر'))).links).toEqual([]);
    expect((await searched(port, `${q('البحر')}&in=all`)).links).toEqual([at(3, 'bahr')]);
    const none = await searched(port, `${q('ferry')}&section=sport&kind=opinion`);
    expect(none.text).toContain('No story has all these words');
    expect((await searched(port, `${q('ferry')}&since=day`)).links).toEqual([]);
  });

  it('answers text first too, is kept by nobody, and is in no search engine', async () => {
    const lite = await searched(port, q('lodz'), '/lite/search');
    expect(lite.links).toEqual([`/lite${at(1, 'lodz')}`]);
    expect(lite.headers['cache-control']).toBe('no-store');
    expect(lite.headers['x-robots-tag']).toBe('noindex');
    expect(lite.headers['content-security-policy']).toContain("form-action 'self'");
    expect((await ask(port, at(1, 'lodz'))).headers['content-security-policy']).toContain("form-action 'none'");
  });

  it('has its field on the shelf, where no search is needed, and gives its own parts to nobody', async () => {
    const { text } = await searched(port, '');
    expect(text).toContain('role="search"');
    for (const inner of ['/_/search', '/_/away/search', `/_/words/${idOf(1)}`])
      expect((await ask(port, inner)).status, inner).toBe(404);
  });

  it('finds new words at once and old ones no more; what was killed is gone with the answer of the act', async () => {
    const story = aStory({ ...said, id: idOf(1), urlSlug: 'lodz', headline: 'Łódź sells a barge', section: 'world' });
    await house.publish({ story, change: 'update', note: 'Now with the barge.' });
    expect((await searched(port, q('barge'))).links).toEqual([at(1, 'lodz')]);
    expect((await searched(port, q('lodz ferry'))).links).toEqual([]);
    await house.kill(idOf(2), 'A court said so.');
    expect((await searched(port, q('gulls'))).links).toEqual([]);
    expect((await searched(port, q('gulls'))).text).not.toContain('O’Brien');
    await house.withdraw(idOf(4));
    expect((await searched(port, q('hafenbrücke'))).links).toEqual([]);
  });
});

test('an index is taken up where it was, made anew when it is spoilt, and knows what happened meanwhile', async () => {
  const house = await aHouse();
  const file = join(aFolder(), 'search.db');
  await house.publish({ story: aStory({ id: idOf(1), headline: 'A lighthouse' }) });
  const first = openSearch({ shelf: house.shelf, site: house.site, file, log: silentLog });
  await first.catchUp();
  await first.close();
  await house.publish({ story: aStory({ id: idOf(2), headline: 'A lightship' }) });
  await house.kill(idOf(1), 'It was wrong.');
  const found = async () => {
    const search = openSearch({ shelf: house.shelf, site: house.site, file, log: silentLog });
    const { url } = await search.listen(0);
    const { port } = await aDelivery({ shelf: house.shelf, tuning: { search: url } });
    const counts = await Promise.all(
      ['lighthouse', 'lightship'].map(async (one) => (await searched(port, q(one))).links.length),
    );
    await search.close();
    return counts;
  };
  expect(await found()).toEqual([0, 1]);
  writeFileSync(file, 'This is no database.');
  expect(await found()).toEqual([0, 1]);
});

test('where no search answers, readers are told so and when to come back; pages are there', async () => {
  const house = await aHouse();
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  atTheEnd(() => (silent.closeAllConnections(), silent.close()));
  const late = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  for (const search of [null, 'http://127.0.0.1:9', late]) {
    const { port } = await aDelivery({ shelf: house.shelf, tuning: { search } });
    const { status, text, headers } = await searched(port, q('ferry'), '/search/arabic');
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('10');
    expect(text).toContain('تعذّر على البحث');
    expect((await ask(port, '/')).status).toBe(200);
  }
});

test('an index is kept in memory where the disk is full', async (context) => {
  const disk = aSmallDisk(64);
  context.skip(disk === null, noSmallDisk);
  const house = await aHouse();
  const file = join(disk ?? '', 'search.db');
  await openSearch({ shelf: house.shelf, site: house.site, file, log: silentLog }).close();
  const rubbish = openSync(join(disk ?? '', 'rubbish'), 'w');
  expect(() => {
    for (;;) writeSync(rubbish, Buffer.alloc(4096));
  }).toThrow('ENOSPC');
  await house.publish({ story: aStory({ id: idOf(1), headline: 'A lighthouse' }) });
  const { url } = await aSearch(house, file);
  const { port } = await aDelivery({ shelf: house.shelf, tuning: { search: url } });
  expect((await searched(port, q('lighthouse'))).links).toHaveLength(1);
});

test('a search that is kept running and starts, or starts anew, is waited for', async () => {
  const house = await aHouse();
  await house.publish({ story: aStory({ id: idOf(1), headline: 'A lighthouse' }) });
  // One that has not read the shelf yet says so.
  const unready = createServer((_request, response) => void response.writeHead(503).end());
  await new Promise<void>((resolve) => unready.listen(0, '127.0.0.1', resolve));
  atTheEnd(() => unready.close());
  const search = `http://127.0.0.1:${(unready.address() as AddressInfo).port}`;
  const site = await aDelivery({ shelf: house.shelf, tuning: { isSearchKept: true, search } });
  const asked = searched(site.port, q('lighthouse'));
  // Long enough that the question is on its way, whichever comes first.
  await ask(site.port, '/');
  const first = openSearch({ shelf: house.shelf, site: house.site, file: ':memory:', log: silentLog });
  site.searchAt((await first.listen(0)).url);
  expect((await asked).links).toHaveLength(1);
  await first.close();
  const again = searched(site.port, q('lighthouse'));
  await ask(site.port, '/');
  site.searchAt((await aSearch(house)).url);
  expect((await again).links).toHaveLength(1);
});

test('what an address asks comes back as the same address; what is nonsense in it counts as not there', () => {
  const said = 'q=two+words&section=world&topic=ports&kind=opinion&since=week&in=all&order=newest&page=3';
  expect(Object.fromEntries(new URLSearchParams(queryOf(readerQuery(said))))).toEqual(
    Object.fromEntries(new URLSearchParams(said)),
  );
  expect(queryOf(readerQuery('q=%FF%00&section=../etc&kind=toString&since=__proto__&page=-1&order=x'))).toBe(
    queryOf(readerQuery('q=%FF')),
  );
});

test('the words of a story are pressed with the story alone, where they changed, and taken away with it', async () => {
  const house = await aHouse();
  const story = aStory({ id: idOf(1) });
  const path = `/_/words/${idOf(1)}`;
  const resultOf = ({ pressed }: PressReceipt) => pressed.find((one) => one.path === path)?.result;
  expect(resultOf(await house.publish({ story }))).toBe('written');
  await house.publish({ story: aStory({ id: idOf(2) }) });
  expect(resultOf(await house.publish({ story: aStory({ id: idOf(2), headline: 'Other' }), change: 'minor' }))).toBe(
    undefined,
  );
  expect(resultOf(await house.publish({ story, change: 'minor' }))).toBe('skipped');
  expect(resultOf(await house.publish({ story: { ...story, standfirst: 'More' }, change: 'minor' }))).toBe('written');
  expect(resultOf(await house.kill(idOf(1)))).toBe('removed');
});
