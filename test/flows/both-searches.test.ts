import { expect, test } from 'vitest';
import { readerQuery, storyWordsPath, type StoryWords } from '../../src/story/reader-search.ts';
import { openMemoryShelf } from '../../src/press/memory-shelf.ts';
import { findStories } from '../../src/search/find-stories.ts';
import { openIndex } from '../../src/search/open-index.ts';
import { saveDraft } from '../../src/store/drafts.ts';
import { searchDesk } from '../../src/store/desk-search.ts';
import { actMaker, aStore } from '../house/stores.ts';
import { aStory, idOf, paragraph } from '../house/stories.ts';
import { typed as sealed } from '../house/deliveries.ts';

/** What stands in a story, in which language, and all that people type who look for it. */
const written: readonly (readonly [lang: string, text: string, typed: readonly string[]])[] = [
  ['pl', 'Zima przyszła do Łodzi i na Łódź', ['Łódź', 'Lodz', 'lódz', 'ŁÓDŹ', 'przyszla']],
  ['en-GB', 'The U.S.A. and the U.K. signed', ['USA', 'U.S.A.', 'usa', 'u.s.a', 'UK', 'U. S. A.']],
  ['en-GB', 'NASA paid the BBC', ['N.A.S.A.', 'nasa', 'B.B.C.']],
  ['en-GB', 'It cost 12,500 pounds', ['12500', '12,500', '12 500', '12.500', '"12,500 pounds"']],
  ['de', 'Es waren 1.250.000 Menschen', ['1250000', '1.250.000', '1 250 000', '1,250,000']],
  ['en-GB', 'She sent an e-mail at last', ['email', 'e-mail', 'E-Mail']],
  ['en-GB', 'Then they emailed the co-operative', ['e-mailed', 'cooperative', 'co-operative']],
  ['en-GB', 'Sinéad O’Brien spoke', ["O'Brien", 'OBrien', 'O’Brien', 'obrien', 'Sinead']],
  ['de', 'Die Straße am Fluß', ['Strasse', 'Straße', 'STRASSE', 'Fluss']],
  ['de', 'Frau Müller und Herr Goethe', ['Mueller', 'Müller', 'Muller', 'Goethe']],
  ['de', 'An der Hafenbrücke', ['Brücke', 'bruecke', 'brucke', 'Hafenbrücke', 'hafenbruecke']],
  ['nl', 'De verkiezingsuitslag', ['uitslag', 'verkiezingsuitslag']],
  ['ar', 'وصل الميناء والسفن إلى القاهرة', ['الميناء', 'ميناء', 'السفن', 'سفن', 'القاهرة', 'قاهرة', 'القاهره']],
  ['ar', 'قَالَ الوَزِيرُ', ['قال', 'الوزير', 'وزير']],
  ['he', 'הַנָּמֵל נִפְתַּח', ['הנמל', 'נמל', 'נפתח', 'הַנָּמֵל']],
  ['ko', '서울시장선거에서', ['서울', '시장', '선거', '시장선거', '서울시장']],
];

test.each(written)('both searches find what people type for it (%s: %s)', async (lang, text, typed) => {
  const [store, shelf, index] = [await aStore(), openMemoryShelf(), openIndex(':memory:')];
  const story = aStory({ id: idOf(1), lang, headline: 'One', standfirst: 'Two', body: [paragraph(text)] });
  await store.write((tx) => saveDraft(tx, story, actMaker()()));
  const words: StoryWords = {
    ...{ id: story.id, path: '/news/1/one', edition: 'uk', alsoIn: [], lang, dir: 'ltr', kind: 'report' },
    ...{ section: 'world', topics: [], at: '2026-11-30T10:00:00Z', headline: 'One', summary: ['Two'], about: [] },
    body: [text],
  };
  await shelf.put(storyWordsPath(story.id), sealed('application/json', JSON.stringify(words)));
  index.put(words, 'tag');
  for (const one of typed) {
    const desk = await searchDesk(store.reader, `${one} `, { limit: 5 });
    expect(
      desk.map(({ id }) => id),
      `the newsroom’s, ${one}`,
    ).toEqual([story.id]);
    const query = readerQuery(new URLSearchParams({ q: one }).toString());
    const { hits } = await findStories(shelf, index, { query, edition: 'uk', now: 0 });
    expect(hits, `the readers’, ${one}`).toHaveLength(1);
    const isShown = hits[0]?.line?.some(({ isMatch }) => isMatch);
    expect(isShown, `shown to readers, ${one}`).toBe(true);
  }
  index.close();
});
