import { describe, expect, test } from 'vitest';
import { chance } from '../../../test/house/chance.ts';
import { aHouse, type House } from '../../../test/house/houses.ts';
import { aNewsroomApp } from '../../../test/house/newsroom-apps.ts';
import { everything, failingShelf, standing } from '../../../test/house/shelves.ts';
import { aStory, idOf } from '../../../test/house/stories.ts';
import { checkShelf } from '../../press/check.ts';
import { searchAudit } from '../../store/audit.ts';
import { bannerRevision, bannerState } from '../../store/banners.ts';
import { changesAfter, lastSeq } from '../../store/changes.ts';
import type { Person } from '../../story/person.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { runDue } from '../run-due.ts';
import { putBanner, takeBannerOff, undoBanner, type WantedBanner } from './banners.ts';

const ada: Person = { id: 'p1', name: 'Ada Reed', role: 'editor' };
const ben: Person = { id: 'p2', name: 'Ben Hale', role: 'editor' };
const FLOOD = 'Sea wall at Orran Quay gives way';
let acts = 0;
const actId = (): string => `act-${(acts += 1)}`;

async function put(house: House, said: Partial<WantedBanner> = {}, by = ada): Promise<PressReceipt> {
  const on = await bannerRevision(house.store.reader);
  const usual = { words: FLOOD, link: null, editions: ['uk'], until: { minutes: 60 } };
  return putBanner(house.rooms, { id: actId(), on, ...usual, ...said }, by);
}

async function lastAct(house: House): Promise<string> {
  return (
    (await house.store.reader.selectFrom('banner_acts').select('id').orderBy('seq', 'desc').executeTakeFirst())?.id ??
    ''
  );
}

const undo = async (house: House, of: string, by = ada) => undoBanner(house.rooms, { id: actId(), of }, by);

const wordsIn = async ({ store }: House, edition: string): Promise<string | null> =>
  (await bannerState(store.reader, edition)).banner?.words ?? null;

async function placesOf(house: House, words: string): Promise<string[]> {
  return [...(await everything(house.shelf))].filter(([, text]) => text?.includes(words)).map(([path]) => path);
}

const written = ({ pressed }: PressReceipt): string[] =>
  pressed.flatMap(({ path, result }) => (result === 'written' ? [path] : [])).toSorted();

describe('a breaking banner', () => {
  test('presses two includes of its edition and not one page, and every page of the edition has them', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory() });
    const receipt = await put(house);
    expect(written(receipt)).toEqual(['/_/include/uk/banner', '/_/include/uk/lite-banner']);
    expect(await placesOf(house, FLOOD)).toEqual(written(receipt));
    for (const [path, text] of await everything(house.shelf)) {
      if (!text?.startsWith('<!DOCTYPE html>') || path.startsWith('/_/error/500/')) continue;
      const banner = /^(?:\/_\/away)?\/lite/.test(path) ? 'lite-banner' : 'banner';
      const edition = /include\/(\w+)\//.exec(text)?.[1];
      expect(text.split(`<!--#include virtual="/_/include/${edition}/${banner}" -->`).length, path).toBe(2);
    }
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  test('stands by edition, in its language and from its side', async () => {
    const house = await aHouse();
    await put(house, { editions: ['arabic', 'international'], words: 'انهيار جدار البحر' });
    expect(await placesOf(house, 'انهيار')).toEqual([
      '/_/include/arabic/banner',
      '/_/include/arabic/lite-banner',
      '/_/include/international/banner',
      '/_/include/international/lite-banner',
    ]);
    expect(await standing(house.shelf, '/_/include/arabic/banner')).toContain('عاجل');
    expect(await standing(house.shelf, '/_/include/uk/banner')).not.toContain('breaking');
  });

  test('goes with a story of ours that it leads to by an address', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory() });
    const own = `/news/${idOf(1)}/ferry-reaches-the-islands`;
    await put(house, { link: { is: 'address', href: own } });
    const whole = `https://harbour.example${own}`;
    await put(house, { link: { is: 'address', href: whole }, editions: ['international'] });
    expect(await placesOf(house, FLOOD)).toHaveLength(4);
    const { pressed } = await house.kill(idOf(1));
    expect(pressed.map(({ path }) => path)).toContain('/_/include/uk/banner');
    expect(await placesOf(house, FLOOD)).toEqual([]);
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  test('leads to a story that readers have, on lite pages to its lite page, and to no other', async () => {
    const house = await aHouse();
    await expect(put(house, { link: { is: 'story', id: idOf(1) } })).rejects.toMatchObject({
      status: 422,
      code: 'story-not-live',
    });
    await house.publish({ story: aStory({ urlSlug: 'sea-wall' }) });
    await put(house, { link: { is: 'story', id: idOf(1) } });
    expect(await standing(house.shelf, '/_/include/uk/banner')).toContain(`href="/news/${idOf(1)}/sea-wall"`);
    expect(await standing(house.shelf, '/_/include/uk/lite-banner')).toContain(`href="/lite/news/${idOf(1)}/sea-wall"`);
    expect(await placesOf(house, 'act-')).toEqual([]);
  });

  test.each([
    ['killed', (house: House) => house.kill(idOf(1))],
    ['withdrawn', (house: House) => house.withdraw(idOf(1))],
    [
      'corrected',
      (house: House) =>
        house.publish({ story: aStory({ headline: 'It held' }), change: 'correction', note: 'It held.' }),
    ],
  ])('goes in the same press in which its story is %s', async (_how, act) => {
    const house = await aHouse();
    await house.publish({ story: aStory() });
    await put(house, { link: { is: 'story', id: idOf(1) }, editions: ['uk', 'arabic'] });
    const receipt = await act(house);
    expect(written(receipt)).toEqual(expect.arrayContaining(['/_/include/uk/banner', '/_/include/arabic/lite-banner']));
    expect(await placesOf(house, FLOOD)).toEqual([]);
  });

  test('asks the second of two who break the same news, and names the first', async () => {
    const house = await aHouse();
    const on = await bannerRevision(house.store.reader);
    await put(house, { on });
    await expect(put(house, { on, words: 'Wall breaks' }, ben)).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('Ada Reed'),
    });
    expect(await wordsIn(house, 'uk')).toBe(FLOOD);
    await put(house, { on, words: 'Wall breaks', editions: ['arabic'] }, ben);
    expect(await wordsIn(house, 'arabic')).toBe('Wall breaks');
  });

  test('is put up in all of its editions or in none', async () => {
    const house = await aHouse();
    const on = await bannerRevision(house.store.reader);
    await put(house, { on, editions: ['arabic'] });
    await expect(put(house, { on, editions: ['uk', 'arabic'] }, ben)).rejects.toMatchObject({ status: 409 });
    await expect(put(house, { editions: ['uk', 'moon'] })).rejects.toMatchObject({ status: 404 });
    expect(await wordsIn(house, 'uk')).toBe(null);
  });

  test('that is sent twice is put up once, whatever was done meanwhile', async () => {
    const house = await aHouse();
    const on = await bannerRevision(house.store.reader);
    await put(house, { id: 'sent-twice', on });
    await undo(house, 'sent-twice', ben);
    await put(house, { id: 'sent-twice', on });
    expect(await wordsIn(house, 'uk')).toBe(null);
    expect(await bannerRevision(house.store.reader)).toBe(2);
  });

  test('is taken back to what stood before, and that again, until somebody else did something', async () => {
    const house = await aHouse();
    await put(house, { words: 'First', editions: ['uk', 'arabic'] });
    await put(house, { words: 'Second' });
    const second = await lastAct(house);
    await undo(house, second, ben);
    expect(await placesOf(house, 'Second')).toEqual([]);
    expect([await wordsIn(house, 'uk'), await wordsIn(house, 'arabic')]).toEqual(['First', 'First']);
    await expect(undo(house, second)).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('Ben Hale'),
    });
    await undo(house, await lastAct(house));
    expect(await wordsIn(house, 'uk')).toBe('Second');
  });

  test('that was taken off comes back, but not after its end', async () => {
    const house = await aHouse();
    await put(house, { until: { minutes: 10 } });
    const takeOff = async () => {
      const on = await bannerRevision(house.store.reader);
      await takeBannerOff(house.rooms, { id: actId(), on, editions: ['uk'] }, ada);
    };
    await takeOff();
    expect(await placesOf(house, FLOOD)).toEqual([]);
    await undo(house, await lastAct(house));
    expect(await wordsIn(house, 'uk')).toBe(FLOOD);
    await takeOff();
    house.clock.goTo('2026-11-23T12:00:00Z');
    await expect(undo(house, await lastAct(house))).rejects.toMatchObject({ status: 422, code: 'banner-over' });
  });

  test('does not bring back, when it is taken back, one that has ended by then', async () => {
    const house = await aHouse();
    await put(house, { words: 'Short', until: { minutes: 10 } });
    await put(house, { words: 'Long', until: { minutes: 300 } });
    house.clock.goTo('2026-11-23T12:00:00Z');
    await undo(house, await lastAct(house));
    expect(await wordsIn(house, 'uk')).toBe(null);
  });

  test('ends by a row in changes, once, and its includes are empty then', async () => {
    const house = await aHouse();
    await put(house, { until: { local: '2026-11-23T10:30', zone: 'UTC' }, editions: ['uk', 'arabic'] });
    house.clock.goTo('2026-11-23T10:29:00Z');
    const before = await lastSeq(house.store.reader);
    await runDue(house.rooms);
    expect(await placesOf(house, FLOOD)).not.toEqual([]);
    house.clock.goTo('2026-11-23T10:30:00Z');
    await Promise.all([runDue(house.rooms), runDue(house.rooms)]);
    expect(await placesOf(house, FLOOD)).toEqual([]);
    const changes = await changesAfter(house.store.reader, before, 9);
    expect(changes.map(({ act, facts }) => [act, facts])).toEqual([['banner-end', ['banner/arabic', 'banner/uk']]]);
    const [ended] = await searchAudit(house.store.reader, { limit: 1 });
    expect(ended).toMatchObject({ by: 'system', act: 'banner-end', details: { editions: ['arabic', 'uk'] } });
  });

  test('whose press dies is before readers after the next one, and says its end on the shelf', async () => {
    const house = await aHouse();
    const dying = failingShelf(house.shelf, {
      put: (path) => {
        if (path.endsWith('/banner')) throw new Error('The process dies.');
      },
    });
    await putBanner(
      { ...house.rooms, shelf: dying },
      { id: actId(), on: 0, words: FLOOD, link: null, editions: ['uk'], until: { minutes: 60 } },
      ada,
    ).catch(() => {});
    await runDue(house.rooms);
    await put(house, { editions: ['arabic'] });
    expect(await standing(house.shelf, '/_/include/uk/banner')).toMatch(
      /<!--until 2026-11-23T10:\d\d:\d\dZ-->.*gives way/,
    );
  });

  test('leaves a record of who said what over which pages until when', async () => {
    const house = await aHouse();
    await put(house);
    const [record] = await searchAudit(house.store.reader, { limit: 1 });
    expect(record).toMatchObject({ by: 'p1', act: 'banner-put', details: { editions: ['uk'] } });
    expect(record?.summary).toMatch(
      /^Put the breaking banner “Sea wall at Orran Quay gives way” over uk until 2026-11-23T10/,
    );
  });
});

test('after any acts of two hands the shelf shows what the last of each edition left, as pressing everything does', async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  const pick = chance(seed);
  const house = await aHouse();
  const editions = ['uk', 'international', 'arabic'];
  const model = new Map<string, string | null>();
  const seen = { [ada.id]: 0, [ben.id]: 0 };
  const done: { id: string; on: number; before: Map<string, string | null>; states: string[] }[] = [];
  for (let step = 0; step < 60; step += 1) {
    const by = pick.of([ada, ben]);
    if (pick.often(0.6)) seen[by.id] = done.length;
    const on = seen[by.id] ?? 0;
    const id = actId();
    const some = pick.some(editions);
    const newest = (edition: string): number => done.findLastIndex(({ states }) => states.includes(edition)) + 1;
    const before = new Map(model);
    const outcome = async (work: Promise<unknown>, states: string[], isRefused: boolean, then: () => void) => {
      const status = await work.then(
        () => 200,
        (error: { status?: number }) => error.status ?? 500,
      );
      expect(status, `step ${step}, seed ${seed}`).toBe(isRefused ? 409 : 200);
      if (isRefused) return;
      then();
      done.push({ id, on, before, states });
    };
    const of = pick.of(done.length > 0 ? done : [null]);
    if (of && pick.often(0.3)) {
      const isLate = of.states.some((edition) => newest(edition) > done.indexOf(of) + 1);
      await outcome(undoBanner(house.rooms, { id, of: of.id }, by), of.states, isLate, () =>
        of.states.forEach((edition) => model.set(edition, of.before.get(edition) ?? null)),
      );
    } else if (some.length > 0) {
      const words = pick.often(0.3) ? null : `Words ${step}`;
      const sent = { id, on, editions: some };
      const act =
        words === null
          ? takeBannerOff(house.rooms, sent, by)
          : putBanner(house.rooms, { ...sent, words, link: null, until: { minutes: 10_000 } }, by);
      const isLate = some.some((edition) => newest(edition) > on);
      await outcome(act, some, isLate, () => some.forEach((edition) => model.set(edition, words)));
    }
    for (const edition of editions)
      expect(await wordsIn(house, edition), `seed ${seed}`).toBe(model.get(edition) ?? null);
  }
  expect(await checkShelf(house.rooms), `seed ${seed}`).toEqual([]);
  for (const edition of editions) {
    const text = await standing(house.shelf, `/_/include/${edition}/banner`);
    expect(/<span>(.*)<\/span>/.exec(text ?? '')?.[1] ?? null, `seed ${seed}`).toBe(model.get(edition) ?? null);
  }
});

test('over HTTP, banners are read by reporters and put up by editors', async () => {
  const house = await aHouse();
  const asked = await aNewsroomApp(house.rooms);
  const payload = { id: 'act-http', on: 0, editions: ['uk'], words: FLOOD, link: null, until: { minutes: 30 } };
  expect((await asked('sub-editor', { method: 'POST', url: '/api/banners', payload })).statusCode).toBe(403);
  const answer = await asked('editor', { method: 'POST', url: '/api/banners', payload });
  expect(answer.json().receipt.pressed.map(({ path }: { path: string }) => path)).toEqual(
    expect.arrayContaining(['/_/include/uk/banner']),
  );
  const read = (await asked('reporter', { method: 'GET', url: '/api/banners' })).json();
  expect(read).toMatchObject({
    on: 1,
    editions: [{ id: 'uk', banner: { words: FLOOD }, hidden: null }, { banner: null }, { banner: null }],
    acts: [{ act: 'put', words: FLOOD, canUndo: true, by: 'Ada Reed' }],
  });
  for (const href of ['javascript:alert(1)', '//evil.example', '/\\evil.example', 'world', 'http://old.example'])
    expect(
      (
        await asked('editor', {
          method: 'POST',
          url: '/api/banners',
          payload: { ...payload, id: actId(), link: { is: 'address', href } },
        })
      ).statusCode,
      href,
    ).toBe(400);
});
