import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { c, commandBy, settings } from '../../test/house/arranging.ts';
import { type Chance, chance } from '../../test/house/chance.ts';
import { tickingClock } from '../../test/house/clocks.ts';
import { aFolder } from '../../test/house/folders.ts';
import { someSettings } from '../../test/house/presses.ts';
import { type ActMaker, actMaker, actsOn, aStore } from '../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../test/house/stories.ts';
import { storeArchive } from '../store/archive.ts';
import { changesAfter, lastSeq } from '../store/changes.ts';
import { bannerRevision, changeBanners } from '../store/banners.ts';
import { boardRevision, doCommand } from '../store/arranging.ts';
import { addLaunch, asArranged, goLive, type Thing } from '../store/launches.ts';
import { saveFront, saveMostRead, saveSection, saveSettings, saveTopic } from '../store/documents.ts';
import type { Db, Store } from '../store/open-store.ts';
import { leadAddresses } from '../store/led-addresses.ts';
import { saveRedirect } from '../store/sources.ts';
import { readPublished } from '../store/versions.ts';
import { type Archive, loadShared } from '../story/archive.ts';
import { type Fact, facts, storyFacets } from '../story/facts.ts';
import type { Act } from '../story/act.ts';
import type { FrontAct } from '../story/front-commands.ts';
import type { ListName } from '../story/front.ts';
import { changeKinds } from '../story/version.ts';
import { keptArchive } from './kept-archive.ts';
import { cachedArchive, recordingArchive, type SharedLoads } from './recording-archive.ts';

const STORIES = 4;
const lists: ListName[] = [
  'all',
  'edition/uk',
  'edition/arabic',
  'section/world',
  'section/sport',
  'topic/ports',
  'topic/storms',
];
const months = ['2026-10', '2026-11', '2026-12'];

/** Every question a page can ask, of a newsroom as small as this one. */
const questions: Record<string, (archive: Archive) => Promise<unknown>> = {
  settings: (archive) => archive.settings(),
  sections: (archive) => archive.sections(),
  topics: (archive) => archive.topics(),
  corrections: (archive) => archive.corrections('uk', { skip: 0, limit: 200 }),
  'how many corrections': (archive) => archive.correctionCount('arabic'),
  'the newest correction': (archive) => archive.corrections('arabic', { skip: 0, limit: 1 }),
  redirect: (archive) => archive.redirect('/old'),
  ...each(['uk', 'arabic'], 'edition', (archive, id) => archive.edition(id)),
  ...each(['uk', 'arabic'], 'front', (archive, id) => archive.front(id)),
  ...each(['uk', 'arabic'], 'launchedFront', (archive, id) => archive.launchedFront(id)),
  ...each(['uk', 'arabic'], 'banner', (archive, id) => archive.banner(id)),
  ...each(['uk', 'arabic'], 'mostRead', (archive, id) => archive.mostRead(id)),
  ...each(['world', 'sport'], 'section', (archive, slug) => archive.section(slug)),
  ...each(['ports', 'storms'], 'topic', (archive, slug) => archive.topic(slug)),
  ...each(months, 'addresses', (archive, month) => archive.addresses(month)),
  ...each(lists, 'newest', (archive, list) => archive.newest(list as ListName, 2)),
  ...each(lists, 'months', (archive, list) => archive.months(list as ListName)),
  ...each(lists, 'month', async (archive, list) =>
    Promise.all(months.map((month) => archive.month(list as ListName, month))),
  ),
  ...Object.fromEntries(
    Array.from({ length: STORIES }, (_, at) => idOf(at)).flatMap((id) => [
      [`story ${id}`, (archive: Archive) => archive.story(id)],
      [`card ${id}`, (archive: Archive) => archive.card(id)],
      [`updatedAt ${id}`, (archive: Archive) => archive.updatedAt(id)],
      [`whereabouts ${id}`, (archive: Archive) => archive.whereabouts(id)],
      [`corrected ${id}`, (archive: Archive) => archive.corrected(id)],
      [`versions ${id}`, (archive: Archive) => archive.versions(id)],
      [`version 1 of ${id}`, (archive: Archive) => archive.version(id, 1)],
      [`version 2 of ${id}`, (archive: Archive) => archive.version(id, 2)],
    ]),
  ),
};

function each(names: readonly string[], what: string, ask: (archive: Archive, name: string) => Promise<unknown>) {
  return Object.fromEntries(names.map((name) => [`${what} ${name}`, (archive: Archive) => ask(archive, name)]));
}

interface Answer {
  readonly json: string;
  readonly reads: ReadonlySet<Fact>;
}

async function askAll(archive: Archive): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const [name, ask] of Object.entries(questions)) {
    const reads = new Set<Fact>();
    const json = JSON.stringify(await ask(recordingArchive(archive, reads)));
    answers.set(name, { json, reads });
  }
  return answers;
}

describe('what a page reads', () => {
  it('is touched whenever the answer changes: every question, over random acts', async () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    const pick = chance(seed);
    const store = await aStore();
    const clock = tickingClock();
    const act = actMaker(clock);
    await store.write((tx) => saveSettings(tx, someSettings(), act()));
    const kept = keptArchive(store);
    let before = await askAll(storeArchive(store.reader));
    for (let count = 0; count < 120; count += 1) {
      clock.goTo(`${pick.of(months)}-15T12:00:${String(count % 60).padStart(2, '0')}Z`);
      const seq = await lastSeq(store.reader);
      const what = await somethingHappens(store, pick, act);
      const touched = new Set((await changesAfter(store.reader, seq, 9)).flatMap((change) => change.facts));
      const after = await askAll(storeArchive(store.reader));
      expect(await askAll(await kept.now()), `kept after "${what}", act ${count}, seed ${seed}`).toEqual(after);
      for (const [name, answer] of after) {
        if (answer.json === before.get(name)?.json) continue;
        const read = before.get(name)?.reads ?? new Set();
        expect(
          read.isDisjointFrom(touched),
          `${name} changed by "${what}", act ${count}, seed ${seed}, unseen by ${[...read].join(', ')}`,
        ).toBe(false);
      }
      before = after;
    }
  });

  it('is noted once asked for, absence like presence', async () => {
    const store = await aStore();
    const reads = new Set<Fact>();
    const archive = recordingArchive(storeArchive(store.reader), reads);
    await archive.topic('nowhere');
    await archive.newest('section/nowhere', 5);
    await archive.redirect('/old?a=1');
    expect([...reads]).toEqual(['topic/nowhere', 'list/section/nowhere/newest', 'redirect//old?a=1']);
    await archive.story(idOf(1));
    for (const facet of storyFacets) expect(reads).toContain(facts.story(idOf(1), facet));
  });

  it('is noted for each page of what several load alike, though only the first asks for it', async () => {
    const store = await aStore();
    const [first, second, within] = [new Set<Fact>(), new Set<Fact>(), new Set<Fact>()];
    const loads: SharedLoads = new Map();
    const pageOf = (reads: Set<Fact>) => recordingArchive(storeArchive(store.reader), reads, loads);
    let asked = 0;
    const load = async (archive: Archive) => {
      asked += 1;
      await archive.topic('ports');
      return loadShared(archive, 'the inner one', (own) => own.newest('all', 5));
    };
    await loadShared(pageOf(first), 'the page', load);
    await loadShared(pageOf(second), 'the page', load);
    await loadShared(pageOf(within), 'the inner one', (own) => own.newest('all', 5));
    expect(asked).toBe(1);
    expect([...first]).toEqual([...second]);
    expect([...second].toSorted()).toEqual([facts.newest('all'), facts.topic('ports')].toSorted());
    expect([...within]).toEqual([facts.newest('all')]);
  });

  it('is asked anew by the next page when loading it failed for one', async () => {
    const store = await aStore();
    const loads: SharedLoads = new Map();
    const page = () => recordingArchive(storeArchive(store.reader), new Set(), loads);
    await expect(loadShared(page(), 'it', () => Promise.reject(new Error('not now')))).rejects.toThrow('not now');
    expect(await loadShared(page(), 'it', (own) => own.topic('ports'))).toBeNull();
  });
});

async function somethingHappens(store: Store, pick: Chance, act: ActMaker): Promise<string> {
  const acts = actsOn(store, act);
  const id = idOf(pick.number(STORIES));
  const before = await readPublished(store.reader, id);
  const edition = pick.of(['uk', 'arabic']);
  const version = pick.number(Math.max(1, (before?.version ?? 1) - 1)) + 1;
  const happenings: Record<string, () => Promise<unknown>> = {
    publish: () =>
      acts.publish({
        story: anyStory(id, pick),
        change: before ? pick.of(changeKinds.slice(1)) : 'first',
        note: 'A note.',
      }),
    withdraw: () => acts.withdraw(id),
    kill: () => (pick.often(0.2) ? acts.kill(id) : Promise.resolve()),
    suppress: () => acts.suppress(id, version),
    settings: () => store.write((tx) => saveSettings(tx, someSettings({ tagline: pick.of(['a', 'b', null]) }), act())),
    section: () =>
      store.write((tx) =>
        saveSection(
          tx,
          { slug: pick.of(['world', 'sport']), name: pick.of(['A', 'B']), description: null, edition },
          act(),
        ),
      ),
    topic: () =>
      store.write((tx) =>
        saveTopic(
          tx,
          { slug: pick.of(['ports', 'storms']), name: pick.of(['A', 'B']), type: 'place', description: null, edition },
          act(),
        ),
      ),
    front: () =>
      store.write((tx) => saveFront(tx, { edition, containers: pick.some([container('a'), container('b')]) }, act())),
    launch: () => store.write((tx) => launchAny(tx, pick, act())),
    banner: () => store.write((tx) => changeAnyBanner(tx, pick, act())),
    mostRead: () => store.write((tx) => saveMostRead(tx, edition, pick.some([idOf(0), idOf(1)]), act())),
    redirect: () => store.write((tx) => saveRedirect(tx, { path: '/old', storyId: id }, act())),
    lead: () => store.write((tx) => leadAddresses(tx, [{ path: '/old', to: pick.of(['/world', null]) }], act())),
  };
  const what = pick.of([...Object.keys(happenings), 'publish', 'publish', 'publish', 'publish']);
  // What the store refuses changes nothing; that too is checked.
  await happenings[what]!().catch(() => {});
  return `${what} ${id}`;
}

async function changeAnyBanner(tx: Db, pick: Chance, act: Act): Promise<void> {
  const on = await bannerRevision(tx);
  const banner = { words: pick.of(['A', 'B']), link: null, against: null, until: '2027-01-01T00:00:00Z' };
  const states = pick.some(['uk', 'arabic']).map((edition) => ({ edition, banner: pick.of([banner, null]) }));
  await changeBanners(tx, { id: `act-${on}`, on, act: 'put', undoes: null, states }, act);
}

/** Arranges and launches a front, or a container that both fronts share. */
async function launchAny(tx: Db, pick: Chance, act: Act): Promise<void> {
  const on = await boardRevision(tx);
  const shared = [{ ...settings(), id: c(1), cards: [] }];
  const acts: FrontAct[] = [
    { act: 'begin-front', front: 'uk', containers: shared },
    { act: 'begin-front', front: 'arabic', containers: [] },
    { act: 'place-container', front: pick.of(['uk', 'arabic']), container: c(1), after: null },
    { act: 'set-container', container: c(1), field: 'title', value: pick.of(['A', 'B']) },
  ];
  for (const [at, one] of acts.entries()) await doCommand(tx, { ...commandBy('ada', on + at, one), id: `${on}-${at}` });
  const things = pick.some<Thing>([
    { kind: 'front', id: 'uk' },
    { kind: 'front', id: 'arabic' },
    { kind: 'container', id: c(1) },
  ]);
  const items = await asArranged(tx, things, await boardRevision(tx));
  await addLaunch(tx, { id: `launch-${on}`, at: null, until: null, zone: null, items }, act);
  await goLive(tx, `launch-${on}`, act);
}

function anyStory(id: string, pick: Chance) {
  const word = () => pick.of(['one', 'two', 'three']);
  return aStory({
    id,
    edition: pick.of(['uk', 'arabic']),
    section: pick.of(['world', 'sport']),
    topics: pick.some(['ports', 'storms']),
    headline: word(),
    urlSlug: word(),
    standfirst: word(),
    kicker: pick.of([null, word()]),
    byline: pick.some([{ person: 'Ada Reed' }]),
    body: [paragraph(word())],
    mainMedia: pick.of([null, { type: 'image', alt: word() }]),
    catchline: word(),
  });
}

function container(id: string) {
  return { id, title: null, layout: 'list' as const, curated: [], backfill: null, size: 3 };
}

describe('an archive that answers once in a pass', () => {
  it('asks the store once for what many pages ask', async () => {
    const store = await aStore();
    const act = actMaker();
    await store.write((tx) => saveSettings(tx, someSettings(), act()));
    await actsOn(store, act).publish({ story: aStory() });
    const asked: string[] = [];
    const counting = new Proxy(storeArchive(store.reader), {
      get:
        (archive, name: keyof Archive) =>
        (...question: never[]) => {
          asked.push(name);
          return (archive[name] as (...all: never[]) => unknown)(...question);
        },
    });
    const archive = cachedArchive({
      ...storeArchive(store.reader),
      ...Object.fromEntries(
        Object.keys(storeArchive(store.reader)).map((name) => [name, counting[name as keyof Archive]]),
      ),
    });
    for (let times = 0; times < 3; times += 1) {
      await Promise.all([
        archive.settings(),
        archive.sections(),
        archive.topics(),
        archive.edition('uk'),
        archive.section('world'),
        archive.card(idOf(1)),
      ]);
    }
    expect(asked.toSorted()).toEqual(['card', 'edition', 'section', 'sections', 'settings', 'topics']);
    expect((await archive.card(idOf(1)))?.headline).toBe(aStory().headline);
  });
});

describe('an archive that is kept from pass to pass', () => {
  it('asks again for what a change touched, by whatever process, and for nothing else', async () => {
    const folder = aFolder();
    const [store, other] = [await aStore(folder), await aStore(folder)];
    await store.write((tx) => saveSettings(tx, someSettings(), actMaker()()));
    const acts = actsOn(store);
    for (const at of [1, 2]) await acts.publish({ story: aStory({ id: idOf(at), headline: 'Before' }) });
    const kept = keptArchive(store);
    const headlines = async () => {
      const archive = await kept.now();
      return Promise.all([1, 2].map(async (at) => (await archive.card(idOf(at)))?.headline));
    };
    expect(await headlines()).toEqual(['Before', 'Before']);
    // No act of ours does this: only so can be seen what is asked again.
    await store.write((tx) =>
      sql`update stories set card = replace(card, '"headline":"Before"', '"headline":"Unseen"')`.execute(tx),
    );
    const said = { story: aStory({ id: idOf(2), headline: 'After' }), change: 'update' as const };
    await actsOn(other).publish(said);
    expect(await headlines()).toEqual(['Before', 'After']);
  });

  it('does not keep a failure', async () => {
    const store = await aStore();
    const kept = keptArchive(store);
    await store.write((tx) => sql`alter table stories rename column card to hidden`.execute(tx));
    await expect((await kept.now()).card(idOf(1))).rejects.toThrow('card');
    await store.write((tx) => sql`alter table stories rename column hidden to card`.execute(tx));
    expect(await (await kept.now()).card(idOf(1))).toBeNull();
  });
});
