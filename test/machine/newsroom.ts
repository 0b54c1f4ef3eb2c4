import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { silentLog } from '../../src/base/log.ts';
import { openMemoryShelf } from '../../src/press/memory-shelf.ts';
import { catchUp } from '../../src/press/press.ts';
import type { Pressed } from '../../src/story/receipt.ts';
import { machineKinds } from '../../src/site/machine-kinds.ts';
import type { Site } from '../../src/site/page-kind.ts';
import { storeArchive } from '../../src/store/archive.ts';
import { saveSection, saveSettings, saveTopic } from '../../src/store/documents.ts';
import { type Db, openStore } from '../../src/store/open-store.ts';
import { addVersion, endStory, type NewVersion } from '../../src/store/public-acts.ts';
import type { Archive } from '../../src/story/archive.ts';
import { sectionSchema, type Settings, settingsSchema, topicSchema } from '../../src/story/newsroom.ts';
import type { Story } from '../../src/story/story.ts';

/** A newsroom of three editions, two of one language, one read from the right. */
export const settings: Settings = settingsSchema.parse({
  name: 'Tern Island Gazette',
  tagline: 'News of the outer isles',
  siteUrl: 'https://gazette.example',
  contactEmail: 'desk@gazette.example',
  editions: [
    { id: 'uk', name: 'UK', lang: 'en-GB', clocks: [{ label: 'UK', timeZone: 'Europe/London' }] },
    { id: 'international', name: 'International', lang: 'en-GB', clocks: [{ label: 'GMT', timeZone: 'UTC' }] },
    { id: 'arabic', name: 'العربية', lang: 'ar', dir: 'rtl', clocks: [{ label: 'غرينتش', timeZone: 'UTC' }] },
  ],
});

const sections = [
  sectionSchema.parse({ slug: 'world', name: 'World', description: 'Beyond the isles', edition: 'uk' }),
  sectionSchema.parse({ slug: 'عالم', name: 'العالم', edition: 'arabic' }),
];
const topics = [
  topicSchema.parse({ slug: 'ferries', name: 'Ferries', description: 'Boats between the isles', edition: 'uk' }),
];

/** The pages for machines as a whole site, so that what is counted is theirs alone. */
const site: Site = {
  kinds: machineKinds,
  find: (path) => {
    for (const kind of machineKinds) {
      const params = kind.parse(path);
      if (params !== null) return { kind, params };
    }
    return null;
  },
  renderSearched: () => ({ type: 'text/html; charset=utf-8', body: '' }),
  renderGone: () => ({ type: 'text/html; charset=utf-8', body: 'gone' }),
  sheets: new Set<string>(),
  templateHash: 'test',
};

export interface TestNewsroom {
  readonly archive: Archive;
  /** Runs a write as one act at a moment. */
  act(
    at: string,
    work: (tx: Db, act: { at: string; by: string; act: string; summary: string }) => Promise<unknown>,
  ): Promise<void>;
  publish(at: string, story: Story, more?: Partial<NewVersion>): Promise<void>;
  withdraw(at: string, storyId: string): Promise<void>;
  /** Presses what changed; what became of each page that was touched. */
  press(): Promise<readonly Pressed[]>;
  /** The text on the shelf; `gone` or `redirect` where that is what stands there, null where nothing does. */
  text(path: string): Promise<string | null>;
}

/** A real store on disk and a real press over a shelf in memory, set up with three editions and cleared away after the test. */
export async function openNewsroom(): Promise<TestNewsroom> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-machine-'));
  const store = await openStore(join(folder, 'newsroom.sqlite'));
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const shelf = openMemoryShelf();
  const clock = { now: () => '2026-11-23T12:00:00Z' };
  const act: TestNewsroom['act'] = async (at, work) => {
    await store.write((tx) => work(tx, { at, by: 'test', act: 'test', summary: 'test' }));
  };
  await act('2026-01-01T00:00:00Z', async (tx, done) => {
    await saveSettings(tx, settings, done);
    for (const section of sections) await saveSection(tx, section, done);
    for (const topic of topics) await saveTopic(tx, topic, done);
  });
  return {
    archive: storeArchive(store.reader),
    act,
    publish: (at, story, more = {}) =>
      act(at, (tx, done) => addVersion(tx, { story, change: 'first', note: null, ...more }, done)),
    withdraw: (at, storyId) => act(at, (tx, done) => endStory(tx, { storyId, state: { is: 'withdrawn', at } }, done)),
    press: async () => (await catchUp({ store, site, shelf, clock, log: silentLog })).pressed,
    text: async (path) => {
      const item = (await shelf.get(path))?.item;
      if (!item) return null;
      return item.is === 'page' ? new TextDecoder().decode(item.body) : item.is;
    },
  };
}

/** The addresses with this result, in the order of pressing. */
export function withResult(pressed: readonly Pressed[], result: Pressed['result']): string[] {
  return pressed.filter((one) => one.result === result).map((one) => one.path);
}
