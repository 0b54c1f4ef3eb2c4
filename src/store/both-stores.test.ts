import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { atTheEnd } from '../../test/house/endings.ts';
import { aFolder } from '../../test/house/folders.ts';
import { actsOn, aStore } from '../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../test/house/stories.ts';
import { type DeskSort, deskSorts } from '../story/desk.ts';
import { auditActs, recordAudit, searchAudit } from './audit.ts';
import { readDeskPage } from './desk.ts';
import { searchDesk } from './desk-search.ts';
import { saveDraft } from './drafts.ts';
import { readMonth } from './listings.ts';
import { openStore, type Store } from './open-store.ts';
import { readFirstWords } from './first-words.ts';

// The same newsroom in a file and on a server, asked the same questions; in the project `postgres` alone.

/** A line in each script that readers here write, in an order that is neither that of bytes nor that of a dictionary. */
const lines: readonly (readonly [lang: string, headline: string])[] = [
  ['en-GB', 'Zebra crossing — the mayor’s e-mail'],
  ['en-GB', 'apple prices, 12,500 of them'],
  ['en-GB', 'Éclair wins; ÅNGSTRÖM loses'],
  ['de', 'Straßenbahn über die Hafenbrücke'],
  ['pl', 'Łódź żegna zimę'],
  ['tr', 'İstanbul’da ılık bir gün'],
  ['ru', 'Ёлки и поезда в Москве'],
  ['el', 'Οι ψήφοι της Αθήνας'],
  ['ar', 'الرئيس يزور الميناء'],
  ['he', 'הנמל נפתח שוב'],
  ['fa', 'گفت‌وگوی کشتی‌ها'],
  ['hi', 'मंत्री ने हिंदी में कहा'],
  ['bn', 'বাংলাদেশের নদী'],
  ['ta', 'தமிழ் செய்தி'],
  ['th', 'นายกรัฐมนตรีลาออก'],
  ['zh-CN', '市长辞职后重新选举'],
  ['ja', '東京都の港でフェリーが再開'],
  ['ko', '서울 시장 선거'],
  ['ka', 'თბილისის ქუჩა'],
  ['hy', 'Երևանի փողոց'],
  ['am', 'አዲስ አበባ ዜና'],
  ['my', 'မြန်မာ သတင်း'],
];

/** What is typed into the search: words, beginnings of words, phrases, and pieces of what has no spaces. */
const typed = [
  ...['zebra', 'ZEB', 'email', 'e-mail ', '"mayor’s e-mail"', '12500', '12,500 ', 'eclair', 'angstrom', 'angstroem'],
  ...[
    'strassenbahn ',
    'brücke ',
    'bruecke',
    'lodz',
    'zimę',
    'istanbul',
    'ilik',
    'елки',
    'ёлки ',
    'поезд',
    'αθηνας',
    'ψηφοι',
  ],
  ...[
    'رئيس',
    'الميناء ',
    'הנמל',
    'נמל ',
    'گفتوگوی',
    'हिंदी',
    'हि',
    'मंत्री ',
    'নদী',
    'தமிழ்',
    'รัฐมนตรี',
    'ลาออก',
    '辞职',
    '重新选举',
    '市长 选举',
  ],
  ...[
    '京都',
    'フェリー',
    '시장',
    '서울 ',
    'თბილისის',
    'երևանի',
    'አዲስ',
    'သတင်း',
    'the',
    'nothing of this',
    '" " — ,',
    '%_',
    "'; drop",
  ],
];

async function fill(store: Store): Promise<void> {
  const { publish } = actsOn(store);
  for (const [at, [lang, headline]] of lines.entries()) {
    const story = aStory({ id: idOf(at + 1), lang, headline, body: [paragraph(lines.at(-1 - at)?.[1] ?? '')] });
    const who = { at: `2026-11-${String(10 + (at % 9))}T0${at % 7}:00:00Z`, by: `p${at % 3}` };
    await store.write((tx) => saveDraft(tx, story, who));
    if (at % 2 === 0) await publish({ story });
    const details = { before: headline, count: at, pages: [lang, `ä${at}`] };
    await store.write((tx) =>
      recordAudit(tx, { ...who, act: at % 2 ? 'Save' : 'publish', storyId: story.id, summary: headline, details }),
    );
  }
}

describe('a store on a server beside one in a file', () => {
  let both: readonly [file: Store, server: Store];

  beforeAll(async () => {
    const file = await openStore(join(aFolder(), 'beside.db'));
    atTheEnd(() => file.close());
    both = [file, await aStore()];
    await Promise.all(both.map(fill));
  });

  const ask = async <T>(question: (store: Store) => Promise<T>): Promise<readonly [T, T]> =>
    Promise.all([question(both[0]), question(both[1])]);

  it.each(typed)('finds the same stories for “%s”', async (text) => {
    const [file, server] = await ask(async ({ reader }) =>
      (await searchDesk(reader, text, { limit: 50 })).map(({ id }) => id).toSorted(),
    );
    expect(server).toEqual(file);
  });

  it('finds each story by its own headline', async () => {
    for (const [at, [, headline]] of lines.entries()) {
      const found = await searchDesk(both[1].reader, `${headline} `, { limit: 50 });
      expect(
        found.map(({ id }) => id),
        headline,
      ).toContain(idOf(at + 1));
    }
  });

  it.each(typed)('finds the same acts for “%s”', async (words) => {
    const [file, server] = await ask(async ({ reader }) =>
      (await searchAudit(reader, { words, limit: 100 })).map(({ seq }) => seq),
    );
    expect(server).toEqual(file);
  });

  it.each(deskSorts)('has the desk in the same order by %s, page by page', async (sort) => {
    const [file, server] = await ask((store) => everyPage(store, sort));
    expect(server).toEqual(file);
    expect(server).toHaveLength(lines.length);
  });

  it('has lists, verbs and first words in the same order', async () => {
    const [file, server] = await ask(async ({ reader }) => ({
      months: await readMonth(reader, 'all', '2026-11'),
      acts: await auditActs(reader),
      words: await readFirstWords(reader),
    }));
    expect(server).toEqual(file);
  });
});

async function everyPage({ reader }: Store, sort: DeskSort): Promise<string[]> {
  const ids: string[] = [];
  for (let after: Awaited<ReturnType<typeof readDeskPage>>['next'] = null; ;) {
    const page = await readDeskPage(reader, {}, { sort, after, limit: 5 });
    ids.push(...page.stories.map(({ id }) => id));
    if (!page.next) return ids;
    after = page.next;
  }
}
