import { rememberedOf } from '../base/remembered.ts';
import type { Archive } from '../story/archive.ts';
import { bylineKey } from '../story/author.ts';
import { pageSettings, type Settings, type SettingsPart, settingsParts } from '../story/newsroom.ts';
import { type Fact, facts, type StoryFacet, storyFacets } from '../story/facts.ts';

/** What pages of one pass loaded that others load as well, with the facts they read. */
export type SharedLoads = Map<string, Promise<LoadedOnce>>;

interface LoadedOnce {
  readonly answer: unknown;
  readonly reads: ReadonlySet<Fact>;
}

/** Loads kept for others: those who share one are pressed in the same pass, each of forty pages. */
const MOST_SHARED = 200;

/** An archive that writes down, in `reads`, each fact it hands out; absence counts as a fact like any other. */
export function recordingArchive(archive: Archive, reads: Set<Fact>, loads: SharedLoads = new Map()): Archive {
  const note = (fact: Fact) => void reads.add(fact);
  const noteStory = (id: string, facets: readonly StoryFacet[]) =>
    facets.forEach((facet) => note(facts.story(id, facet)));
  const noting = notingSettings(note);
  return {
    settings: async () => noting(await archive.settings()),
    edition: (id) => (note(facts.edition(id)), archive.edition(id)),
    section: (slug) => (note(facts.section(slug)), archive.section(slug)),
    sectionInPlaceOf: (slug) => (note(facts.section(slug)), archive.sectionInPlaceOf(slug)),
    sections: () => (note(facts.sections()), archive.sections()),
    topic: (slug) => (note(facts.topic(slug)), archive.topic(slug)),
    topicInPlaceOf: (slug) => (note(facts.topic(slug)), archive.topicInPlaceOf(slug)),
    topics: () => (note(facts.topics()), archive.topics()),
    authorAt: (slug) => (note(facts.byPage(slug)), archive.authorAt(slug)),
    author: (id) => (note(facts.author(id)), archive.author(id)),
    authors: () => (note(facts.authors()), archive.authors()),
    signedBy: (name) => (note(facts.byline(bylineKey(name))), archive.signedBy(name)),
    freeFront: (slug) => (note(facts.freeFront(slug)), archive.freeFront(slug)),
    freeFronts: () => (note(facts.freeFronts()), archive.freeFronts()),
    front: (edition) => (note(facts.front(edition)), archive.front(edition)),
    launchedFront: (front) => (note(facts.front(front)), archive.launchedFront(front)),
    story: (id) => (noteStory(id, storyFacets), archive.story(id)),
    whereabouts: (id) => (noteStory(id, ['state']), archive.whereabouts(id)),
    plainPage: (word) => (note(facts.plainPage(word)), archive.plainPage(word)),
    plainPages: () => (note(facts.plainPages()), archive.plainPages()),
    card: (id) => (noteStory(id, ['card']), archive.card(id)),
    updatedAt: (id) => (noteStory(id, ['state', 'updated']), archive.updatedAt(id)),
    versions: (id) => (noteStory(id, ['history']), archive.versions(id)),
    version: (id, number) => (note(facts.version(id, number)), archive.version(id, number)),
    retraction: (id) => (note(facts.retraction(id)), archive.retraction(id)),
    corrected: (id) => (note(facts.corrected(id)), archive.corrected(id)),
    newest: (list, limit) => (note(facts.newest(list)), archive.newest(list, limit)),
    month: (list, month) => (note(facts.month(list, month)), archive.month(list, month)),
    months: (list) => (note(facts.months(list)), archive.months(list)),
    addresses: (month) => (note(facts.addresses(month)), archive.addresses(month)),
    banner: (edition) => (note(facts.banner(edition)), archive.banner(edition)),
    mostRead: (edition) => (note(facts.mostRead(edition)), archive.mostRead(edition)),
    corrections: async (edition, slice) => {
      // Which editions there are decides whose notes the default one has.
      note(facts.settings());
      note(facts.corrections(edition));
      const entries = await archive.corrections(edition, slice);
      for (const entry of entries) noteStory(entry.storyId, ['card']);
      return entries;
    },
    correctionCount: (edition) => (
      note(facts.settings()),
      note(facts.corrections(edition)),
      archive.correctionCount(edition)
    ),
    day: (edition) => (note(facts.day(edition)), archive.day(edition)),
    newsWindow: () => (note(facts.newsWindow()), archive.newsWindow()),
    media: (id) => (note(facts.media(id)), archive.media(id)),
    picture: (id) => (note(facts.picture(id)), archive.picture(id)),
    recording: (id) => (note(facts.picture(id)), archive.recording(id)),
    redirect: (path) => (note(facts.redirect(path)), archive.redirect(path)),
    shared: sharing(archive, loads, note),
  };
}

function sharing(archive: Archive, loads: SharedLoads, note: (fact: Fact) => void): NonNullable<Archive['shared']> {
  return async <T>(name: string, load: (own: Archive) => Promise<T>) => {
    const { answer, reads } = await loadOnce(archive, loads, { name, load });
    reads.forEach(note);
    return answer as T;
  };
}

interface SharedLoad {
  readonly name: string;
  load(archive: Archive): Promise<unknown>;
}

/** A failure is not kept: the next page that shares it tries again. */
function loadOnce(archive: Archive, loads: SharedLoads, { name, load }: SharedLoad): Promise<LoadedOnce> {
  const known = loads.get(name);
  if (known) return known;
  if (loads.size >= MOST_SHARED) loads.clear();
  const loading = readShared(archive, loads, load);
  loads.set(name, loading);
  loading.catch(() => loads.delete(name));
  return loading;
}

async function readShared(archive: Archive, loads: SharedLoads, load: SharedLoad['load']): Promise<LoadedOnce> {
  const reads = new Set<Fact>();
  return { answer: await load(recordingArchive(archive, reads, loads)), reads };
}

/** Wraps the same settings once: a page asks for them many times. */
function notingSettings(note: (fact: Fact) => void): (settings: Settings) => Settings {
  let last: { readonly settings: Settings; readonly noted: Settings } | null = null;
  return (settings) => {
    if (last?.settings !== settings) last = { settings, noted: notedSettings(settings, note) };
    return last.noted;
  };
}

/** Settings that note which part of them is read. */
function notedSettings(settings: Settings, note: (fact: Fact) => void): Settings {
  const { seen, factOf } = readSettings(settings);
  return new Proxy(seen, {
    get: (target, name) => {
      const fact = typeof name === 'string' ? factOf.get(name) : undefined;
      if (fact !== undefined) note(fact);
      return Reflect.get(target, name) as unknown;
    },
  });
}

/** What pages see of the settings, and the fact that each part of it is. */
const readSettings = rememberedOf((settings: Settings) => {
  const own = new Set<string>(settingsParts);
  const seen = { ...settings, ...pageSettings(settings) };
  const factFor = (name: string) => (own.has(name) ? facts.settingsPart(name as SettingsPart) : facts.settings());
  return { seen, factOf: new Map(Object.keys(seen).map((name) => [name, factFor(name)])) };
});

/** Cards kept in a pass: enough for the pages that are pressed one after the other, not for a whole archive. */
const MOST_CARDS = 5000;

/** Stories and their versions, each with all its words: enough for the pages of a few publications. */
const MOST_WHOLE = 50;

/** Answers only once what many pages of a pass ask for: settings, editions, sections, topics, fronts, cards and pictures. */
export function cachedArchive(archive: Archive): Archive {
  const settings = once(() => archive.settings());
  const sections = once(() => archive.sections());
  const topics = once(() => archive.topics());
  const freeFronts = once(() => archive.freeFronts());
  return {
    ...archive,
    settings: () => settings(''),
    sections: () => sections(''),
    topics: () => topics(''),
    freeFronts: () => freeFronts(''),
    edition: once((id) => archive.edition(id)),
    section: once((slug) => archive.section(slug)),
    topic: once((slug) => archive.topic(slug)),
    signedBy: once((name) => archive.signedBy(name), MOST_CARDS),
    freeFront: once((slug) => archive.freeFront(slug)),
    front: once((edition) => archive.front(edition)),
    launchedFront: once((front) => archive.launchedFront(front)),
    card: once((id) => archive.card(id), MOST_CARDS),
    story: once((id) => archive.story(id), MOST_WHOLE),
    versions: once((id) => archive.versions(id), MOST_WHOLE),
    retraction: once((id) => archive.retraction(id), MOST_CARDS),
    corrected: once((id) => archive.corrected(id), MOST_CARDS),
    whereabouts: once((id) => archive.whereabouts(id), MOST_CARDS),
    picture: once((id) => archive.picture(id), MOST_CARDS),
    recording: once((id) => archive.recording(id), MOST_CARDS),
  };
}

function once<T>(ask: (key: string) => Promise<T>, most = Infinity): (key: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (key) => {
    if (answers.size >= most) answers.clear();
    const answer = answers.get(key) ?? ask(key);
    answers.set(key, answer);
    return answer;
  };
}
