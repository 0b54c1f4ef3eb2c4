import { turnDay } from '../../../src/store/days.ts';
import { saveFront, saveMostRead, saveSection, saveSettings, saveTopic } from '../../../src/store/documents.ts';
import type { Db } from '../../../src/store/open-store.ts';
import { saveRedirect } from '../../../src/store/sources.ts';
import { addVersion, endStory, suppressVersion } from '../../../src/store/public-acts.ts';
import { containerLayouts, type ListName } from '../../../src/story/front.ts';
import type { Story } from '../../../src/story/story.ts';
import { changeKinds } from '../../../src/story/version.ts';
import { houseSettings } from '../../house/houses.ts';
import { idOf } from '../../house/stories.ts';
import { type Desk, editions, moments, oldAddresses, type Remembered, sections, topics } from './desk.ts';
import { launchFront } from './launching.ts';
import { aTold, newMark } from './told.ts';

type DeskAct = (desk: Desk, tx: Db) => Promise<string>;

const ids = Array.from({ length: 14 }, (_, number) => idOf(number));

/** Each kind of act with its weight: how often it happens compared with the others. */
const acts: readonly (readonly [weight: number, act: DeskAct])[] = [
  [8, publishNew],
  [14, publishAgain],
  [3, withdraw],
  [2, kill],
  [3, suppress],
  [4, arrangeFront],
  [5, (desk, tx) => launchFront(desk, tx, ids)],
  [2, countReads],
  [2, makeSection],
  [2, makeTopic],
  [2, changeSettings],
  [3, leadOldAddress],
  [2, beginDay],
];

/** One act in one transaction; what there is nothing to do it with is another act. Returns what was done. */
export async function act(desk: Desk): Promise<string> {
  const { pick, house } = desk;
  if (pick.often(0.3))
    house.clock.goTo(
      pick.of(['2026-11-05T10:00:00Z', '2026-11-30T23:59:58Z', '2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z']),
    );
  const lots = acts.flatMap(([weight, one]) => Array.from({ length: weight }, () => one));
  return house.store.write((tx) => pick.of(lots)(desk, tx));
}

async function publishNew(desk: Desk, tx: Db): Promise<string> {
  const { pick, house, stories } = desk;
  const id = ids.find((one) => !stories.has(one));
  if (id === undefined) return publishAgain(desk, tx);
  const story = aTold(desk, id);
  const stated = pick.often(0.3)
    ? { firstPublishedAt: pick.of([null, ...moments]), lastUpdatedAt: pick.of([null, ...moments]) }
    : undefined;
  const { sortAt } = await addVersion(tx, { story, change: 'first', note: null, stated }, house.act());
  stories.set(id, {
    story,
    state: 'live',
    sortAt,
    versions: [{ story, change: 'first', note: null, isSuppressed: false }],
  });
  return `publish ${id} in ${story.section}, ${story.edition}, ${story.topics.join('+')}, sorted ${sortAt}`;
}

async function publishAgain(desk: Desk, tx: Db): Promise<string> {
  const { pick, house, stories } = desk;
  const id = pickStory(desk, ({ state }) => state !== 'killed');
  const before = id === null ? undefined : stories.get(id);
  if (id === null || !before) return countReads(desk, tx);
  const story = aTold(desk, id, before);
  const change = pick.of(changeKinds.slice(1));
  const note = `Note ${newMark()}.`;
  await addVersion(tx, { story, change, note }, house.act());
  stories.set(id, {
    ...before,
    story,
    state: 'live',
    versions: [...before.versions, { story, change, note, isSuppressed: false }],
  });
  const other = Object.keys(story).filter(
    (key) => JSON.stringify(story[key as keyof Story]) !== JSON.stringify(before.story[key as keyof Story]),
  );
  return `${change} of ${id}: ${other.join(' ')}; in ${story.section}, ${story.edition}, /${story.urlSlug}`;
}

async function withdraw(desk: Desk, tx: Db): Promise<string> {
  const id = pickStory(desk, ({ state }) => state === 'live');
  if (id === null) return publishNew(desk, tx);
  const record = desk.house.act('withdraw');
  await endStory(tx, { storyId: id, state: { is: 'withdrawn', at: record.at } }, record);
  desk.stories.set(id, { ...desk.stories.get(id)!, state: 'withdrawn' });
  return `withdraw ${id}`;
}

async function kill(desk: Desk, tx: Db): Promise<string> {
  const id = pickStory(desk, ({ state }) => state !== 'killed');
  if (id === null) return publishNew(desk, tx);
  const record = desk.house.act('kill');
  await endStory(tx, { storyId: id, state: { is: 'killed', at: record.at, reason: 'A court said so.' } }, record);
  desk.stories.set(id, { ...desk.stories.get(id)!, state: 'killed' });
  return `kill ${id}`;
}

async function suppress(desk: Desk, tx: Db): Promise<string> {
  const { pick, stories, house } = desk;
  const old = ({ versions }: Remembered) => versions.slice(0, -1).some(({ isSuppressed }) => !isSuppressed);
  const id = pickStory(desk, old);
  const before = id === null ? undefined : stories.get(id);
  if (id === null || !before) return publishAgain(desk, tx);
  const numbers = before.versions.slice(0, -1).flatMap(({ isSuppressed }, at) => (isSuppressed ? [] : [at + 1]));
  const number = pick.of(numbers);
  await suppressVersion(tx, { storyId: id, number, reason: 'It named a child.' }, house.act('suppress'));
  const versions = before.versions.map((one, at) => (at + 1 === number ? { ...one, isSuppressed: true } : one));
  stories.set(id, { ...before, versions });
  return `suppress version ${number} of ${id}`;
}

function pickStory({ pick, stories }: Desk, fit: (story: Remembered) => boolean): string | null {
  const fitting = [...stories].filter(([, story]) => fit(story)).map(([id]) => id);
  return fitting.length > 0 ? pick.of(fitting) : null;
}

async function arrangeFront({ pick, house }: Desk, tx: Db): Promise<string> {
  const edition = pick.of(editions);
  const containers = Array.from({ length: pick.number(4) }, (_, at) => ({
    id: `c${at}`,
    title: pick.of([null, 'More']),
    layout: pick.of(containerLayouts),
    curated: pick.some(['nobody', ...ids]).slice(0, 6),
    backfill: pick.of<ListName | null>([
      null,
      'all',
      `edition/${edition}`,
      `section/${pick.of(sections)}`,
      `topic/${pick.of(topics)}`,
    ]),
    size: pick.number(5) + 1,
  }));
  await saveFront(tx, { edition, containers }, house.act('arrange-front'));
  return `front of ${edition}: ${JSON.stringify(containers)}`;
}

async function countReads({ pick, house }: Desk, tx: Db): Promise<string> {
  const edition = pick.of(editions);
  const read = pick.some(['nobody', ...ids]);
  await saveMostRead(tx, edition, read, house.act('count-reads'));
  return `most read of ${edition}: ${read.join(' ')}`;
}

async function makeSection({ pick, house }: Desk, tx: Db): Promise<string> {
  const section = {
    // The first words of other addresses are nobody's section.
    slug: pick.of(sections.filter((slug) => slug !== 'news' && !editions.includes(slug))),
    name: pick.of(['North', 'South']),
    description: pick.of([null, 'All of it.']),
    edition: pick.of(editions),
  };
  await saveSection(tx, section, house.act('section'));
  return `section ${JSON.stringify(section)}`;
}

async function makeTopic({ pick, house }: Desk, tx: Db): Promise<string> {
  const type = pick.of(['subject', 'place'] as const);
  const topic = {
    slug: pick.of(topics),
    name: pick.of(['East', 'West']),
    type,
    description: null,
    edition: pick.of(editions),
  };
  await saveTopic(tx, topic, house.act('topic'));
  return `topic ${JSON.stringify(topic)}`;
}

async function changeSettings(desk: Desk, tx: Db): Promise<string> {
  const { pick, house } = desk;
  const usual = houseSettings();
  const cut = usual.editions.map((edition) => ({ ...edition, nav: pick.some(sections) }));
  const some = [cut[0]!, ...pick.some(cut.slice(1))];
  desk.settings = houseSettings({
    name: pick.of(['The Harbour Times', 'The Harbour Post']),
    tagline: pick.of([null, 'News of the coast']),
    externalLinksNote: pick.of([null, 'Not ours.']),
    editions: pick.often(0.3) ? some.toReversed() : some,
  });
  await saveSettings(tx, desk.settings, house.act('change-settings'));
  return `settings: ${desk.settings.name}, ${desk.settings.editions.map(({ id, nav }) => `${id} (${nav.join(' ')})`).join(', ')}`;
}

async function beginDay({ pick, house }: Desk, tx: Db): Promise<string> {
  const [edition, day] = [pick.of(editions), pick.of(['2026-11-05', '2026-11-30', '2026-12-01', '2027-01-01'])];
  await turnDay(tx, edition, day, house.act('day'));
  return `day ${day} of ${edition}`;
}

async function leadOldAddress({ pick, house }: Desk, tx: Db): Promise<string> {
  const redirect = { path: pick.of(oldAddresses), storyId: pick.of(ids) };
  await saveRedirect(tx, redirect, house.act('redirect'));
  return `redirect ${redirect.path} to ${redirect.storyId}`;
}
