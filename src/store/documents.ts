import { type Front, frontSchema, type ListName } from '../story/front.ts';
import { facts, type Fact } from '../story/facts.ts';
import {
  type Section,
  sectionSchema,
  type Settings,
  settingsSchema,
  type Topic,
  topicSchema,
} from '../story/newsroom.ts';
import type { Act } from '../story/act.ts';
import { recordChange } from './changes.ts';
import { claimWord } from './first-words.ts';
import { readLists, readZones } from './list-zones.ts';
import { recutLists } from './listings.ts';
import type { Db } from './open-store.ts';

/** The settings, or null in a newsroom that has none yet. */
export async function readSettings(db: Db): Promise<Settings | null> {
  return settingsSchema.nullable().parse(await readDocument(db, 'settings'));
}

export async function readSection(db: Db, slug: string): Promise<Section | null> {
  return sectionSchema.nullable().parse(await readDocument(db, `section/${slug}`));
}

export async function readTopic(db: Db, slug: string): Promise<Topic | null> {
  return topicSchema.nullable().parse(await readDocument(db, `topic/${slug}`));
}

export async function readFront(db: Db, edition: string): Promise<Front | null> {
  return frontSchema.nullable().parse(await readDocument(db, `front/${edition}`));
}

export async function readMostRead(db: Db, edition: string): Promise<readonly string[]> {
  return ((await readDocument(db, `most-read/${edition}`)) as string[] | null) ?? [];
}

/** All sections, by slug. */
export async function readSections(db: Db): Promise<Section[]> {
  return (await readFolder(db, 'section/')).map((json) => sectionSchema.parse(json));
}

/** All topics, by slug. */
export async function readTopics(db: Db): Promise<Topic[]> {
  return (await readFolder(db, 'topic/')).map((json) => topicSchema.parse(json));
}

/** Keeps the settings and touches them, and each edition that is not what it was. */
export async function saveSettings(tx: Db, settings: Settings, act: Act): Promise<void> {
  const before = await readSettings(tx);
  const touched: Fact[] = [facts.settings()];
  for (const edition of settings.editions) {
    const old = before?.editions.find((one) => one.id === edition.id);
    if (JSON.stringify(old) !== JSON.stringify(edition)) touched.push(facts.edition(edition.id));
  }
  for (const old of before?.editions ?? []) {
    if (!settings.editions.some((one) => one.id === old.id)) touched.push(facts.edition(old.id));
  }
  for (const { id } of settings.editions) await claimWord(tx, { word: id, owner: `edition/${id}`, since: act.at });
  const name = 'settings';
  await saveDocument(tx, { name, value: settingsSchema.parse(settings), touched, lists: await readLists(tx) }, act);
}

export async function saveSection(tx: Db, section: Section, act: Act): Promise<void> {
  const touched = [facts.section(section.slug), facts.sections()];
  const name: ListName = `section/${section.slug}`;
  await claimWord(tx, { word: section.slug, owner: `section/${section.slug}`, since: act.at });
  await saveDocument(tx, { name, value: sectionSchema.parse(section), touched, lists: [name] }, act);
}

export async function saveTopic(tx: Db, topic: Topic, act: Act): Promise<void> {
  const touched = [facts.topic(topic.slug), facts.topics()];
  const name: ListName = `topic/${topic.slug}`;
  await saveDocument(tx, { name, value: topicSchema.parse(topic), touched, lists: [name] }, act);
}

export async function saveFront(tx: Db, front: Front, act: Act): Promise<void> {
  const touched = [facts.front(front.edition)];
  await saveDocument(tx, { name: `front/${front.edition}`, value: frontSchema.parse(front), touched }, act);
}

export async function saveMostRead(tx: Db, edition: string, ids: readonly string[], act: Act): Promise<void> {
  const touched = [facts.mostRead(edition)];
  await saveDocument(tx, { name: `most-read/${edition}`, value: ids, touched }, act);
}

/** Remembers which template pressed the shelf; another one touches the template fact. */
export async function saveTemplate(tx: Db, hash: string, act: Act): Promise<void> {
  await saveDocument(tx, { name: 'template', value: hash, touched: [facts.template()] }, act);
}

interface Document {
  readonly name: string;
  readonly value: unknown;
  readonly touched: readonly Fact[];
  /** The lists whose clock it may change. */
  readonly lists?: readonly ListName[];
}

/**
 * Equal documents leave no change behind. Where a clock changes, the lists that go by it are cut anew in the same change. What is written was parsed: a document that cannot be read would stop the
 * press of every page that asks for it.
 */
async function saveDocument(tx: Db, { name, value, touched, lists = [] }: Document, act: Act): Promise<void> {
  const json = JSON.stringify(value);
  if (json === JSON.stringify(await readDocument(tx, name))) return;
  const before = await readZones(tx, lists);
  await tx
    .insertInto('documents')
    .values({ name, json })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ json }))
    .execute();
  const after = await readZones(tx, lists);
  const moved = lists.filter((list) => before(list) !== after(list));
  const recut = await recutLists(tx, moved);
  await recordChange(tx, { ...act, storyId: null, facts: [...touched, ...recut] });
}

async function readDocument(db: Db, name: string): Promise<unknown> {
  const row = await db.selectFrom('documents').select('json').where('name', '=', name).executeTakeFirst();
  return row ? JSON.parse(row.json) : null;
}

async function readFolder(db: Db, prefix: string): Promise<unknown[]> {
  // '/' + 1 is '0': the half-open range holds exactly the names under the prefix.
  const end = `${prefix.slice(0, -1)}0`;
  const rows = await db
    .selectFrom('documents')
    .select('json')
    .where('name', '>=', prefix)
    .where('name', '<', end)
    .orderBy('name')
    .execute();
  return rows.map((row) => JSON.parse(row.json));
}
