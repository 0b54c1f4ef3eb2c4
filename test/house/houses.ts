import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { silentLog } from '../../src/base/log.ts';
import { readSiteFiles } from '../../src/main/site-files.ts';
import type { NewsroomParts } from '../../src/newsroom/acts.ts';
import { publicNetwork } from '../../src/newsroom/checks/ask-link.ts';
import { arrangeFront } from '../../src/newsroom/fronts/arrange-front.ts';
import { replaceSettings } from '../../src/newsroom/change-settings.ts';
import { killStory } from '../../src/newsroom/publishing/kill-story.ts';
import { suppressVersion } from '../../src/newsroom/publishing/suppress-version.ts';
import { withdrawStory } from '../../src/newsroom/publishing/withdraw-story.ts';
import { openMediaShelf } from '../../src/media/media-shelf.ts';
import { openOriginals } from '../../src/media/originals.ts';
import { openFilmMaker } from '../../src/media/film-maker.ts';
import { openUploads } from '../../src/media/uploads.ts';
import { openRecordingReader } from '../../src/media/recording-reader.ts';
import { openLiveScreens } from '../../src/newsroom/desk/live-screens.ts';
import { draftsAtRest } from './drafts-at-rest.ts';
import { openSignInState } from '../../src/newsroom/people/sign-in-state.ts';
import type { PressRooms } from '../../src/press/press-tasks.ts';
import { openDiskShelf } from '../../src/press/disk-shelf.ts';
import { openMemoryShelf } from '../../src/press/memory-shelf.ts';
import type { Shelf } from '../../src/press/shelf.ts';
import { catchUp } from '../../src/press/press.ts';
import type { Site } from '../../src/site/page-kind.ts';
import { createSite } from '../../src/site/site.ts';
import { saveMostRead, saveSection, saveSettings, saveTemplate, saveTopic } from '../../src/store/documents.ts';
import { type Db, openStore } from '../../src/store/open-store.ts';
import { saveRedirect } from '../../src/store/sources.ts';
import type { NewVersion } from '../../src/store/public-acts.ts';
import type { Front } from '../../src/story/front.ts';
import { type Section, type Settings, settingsSchema, type Topic } from '../../src/story/newsroom.ts';
import { tickingClock } from './clocks.ts';
import { atTheEnd } from './endings.ts';
import { onePictureMaker } from './one-decoder.ts';
import { aFolder, type FolderKept, keepFolder, putFolder } from './folders.ts';
import { publishStory } from './publish-story.ts';
import { keptStoreAt } from './store-places.ts';
import { quickPasswords } from './quick-passwords.ts';
import { actMaker, aStore } from './stores.ts';

let site: Promise<Site> | null = null;

/** The real site, read once. */
function theSite(): Promise<Site> {
  site ??= readSiteFiles().then(createSite);
  return site;
}

const gmt = { label: 'GMT', timeZone: 'UTC' };
const london = { label: 'UK', timeZone: 'Europe/London' };

/** A newsroom of three editions, one of them read from the right. */
export function houseSettings(said: object = {}): Settings {
  return settingsSchema.parse({
    name: 'The Harbour Times',
    tagline: 'News of the coast',
    siteUrl: 'https://harbour.example',
    contactEmail: 'desk@harbour.example',
    editions: [
      { id: 'uk', name: 'UK', lang: 'en-GB', clocks: [gmt, london], nav: ['world', 'sport'] },
      { id: 'international', name: 'International', lang: 'en-GB', clocks: [gmt], nav: ['world'] },
      { id: 'arabic', name: 'العربية', lang: 'ar', dir: 'rtl', clocks: [gmt], nav: ['akhbar'] },
    ],
    ...said,
  });
}

const aSection = (slug: string, edition = 'uk'): Section => ({
  slug,
  name: `Section ${slug}`,
  description: null,
  edition,
});
const aTopic = (slug: string): Topic => ({
  slug,
  name: `Topic ${slug}`,
  type: 'subject',
  description: null,
  edition: 'uk',
});

export const desk = { name: 'Ada Reed' };

export type House = Awaited<ReturnType<typeof aHouse>>;

type ShelfKind = 'disk' | 'memory';

interface HouseSaid {
  readonly shelf?: ShelfKind;
  /** Where its files stand; a folder of its own, if none is said. */
  readonly folder?: string;
  readonly begun?: false;
}

/**
 * The whole house in one process: a real store in a real file, the real site, a shelf on the disk or in memory, and
 * a newsroom set up with three editions, three sections and two topics, pressed; with `begun: false` one that has no settings yet.
 * What nothing stands before is made once for each process, and copied.
 */
export async function aHouse({ shelf: kind = 'memory', folder = aFolder(), begun }: HouseSaid = {}) {
  const isEmpty = readdirSync(folder).length === 0;
  const ready = begun !== false && isEmpty ? await readyHouse(kind) : null;
  if (ready) putFolder(ready.kept, folder);
  const clock = tickingClock(ready?.at);
  const store = await aStore(folder);
  const shelf = ready?.shelf ? await copyOf(ready.shelf) : openShelf(kind, folder);
  const rooms = atRest({ store, clock, ...(await roomsBeside(shelf, folder)) });
  const act = actMaker(clock);
  if (begun !== false && !ready) await begin(rooms, act);
  return { folder, rooms, ...rooms, clock, act, ...deskOf(rooms, act) };
}

function openShelf(kind: ShelfKind, folder: string): Shelf {
  return kind === 'disk' ? openDiskShelf(join(folder, 'shelf')) : openMemoryShelf();
}

async function roomsBeside(shelf: Shelf, folder: string) {
  return {
    ...{ site: await theSite(), shelf, log: silentLog },
    media: openMediaShelf(join(folder, 'media')),
    originals: openOriginals(join(folder, 'originals')),
    uploads: openUploads(join(folder, 'uploads'), 0),
  };
}

/** Sets the newsroom up and presses it. */
async function begin(rooms: PressRooms, act: ReturnType<typeof actMaker>): Promise<void> {
  await rooms.store.write(async (tx) => {
    await saveSettings(tx, houseSettings(), act('set-up'));
    await saveSection(tx, aSection('world'), act('set-up'));
    await saveSection(tx, aSection('sport'), act('set-up'));
    await saveSection(tx, aSection('akhbar', 'arabic'), act('set-up'));
    for (const slug of ['ports', 'storms']) await saveTopic(tx, aTopic(slug), act('set-up'));
    await saveTemplate(tx, rooms.site.templateHash, act('set-up'));
  });
  await catchUp(rooms);
}

/** A house as it was when it had been set up. */
interface HouseReady {
  readonly kept: FolderKept;
  /** Its shelf, where that was in memory. */
  readonly shelf: Shelf | null;
  /** What its clock would have said next. */
  readonly at: string;
}

const housesReady = new Map<ShelfKind, Promise<HouseReady>>();

function readyHouse(kind: ShelfKind): Promise<HouseReady> {
  const made = housesReady.get(kind) ?? makeReady(kind);
  housesReady.set(kind, made);
  return made;
}

async function makeReady(kind: ShelfKind): Promise<HouseReady> {
  const clock = tickingClock();
  let shelf: Shelf | null = null;
  const kept = await keepFolder(async (folder) => {
    const store = await openStore(await keptStoreAt(folder));
    const rooms = { store, clock, ...(await roomsBeside(openShelf(kind, folder), folder)) };
    await begin(rooms, actMaker(clock));
    await store.close();
    shelf = kind === 'memory' ? rooms.shelf : null;
  });
  return { kept, shelf, at: clock.now() };
}

async function copyOf(shelf: Shelf): Promise<Shelf> {
  const copy = openMemoryShelf();
  for await (const path of shelf.paths()) {
    const shelved = await shelf.get(path);
    if (shelved) await copy.put(path, shelved.item);
  }
  for (let settled = 0; settled < shelf.stamp(); settled += 1) await copy.settle();
  return copy;
}

/** A newsroom whose drafts nobody has open, whose screens nobody looks at, and who asks no other site. */
function atRest(rooms: PressRooms & Pick<NewsroomParts, 'media' | 'originals' | 'uploads'>): NewsroomParts {
  const presence = () => ({ count: 0, stories: {} });
  const [pictures, recordings, films] = [onePictureMaker(), openRecordingReader(), openFilmMaker()];
  atTheEnd(() => [pictures, recordings, films].forEach((maker) => maker.close()));
  return {
    ...rooms,
    ...{ pictures, recordings, films },
    presence,
    drafts: draftsAtRest(rooms.store),
    links: { network: publicNetwork, ask: async (hrefs) => hrefs.map(() => ({ is: 'good' })) },
    isDemo: false,
    isMailing: false,
    standings: async () => [],
    caches: null,
    signIn: openSignInState(rooms.store, { passwords: quickPasswords }),
    live: openLiveScreens({ ...rooms, presence, stillThere: async (who) => who }),
  };
}

/** What a desk does, each act with its press. */
function deskOf(rooms: NewsroomParts, act: ReturnType<typeof actMaker>) {
  const keep = async (work: (tx: Db) => Promise<unknown>) => {
    await rooms.store.write(work);
    return catchUp(rooms);
  };
  return {
    publish: (version: Pick<NewVersion, 'story'> & Partial<NewVersion>) =>
      publishStory(rooms, { change: 'first', note: null, ...version }, desk).then(({ press }) => press),
    withdraw: (storyId: string, reason = 'It was too early.') =>
      withdrawStory(rooms, { storyId, reason }, desk).then(({ press }) => press),
    kill: (storyId: string, reason = 'It was not true.') =>
      killStory(rooms, { storyId, reason }, desk).then(({ press }) => press),
    suppress: (storyId: string, number: number, reason = 'It named a child.') =>
      suppressVersion(rooms, { storyId, number, reason }, desk),
    arrange: (front: Front) => arrangeFront(rooms, front, desk),
    settings: (settings: Settings) => replaceSettings(rooms, settings, desk),
    section: (section: Section) => keep((tx) => saveSection(tx, section, act('section'))),
    topic: (topic: Topic) => keep((tx) => saveTopic(tx, topic, act('topic'))),
    mostRead: (edition: string, ids: readonly string[]) =>
      keep((tx) => saveMostRead(tx, edition, ids, act('count-reads'))),
    redirect: (path: string, storyId: string) => keep((tx) => saveRedirect(tx, { path, storyId }, act('redirect'))),
  };
}
