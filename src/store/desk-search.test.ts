import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { aStore, actsOn } from '../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../test/house/stories.ts';
import { moveCursor } from './changes.ts';
import { countLanes, readDeskPage } from './desk.ts';
import { searchDesk } from './desk-search.ts';
import { fillDesk, refillDesk } from './fill-desk.ts';
import { saveDraft } from './drafts.ts';
import type { Store } from './open-store.ts';
import { isOnPostgres } from './postgres/words.ts';
import { forgetTexts } from './words/texts.ts';

const who = { at: '2026-11-23T09:00:00Z', by: 'ada' };

async function aLibrary() {
  const store = await aStore();
  const save = (number: number, said: Parameters<typeof aStory>[0] = {}) =>
    store.write((tx) => saveDraft(tx, aStory({ id: idOf(number), ...said }), who));
  const find = async (typed: string) => (await searchDesk(store.reader, typed, { limit: 20 })).map(({ id }) => id);
  return { store, save, find };
}

/** More texts than a word may stand in that still weighs. */
const manyOthers = sql`with recursive other(number) as (select 1 union all select number + 1 from other where number < 20100)
  insert into search (rowid, headline, furniture, catchline, byline, body, parts)
  select (1000 + number) << 20, '', '', '', '', 'the', '' from other`;

describe('the search', () => {
  it('finds words of headline, furniture, body, catchline and byline', async () => {
    const { save, find } = await aLibrary();
    await save(1, { headline: 'Storm over Kestrel Bay' });
    await save(2, { standfirst: 'A kestrel was seen.' });
    await save(3, { body: [paragraph('They call it kestrel.')] });
    await save(4, { catchline: 'KESTREL-2' });
    await save(5, { byline: [{ person: 'Kit Kestrel', role: null, location: null }] });
    await save(6, { kicker: 'Birds' });
    expect((await find('kestrel ')).toSorted()).toEqual([1, 2, 3, 4, 5].map(idOf));
    expect((await find('kestrel '))[0]).toBe(idOf(1));
  });

  it('wants every word, takes quotes for phrases, and the last word for a beginning while it is typed', async () => {
    const { save, find } = await aLibrary();
    await save(1, { headline: 'Council opens the new bridge' });
    await save(2, { headline: 'New council opens' });
    expect((await find('council bridge')).toSorted()).toEqual([idOf(1)]);
    expect(await find('"new bridge"')).toEqual([idOf(1)]);
    expect(await find('“new bridge”')).toEqual([idOf(1)]);
    expect(await find('coun')).toHaveLength(2);
    expect(await find('coun ')).toEqual([]);
    expect(await find('"new bri')).toEqual([idOf(1)]);
  });

  it('wants the words that stand everywhere too, and ranks by the others', async () => {
    const { store, save, find } = await aLibrary();
    await save(1, { body: [paragraph('It is the zebra of whom everybody speaks.')] });
    await save(2, { headline: 'The zebra is back' });
    await save(3, { headline: 'Zebra crossing', standfirst: 'Stripes', body: [paragraph('Two of them.')] });
    // A server's database counts nothing before it ranks.
    if (!isOnPostgres(store.reader)) await store.write((tx) => manyOthers.execute(tx));
    expect(await find('the zebra ')).toEqual([2, 1].map(idOf));
    expect(await find('zebra ')).toHaveLength(3);
  });

  it('takes letters with and without their marks for the same', async () => {
    const { save, find } = await aLibrary();
    await save(1, { headline: 'Café à Besançon' });
    await save(2, { headline: 'مُحَمَّد في المدينة', lang: 'ar', dir: 'rtl' });
    await save(3, { headline: 'Straßenbahn in Łódź' });
    await save(4, { headline: 'किताबें और लोग', lang: 'hi' });
    await save(5, { headline: 'Ｆｕｌｌ width' });
    expect(await find('cafe besancon')).toEqual([idOf(1)]);
    expect(await find('CAFÉ')).toEqual([idOf(1)]);
    expect(await find('محمد')).toEqual([idOf(2)]);
    expect(await find('straßenbahn lodz ')).toEqual([idOf(3)]);
    expect(await find('Łodz')).toEqual([idOf(3)]);
    expect(await find('किताबें ')).toEqual([idOf(4)]);
    expect(await find('full')).toEqual([idOf(5)]);
  });

  const written: readonly [text: string, lang: string, ...typed: string[]][] = [
    ['Æsir of the North', 'en', 'Aesir', 'ÆSIR', 'aesi'],
    ['A flight to Đà Nẵng', 'en', 'Da Nang', 'da nang ', 'Đà Nẵng'],
    ['Þórr Guðmundsson, Øystein Bjørk', 'is', 'thorr gudmundsson', 'oystein bjork '],
    ['Djokovic beats Đuro', 'en', 'Đoković ', 'Duro', 'Djuro '],
    ['Heydər Əliyev in Bakı', 'az', 'Heydar Aliyev', 'baki '],
    ['U.S.A. signs', 'en', 'USA', 'U.S.A.', 'usa ', '"USA signs"'],
    ['UN and USA sign', 'en', 'U.S.A. ', 'U.N.', 'u. s. a. '],
    ['A Ph.D. of the U.S. in M.Sc. robes', 'en', 'PhD', 'Ph.D.', 'ph.d', 'US', 'U.S.', 'MSc ', '"PhD of the US"'],
    ['A PhD of the US', 'en', 'Ph.D.', 'ph.d ', 'U.S.', 'u.s '],
    ['A book by J. K. Rowan', 'en', 'JK Rowan', 'J.K. Rowan', 'J. K. Rowan'],
    ['An e-mail from A-levels', 'en', 'email', 'e-mail', 'EMAIL ', 'e mail', 'alevels '],
    ['One email', 'en', 'e-mail', 'e‑mail '],
    ['AT&T cut 12,500 posts', 'en', '12500', '12.500', '12,500 ', "12'500", '12 500', 'ATT', 'at&t'],
    ['Il en reste 1\u202f250\u202f000 euros', 'fr', '1250000', '1,250,000', '1.250.000 '],
    ['12500 euros and 1,25,000 rupees', 'en', '12,500', '12 500', '125000'],
    ["O'Brien’s ferry", 'en', 'OBrien', 'O’Brien', 'o brien', "O'Brien's", 'obrien ferry'],
    ['OBrien sails', 'en', "O'Brien", 'O’Brien '],
    ['Qur’an, Hawai\u02bbi and Oʻzbekiston', 'en', 'Quran', "Hawai'i", 'hawaii ', 'Ozbekiston', 'qur’an'],
    ['Herr Müller fährt nach Ålborg', 'de', 'Mueller', 'Muller ', 'müller', 'Aalborg', '"Herr Mueller"', 'faehrt '],
    ['Frau Mueller aus Goettingen', 'de', 'Müller', 'göttingen ', '"Frau Müller"'],
    ['Die Hafenbrücke der Donaudampfschifffahrt', 'de', 'Brücke', 'bruecke ', 'dampf ', 'Schifffahrt', 'hafen'],
    ['Verkeersslachtoffer in Rotterdam', 'nl', 'slachtoffer', 'slachtoffers'.slice(0, 8)],
    ['وصل الوزير إلى المدينة وبالقطار', 'ar', 'وزير', 'الوزير ', 'مدينة', 'والمدينة', 'قطار ', 'القطار'],
    ['وزير للمدينة', 'ar', 'الوزير', 'المدينة'],
    ['أحمد في ليبيا ٢٠٢٦ مستشفى', 'ar', 'احمد', 'ليبيا', '2026', 'مستشفي'],
    ['كتاب و کتاب', 'ar', 'كتاب', 'کتاب '],
    ['دولت می\u200cشود', 'fa', 'میشود', 'می شود', 'می\u200cشود '],
    ['הנשיא בירושלים', 'he', 'נשיא', 'הנשיא '],
    ['२०२६ में', 'hi', '2026', '२०२६'],
    ['Ёлка и Йога', 'ru', 'елка', 'ЁЛКА', 'йога '],
    ['Ὀδυσσεύς', 'el', 'οδυσσευσ', 'ΟΔΥΣΣΕΥΣ '],
    ['İstanbul ve Iğdır', 'tr', 'istanbul', 'Igdir', 'ığdır '],
  ];

  it.each(written)('finds “%s” however its words are written', async (headline, lang, ...typed) => {
    const { store, save, find } = await aLibrary();
    await save(1, { headline: 'Something else', body: [paragraph(`Before it. ${headline}`)], lang });
    await save(2, { headline: 'Nothing of it' });
    for (const text of typed) {
      expect(await find(text), text).toEqual([idOf(1)]);
      const [found] = await searchDesk(store.reader, text, { limit: 1 });
      expect(
        found?.found.snippet?.some(({ isMatch }) => isMatch),
        `${text} is not marked`,
      ).toBe(true);
    }
  });

  it('takes no word for another because it has the same letters in part', async () => {
    const { save, find } = await aLibrary();
    await save(1, { headline: 'A poet at a party in Ireland, at 2.5 per cent' });
    await save(2, { headline: 'Blau', lang: 'de' });
    for (const typed of ['pot ', 'arty', 'land', '25 ', 'art ', 'lau', '"reland"'])
      expect(await find(typed), typed).toEqual([]);
  });

  it('finds what was written before it knew other spellings, once the program has been started', async () => {
    const { store, save, find } = await aLibrary();
    await save(1, { headline: 'Łódź' });
    await store.write(async (tx) => {
      await forgetTexts(tx);
      await moveCursor(tx, 'desk', 2);
    });
    expect(await find('lodz')).toEqual([]);
    await store.write(fillDesk);
    expect(await find('lodz')).toEqual([idOf(1)]);
  });

  it('finds words inside sentences of languages that put no spaces between them', async () => {
    const { store, save, find } = await aLibrary();
    await save(1, {
      headline: '東京都の港でフェリーが再開',
      body: [paragraph('2026年に新しい船が来る。')],
      lang: 'ja',
    });
    await save(2, { headline: '北京大学宣布重建海港', lang: 'zh' });
    await save(3, { headline: 'เรือข้ามฟากกลับมาที่กรุงเทพมหานคร', lang: 'th' });
    await save(4, { headline: '京の東で', lang: 'ja' });
    expect(await find('東京')).toEqual([idOf(1)]);
    expect(await find('フェリー')).toEqual([idOf(1)]);
    expect(await find('ﾌｪﾘｰ')).toEqual([idOf(1)]);
    expect(await find('大学 海港')).toEqual([idOf(2)]);
    expect(await find('"重建海港"')).toEqual([idOf(2)]);
    expect(await find('重海')).toEqual([]);
    expect(await find('กรุงเทพ')).toEqual([idOf(3)]);
    expect(await find('ข้ามฟาก ')).toEqual([idOf(3)]);
    expect(await find('กรงเทพ')).toEqual([]);
    expect(await find('2026年')).toEqual([idOf(1)]);
    expect((await find('京')).toSorted()).toEqual([1, 2, 4].map(idOf));
    const [inBody] = await searchDesk(store.reader, '新しい船', { limit: 1 });
    expect(inBody?.found.snippet?.filter(({ isMatch }) => isMatch)).toEqual([{ text: '新しい船', isMatch: true }]);
    const [inHeadline] = await searchDesk(store.reader, '東京', { limit: 1 });
    expect(inHeadline?.found.headline[0]).toEqual({ text: '東京', isMatch: true });
  });

  it('says where, in pieces and never as markup', async () => {
    const { store, save } = await aLibrary();
    await save(1, {
      headline: '<b>Ferry</b> & "crew"',
      body: [paragraph(`${'Before it. '.repeat(20)}The café ferry came in.`)],
    });
    const [found] = await searchDesk(store.reader, 'cafe ferry', { limit: 20 });
    expect(found?.found.headline).toEqual([
      { text: '<b>', isMatch: false },
      { text: 'Ferry', isMatch: true },
      { text: '</b> & "crew"', isMatch: false },
    ]);
    expect(found?.found.snippet?.filter(({ isMatch }) => isMatch)).toEqual([{ text: 'café ferry', isMatch: true }]);
    expect(found?.found.snippet?.[0]).toEqual({ text: '… ', isMatch: false });
  });

  it('finds what an earlier version said, with the version that said it', async () => {
    const { store, save, find } = await aLibrary();
    const { publish, suppress } = actsOn(store);
    const told = (headline: string) => aStory({ headline });
    await save(1, told('Wolves seen'));
    await publish({ story: told('Wolves seen') });
    expect(await find('wolves ')).toEqual([idOf(1)]);
    await save(1, told('Bears seen'));
    expect(await find('wolves ')).toEqual([idOf(1)]);
    await publish({ story: told('Bears seen'), change: 'correction', note: 'They were bears.' });
    await save(1, told('Cats seen'));
    expect(await find('bears ')).toEqual([idOf(1)]);
    await publish({ story: told('Cats seen'), change: 'update', note: 'Cats.' });
    const [found] = await searchDesk(store.reader, 'wolves ', { limit: 20 });
    expect(found).toMatchObject({ id: idOf(1), found: { version: 1 } });
    await suppress(idOf(1), 1);
    expect(await find('wolves ')).toEqual([]);
    expect(await find('bears ')).toEqual([idOf(1)]);
  });

  it('forgets what a draft said before and never published', async () => {
    const { save, find } = await aLibrary();
    await save(1, { headline: 'Secret name' });
    await save(1, { headline: 'No name' });
    expect(await find('secret ')).toEqual([]);
  });

  it('filters the desk too, whatever its order, and counts', async () => {
    const { store, save } = await aLibrary();
    await save(1, { headline: 'Harbour opens', section: 'world' });
    await save(2, { headline: 'Harbour shuts', section: 'sport' });
    await save(3, { headline: 'Else', section: 'sport' });
    const filter = { section: 'sport', text: 'harbour' };
    const page = await readDeskPage(store.reader, filter, { sort: 'headline', after: null, limit: 5 });
    expect(page.stories.map(({ id }) => id)).toEqual([idOf(2)]);
    expect((await countLanes(store.reader, filter)).all).toBe(1);
    expect(await searchDesk(store.reader, 'harbour', { limit: 5, section: 'sport' })).toHaveLength(1);
  });

  it('gives the newest first when more have a word than are worth ranking', async () => {
    const { store, find } = await aLibrary();
    await store.write(async (tx) => {
      for (let number = 1; number <= 1002; number += 1) {
        const at = new Date(Date.UTC(2026, 0, 1, 0, 0, number)).toISOString().replace('.000', '');
        await saveDraft(tx, aStory({ id: idOf(number) }), { at, by: 'ada' });
      }
    });
    expect((await find('ferry ')).slice(0, 2)).toEqual([idOf(1002), idOf(1001)]);
  });

  it.each([
    ...['', ' ', '"', '""', '"a', 'a"b', '*', 'a*', '^a', '-a', 'a-b', 'NOT a', 'a AND', 'OR', 'NEAR(a b, 2)', 'NEAR'],
    ...[
      'headline:a',
      '{headline} : a',
      '(a',
      'a)',
      "'; drop table drafts; --",
      '\\',
      '\u0000',
      'a\u0000b',
      '+',
      'a + b',
    ],
    ...[
      '\ud800',
      '💥',
      'ﷺ',
      '½',
      'İ',
      '\u202e',
      '%',
      '_',
      'a'.repeat(100_000),
      '" '.repeat(5000),
      '"a b" '.repeat(300),
    ],
    ...['é'.repeat(500), '\u0301', 'null', '1e999', '?', ':a', '@a', '$1', '“', '„x“', '«y»'],
  ])('takes %j for words or for nothing', async (typed) => {
    const { store, save } = await aLibrary();
    await save(1);
    await expect(searchDesk(store.reader, typed, { limit: 5 })).resolves.toBeInstanceOf(Array);
    await expect(
      readDeskPage(store.reader, { text: typed }, { sort: 'touched', after: null, limit: 5 }),
    ).resolves.toBeDefined();
  });

  it('made anew finds what it found', async () => {
    const { store, save, find } = await aLibrary();
    const { publish } = actsOn(store);
    await save(1, { headline: 'Wolves seen' });
    await publish({ story: aStory({ headline: 'Wolves seen' }) });
    await save(1, { headline: 'Bears seen' });
    await save(2, { headline: 'Nothing yet' });
    const before = await everything(store);
    await store.write(refillDesk);
    expect([await find('wolves '), await find('bears '), await find('nothing ')]).toEqual([
      [idOf(1)],
      [idOf(1)],
      [idOf(2)],
    ]);
    await store.write((tx) => tx.deleteFrom('drafts').execute());
    await store.write(refillDesk);
    expect([await find('wolves '), await find('nothing ')]).toEqual([[idOf(1)], [idOf(2)]]);
    expect(await everything(store)).toEqual(before);
  });
});

function everything({ reader }: Store) {
  return readDeskPage(reader, {}, { sort: 'headline', after: null, limit: 50 });
}
