import { z } from 'zod';
import { differ } from '../base/differ.ts';
import { remembered } from '../base/remembered.ts';
import { type Front, frontSchema, type ListName } from '../story/front.ts';
import { facts, type Fact } from '../story/facts.ts';
import { type FreeFront, freeFrontSchema } from '../story/free-front.ts';
import {
  pageSettings,
  type Section,
  sectionSchema,
  type Settings,
  settingsParts,
  settingsSchema,
  type Topic,
  topicSchema,
} from '../story/newsroom.ts';
import type { Act } from '../story/act.ts';
import { claimWord } from './first-words.ts';
import type { SettingAct } from './setting-versions.ts';
import { readLists } from './list-zones.ts';
import type { Db } from './open-store.ts';
import { keepDocument, readAs, readDocument, readFolder, readJson, saveDocument } from './small-documents.ts';

/** Checked once for each text: every request asks for the settings, and they hardly ever change. */
const settingsIn = remembered((json): Settings => settingsSchema.parse(JSON.parse(json)));

/** The settings, or null in a newsroom that has none yet. */
export async function readSettings(db: Db): Promise<Settings | null> {
  const json = await readJson(db, 'settings');
  return json === null ? null : settingsIn(json);
}

/** A section; null where there is none, or none any more. */
export async function readSection(db: Db, slug: string): Promise<Section | null> {
  const found = await readAnySection(db, slug);
  return found?.ended ? null : found;
}

/** A section, also one that is no more. */
export async function readAnySection(db: Db, slug: string): Promise<Section | null> {
  return readAs(db, `section/${slug}`, sectionSchema);
}

/** The words to which a navigation may lead: sections, and fronts with an address of their own. */
export async function readNavWords(db: Db): Promise<string[]> {
  const fronts = (await readFreeFronts(db)).filter(({ end }) => !end);
  return [...(await readSections(db)), ...fronts].map(({ slug }) => slug);
}

/** A topic; null where there is none, or none any more. */
export async function readTopic(db: Db, slug: string): Promise<Topic | null> {
  const found = await readAnyTopic(db, slug);
  return found?.ended ? null : found;
}

/** A topic, also one that is no more. */
export async function readAnyTopic(db: Db, slug: string): Promise<Topic | null> {
  return readAs(db, `topic/${slug}`, topicSchema);
}

export async function readFront(db: Db, edition: string): Promise<Front | null> {
  return readAs(db, `front/${edition}`, frontSchema);
}

/** A front with an address of its own, also one that has ended. */
export async function readFreeFront(db: Db, slug: string): Promise<FreeFront | null> {
  return readAs(db, facts.freeFront(slug), freeFrontSchema);
}

/** All of them by slug, those that have ended too. */
export async function readFreeFronts(db: Db): Promise<FreeFront[]> {
  return (await readFolder(db, 'free-front/')).map((json) => freeFrontSchema.parse(json));
}

export async function readMostRead(db: Db, edition: string): Promise<readonly string[]> {
  return ((await readDocument(db, `most-read/${edition}`)) as string[] | null) ?? [];
}

/** All sections that are there, by slug. */
export async function readSections(db: Db): Promise<Section[]> {
  return (await readAllSections(db)).filter(({ ended }) => !ended);
}

/** All sections, by slug, those that are no more among them. */
export async function readAllSections(db: Db): Promise<Section[]> {
  return (await readFolder(db, 'section/')).map((json) => sectionSchema.parse(json));
}

/** All topics that are there, by slug. */
export async function readTopics(db: Db): Promise<Topic[]> {
  return (await readAllTopics(db)).filter(({ ended }) => !ended);
}

/** All topics, by slug, those that are no more among them. */
export async function readAllTopics(db: Db): Promise<Topic[]> {
  return (await readFolder(db, 'topic/')).map((json) => topicSchema.parse(json));
}

/**
 * Keeps the settings and touches what of them is other: what every page shows, each part that few pages show, and each edition. Refuses (409)
 * an edition of a word that is something else's.
 */
export async function saveSettings(tx: Db, settings: Settings, act: SettingAct): Promise<number | null> {
  const before = await readSettings(tx);
  for (const { id } of settings.editions) await claimWord(tx, { word: id, owner: `edition/${id}`, since: act.at });
  const touched = touchedBySettings(before, settings);
  const name = 'settings';
  const value = settingsSchema.parse(settings);
  return saveDocument(tx, { name, value, touched, lists: await readLists(tx), isSetting: true }, act);
}

function touchedBySettings(before: Settings | null, after: Settings): Fact[] {
  const shared = before === null || differ(pageSettings(before), pageSettings(after)) ? [facts.settings()] : [];
  const parts = settingsParts.filter((part) => before !== null && differ(before[part], after[part]));
  const editions = new Set([...after.editions, ...(before?.editions ?? [])].map(({ id }) => id));
  const own = (settings: Settings | null, id: string) => settings?.editions.find((one) => one.id === id);
  const touched = [...editions].filter((id) => differ(own(before, id), own(after, id)));
  return [...shared, ...parts.map(facts.settingsPart), ...touched.map(facts.edition)];
}

/** Refuses (409) a section of a word that is something else's. */
export async function saveSection(tx: Db, section: Section, act: SettingAct): Promise<number | null> {
  const touched = [facts.section(section.slug), facts.sections()];
  const name: ListName = `section/${section.slug}`;
  await claimWord(tx, { word: section.slug, owner: `section/${section.slug}`, since: act.at });
  const value = sectionSchema.parse(section);
  return saveDocument(tx, { name, value, touched, lists: [name], isSetting: true }, act);
}

export async function saveTopic(tx: Db, topic: Topic, act: SettingAct): Promise<number | null> {
  const touched = [facts.topic(topic.slug), facts.topics()];
  const name: ListName = `topic/${topic.slug}`;
  const value = topicSchema.parse(topic);
  return saveDocument(tx, { name, value, touched, lists: [name], isSetting: true }, act);
}

export async function saveFront(tx: Db, front: Front, act: Act): Promise<void> {
  const touched = [facts.front(front.edition)];
  await saveDocument(tx, { name: `front/${front.edition}`, value: frontSchema.parse(front), touched }, act);
}

/** Refuses (409) a front of a word that is something else's. */
export async function saveFreeFront(tx: Db, front: FreeFront, act: Act): Promise<void> {
  const { slug } = front;
  await claimWord(tx, { word: slug, owner: `front/${slug}`, since: act.at });
  const touched = [facts.freeFront(slug), facts.freeFronts()];
  await saveDocument(tx, { name: facts.freeFront(slug), value: freeFrontSchema.parse(front), touched }, act);
}

export async function saveMostRead(tx: Db, edition: string, ids: readonly string[], act: Act): Promise<void> {
  const touched = [facts.mostRead(edition)];
  await saveDocument(tx, { name: `most-read/${edition}`, value: ids, touched }, act);
}

/** How much each story of an edition was read lately, for the list of the most read: nothing of who read it. */
const readScoresSchema = z.strictObject({
  at: z.string(),
  /** Reads since the list was made. */
  since: z.number(),
  /** By id, the heaviest first; each weighs what it did at that time. */
  scores: z.record(z.string(), z.number()),
});
export type ReadScores = Readonly<z.infer<typeof readScoresSchema>>;

export async function readReadScores(db: Db, edition: string): Promise<ReadScores | null> {
  return readAs(db, `read-scores/${edition}`, readScoresSchema);
}

/** No page reads them, so no change is recorded. */
export async function keepReadScores(tx: Db, edition: string, scores: ReadScores): Promise<void> {
  await keepDocument(tx, `read-scores/${edition}`, scores);
}

/** Remembers which template pressed the shelf; another one touches the template fact. */
export async function saveTemplate(tx: Db, hash: string, act: Act): Promise<void> {
  await saveDocument(tx, { name: 'template', value: hash, touched: [facts.template()] }, act);
}
