import { describe, expect, it } from 'vitest';
import { actMaker, aStore } from '../../test/house/stores.ts';
import { idOf } from '../../test/house/stories.ts';
import { someSettings } from '../../test/house/presses.ts';
import type { Section } from '../story/newsroom.ts';
import { saveSection, saveSettings } from './documents.ts';
import { claimWord, fillFirstWords, isFreeWord, ownerOfWord, readFirstWords } from './first-words.ts';
import type { Store } from './open-store.ts';
import { saveRedirect } from './sources.ts';

const act = actMaker();
const section = (slug: string): Section => ({ slug, name: 'Tides', description: null, edition: 'uk' });
const aRedirect = (store: Store, path: string) =>
  store.write((tx) => saveRedirect(tx, { path, storyId: idOf(1) }, act('redirect')));

/** A newsroom with an edition `uk` and a section `tides`. */
async function aNewsroom(): Promise<Store> {
  const store = await aStore();
  await store.write(async (tx) => {
    await saveSettings(tx, someSettings(), act('set-up'));
    await saveSection(tx, section('tides'), act('make-section'));
  });
  return store;
}

describe('a first word of addresses', () => {
  it('belongs to what had it first, and saving that again changes nothing', async () => {
    const store = await aNewsroom();
    await store.write((tx) => saveSection(tx, { ...section('tides'), name: 'Tides and winds' }, act('rename')));
    const words = await readFirstWords(store.reader);
    expect(words.map(({ word, owner }) => [word, owner])).toContainEqual(['tides', 'section/tides']);
    expect(words.every(({ since }) => since !== null)).toBe(true);
  });

  it('is refused to anything else, with whose it is and what to do', async () => {
    const store = await aNewsroom();
    const [edition] = someSettings().editions;
    await expect(store.write((tx) => saveSection(tx, section(edition?.id ?? ''), act()))).rejects.toMatchObject({
      code: 'word-taken',
      status: 409,
      message: `Addresses that begin with /${edition?.id} belong to the edition “${edition?.id}”, and readers may still come by them. Choose another word.`,
    });
    const editions = [...someSettings().editions, { ...edition!, id: 'tides' }];
    await expect(store.write((tx) => saveSettings(tx, { ...someSettings(), editions }, act()))).rejects.toMatchObject({
      message: expect.stringContaining('the section “tides”'),
    });
    const front = { word: 'tides', owner: 'front/tides', since: null } as const;
    await expect(store.write((tx) => claimWord(tx, front))).rejects.toMatchObject({ code: 'word-taken' });
  });

  it('stays whose it was when an edition is no more', async () => {
    const store = await aNewsroom();
    const editions = [...someSettings().editions, { ...someSettings().editions[0]!, id: 'north' }];
    await store.write((tx) => saveSettings(tx, { ...someSettings(), editions }, act()));
    await store.write((tx) => saveSettings(tx, someSettings(), act()));
    await expect(store.write((tx) => saveSection(tx, section('north'), act()))).rejects.toMatchObject({
      message: expect.stringContaining('the edition “north”'),
    });
  });

  it('is never one of the house, also of pages that came later', async () => {
    const store = await aNewsroom();
    for (const word of ['news', 'people', 'search', 'bulletin', '_']) {
      expect([word, await isFreeWord(store.reader, word)]).toEqual([word, false]);
      const claim = { word, owner: `front/${word}`, since: null } as const;
      await expect(store.write((tx) => claimWord(tx, claim))).rejects.toMatchObject({ code: 'word-taken' });
    }
  });

  it('under which imported pages stood alone is theirs, and those that stood deeper leave it free', async () => {
    const store = await aNewsroom();
    await aRedirect(store, '/weather');
    await aRedirect(store, '/caf%C3%A9');
    await aRedirect(store, '/coast/2007/storm.html');
    await aRedirect(store, '/tides');
    expect(await ownerOfWord(store.reader, 'weather')).toBe('import');
    expect(await ownerOfWord(store.reader, 'café')).toBe('import');
    expect(await isFreeWord(store.reader, 'coast')).toBe(true);
    expect(await ownerOfWord(store.reader, 'tides')).toBe('section/tides');
    await expect(store.write((tx) => saveSection(tx, section('weather'), act()))).rejects.toMatchObject({
      message: expect.stringContaining('a page that was imported'),
    });
  });

  it('that a newsroom had before there was this table is written down, and a section of a late word of the house keeps it', async () => {
    const store = await aNewsroom();
    await store.write(async (tx) => {
      await tx.deleteFrom('first_words').execute();
      const people = { name: 'section/people', json: JSON.stringify({ ...section('people'), name: 'People' }) };
      await tx.insertInto('documents').values(people).execute();
      await fillFirstWords(tx);
    });
    expect(await ownerOfWord(store.reader, 'tides')).toBe('section/tides');
    expect(await ownerOfWord(store.reader, someSettings().editions[0]?.id ?? '')).toMatch(/^edition\//);
    await store.write((tx) => saveSection(tx, { ...section('people'), name: 'Our people' }, act()));
    expect(await ownerOfWord(store.reader, 'people')).toBe('section/people');
  });
});
