import { describe, expect, it } from 'vitest';
import { actMaker, aStore } from '../../test/house/stores.ts';
import { frontSchema } from '../story/front.ts';
import { sectionSchema, type Settings, settingsSchema, topicSchema } from '../story/newsroom.ts';
import { changesAfter } from './changes.ts';
import {
  readFront,
  readMostRead,
  readSection,
  readSections,
  readSettings,
  readTopic,
  readTopics,
  saveFront,
  saveMostRead,
  saveSection,
  saveSettings,
  saveTemplate,
  saveTopic,
} from './documents.ts';
import { readSettingVersion, readSettingVersions } from './setting-versions.ts';

const act = actMaker();
const clocks = [{ label: 'GMT', timeZone: 'UTC' }];
const uk = { id: 'uk', name: 'UK', lang: 'en-GB', clocks };
const arabic = { id: 'arabic', name: 'العربية', lang: 'ar', dir: 'rtl', clocks } as const;

function settingsOf(said: object): Settings {
  return settingsSchema.parse({
    name: 'The Harbour Times',
    siteUrl: 'https://harbour.example',
    editions: [uk, arabic],
    ...said,
  });
}

async function aDesk() {
  const store = await aStore();
  return {
    reader: store.reader,
    write: store.write,
    /** The facts of every change so far, one list a change. */
    touched: async () => (await changesAfter(store.reader, 0, 99)).map(({ facts }) => facts),
  };
}

describe('settings', () => {
  it('are not there at first', async () => {
    const { reader } = await aDesk();
    expect(await readSettings(reader)).toBeNull();
  });

  it('touch themselves and each edition that is new, other, or gone', async () => {
    const { reader, write, touched } = await aDesk();
    const save = (settings: Settings) => write((tx) => saveSettings(tx, settings, act()));
    await save(settingsOf({}));
    await save(settingsOf({ tagline: 'News of the coast' }));
    await save(settingsOf({ editions: [{ ...uk, nav: ['world'] }, arabic] }));
    await save(settingsOf({ editions: [arabic] }));
    expect(await touched()).toEqual([
      ['settings', 'edition/uk', 'edition/arabic'],
      ['settings'],
      ['settings', 'edition/uk'],
      ['settings', 'edition/uk'],
    ]);
    expect(await readSettings(reader)).toEqual(settingsOf({ editions: [arabic] }));
  });

  it('that few pages show touch a fact of their own, and those that no page shows no page', async () => {
    const { write, touched } = await aDesk();
    const save = (settings: Settings) => write((tx) => saveSettings(tx, settings, act()));
    await save(settingsOf({}));
    await save(settingsOf({ footerLinks: [{ label: 'About', href: '/about' }] }));
    await save(settingsOf({ footerLinks: [{ label: 'About', href: '/about' }], externalLinksNote: 'Not ours.' }));
    await save(settingsOf({ externalLinksNote: 'Not ours.', editions: [{ ...uk, nav: ['world'] }, arabic] }));
    expect((await touched()).slice(1)).toEqual([
      ['settings/footerLinks'],
      ['settings/externalLinksNote'],
      // A navigation stands in the chrome of its own edition and nowhere else.
      ['settings/footerLinks', 'edition/uk'],
    ]);
  });

  it('keep what they were before with each change, and say who changed them', async () => {
    const { reader, write } = await aDesk();
    await write((tx) => saveSettings(tx, settingsOf({}), act('set-up')));
    await write((tx) => saveSettings(tx, settingsOf({}), act()));
    const number = await write((tx) => saveSettings(tx, settingsOf({ name: 'The Tern' }), act('rename')));
    const [newest, first, ...none] = await readSettingVersions(reader, { document: 'settings', limit: 9 });
    expect(none).toEqual([]);
    expect(first).toMatchObject({ before: null, after: settingsOf({}), undoes: null });
    expect(newest).toMatchObject({
      number,
      by: 'desk',
      before: settingsOf({}),
      after: settingsOf({ name: 'The Tern' }),
    });
    expect(await readSettingVersion(reader, number ?? 0)).toEqual(newest);
    expect(await readSettingVersion(reader, 99)).toBeNull();
  });

  it('touch nothing when they are equal', async () => {
    const { write, touched } = await aDesk();
    for (let times = 0; times < 3; times += 1) await write((tx) => saveSettings(tx, settingsOf({}), act()));
    expect(await touched()).toHaveLength(1);
  });
});

describe('sections, topics, fronts and most read', () => {
  const world = sectionSchema.parse({ slug: 'world', name: 'World', edition: 'uk' });
  const ports = topicSchema.parse({ slug: 'ports', name: 'Ports', edition: 'uk' });
  const front = frontSchema.parse({ edition: 'uk', containers: [{ id: 'splash', layout: 'splash', size: 1 }] });

  it('are kept as they are and touch their own fact', async () => {
    const { reader, write, touched } = await aDesk();
    await write((tx) => saveSection(tx, world, act()));
    await write((tx) => saveTopic(tx, ports, act()));
    await write((tx) => saveFront(tx, front, act()));
    await write((tx) => saveMostRead(tx, 'uk', ['b', 'a'], act()));
    await write((tx) => saveTemplate(tx, 'abc', act()));
    expect(await readSection(reader, 'world')).toEqual(world);
    expect(await readTopic(reader, 'ports')).toEqual(ports);
    expect(await readFront(reader, 'uk')).toEqual(front);
    expect(await readMostRead(reader, 'uk')).toEqual(['b', 'a']);
    expect(await touched()).toEqual([
      ['section/world', 'sections'],
      ['topic/ports', 'topics'],
      ['front/uk'],
      ['most-read/uk'],
      ['template'],
    ]);
  });

  it('that are not there are null, or nothing', async () => {
    const { reader } = await aDesk();
    expect(await readSection(reader, 'world')).toBeNull();
    expect(await readTopic(reader, 'ports')).toBeNull();
    expect(await readFront(reader, 'uk')).toBeNull();
    expect(await readMostRead(reader, 'uk')).toEqual([]);
    expect(await readSections(reader)).toEqual([]);
    expect(await readTopics(reader)).toEqual([]);
  });

  it('saved again as they are touch nothing', async () => {
    const { write, touched } = await aDesk();
    for (let times = 0; times < 2; times += 1) {
      await write(async (tx) => {
        await saveSection(tx, world, act());
        await saveTopic(tx, ports, act());
        await saveFront(tx, front, act());
        await saveMostRead(tx, 'uk', [], act());
      });
    }
    // Nobody has read anything yet: an empty list is what was there.
    expect((await touched()).flat().filter((fact) => fact.startsWith('most-read'))).toHaveLength(1);
    expect(await touched()).toHaveLength(4);
  });

  it('that could not be read again are not kept', async () => {
    const { reader, write } = await aDesk();
    await expect(write((tx) => saveSection(tx, { ...world, slug: 'World News' }, act()))).rejects.toThrow();
    await expect(
      write((tx) => saveFront(tx, { ...front, containers: [{ ...front.containers[0]!, size: 0 }] }, act())),
    ).rejects.toThrow();
    expect(await readSections(reader)).toEqual([]);
    expect(await readFront(reader, 'uk')).toBeNull();
  });

  it('are listed by slug, each kind by itself, whatever the script', async () => {
    const { reader, write } = await aDesk();
    const slugs = ['zebra', 'akhbar', 'أخبار', 'a', 'a-b', '東京', '０', '𠀀'];
    await write(async (tx) => {
      for (const slug of slugs) await saveSection(tx, sectionSchema.parse({ slug, name: slug, edition: 'uk' }), act());
      await saveTopic(tx, ports, act());
    });
    expect((await readSections(reader)).map(({ slug }) => slug)).toEqual(
      slugs.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
    expect((await readTopics(reader)).map(({ slug }) => slug)).toEqual(['ports']);
  });
});
