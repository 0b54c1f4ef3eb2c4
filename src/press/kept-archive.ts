import { lately } from '../base/lately.ts';
import { storeArchive } from '../store/archive.ts';
import { changesAfter, lastSeq } from '../store/changes.ts';
import { readAddressesOf } from '../store/listings.ts';
import type { Db, Store } from '../store/open-store.ts';
import type { AddressEntry, Archive } from '../story/archive.ts';
import { bylineKey } from '../story/author.ts';
import { type Fact, facts } from '../story/facts.ts';

/** Stories of which something is kept: more than any pass of a usual day asks for, and a few dozen megabytes. */
const MOST_STORIES = 10_000;
/** Lists, sections and the like: each topic and section has a dozen months beside each of its months, most of them empty. */
const MOST_OTHERS = 20_000;
/** Beyond so many changes by others it is cheaper to start again than to read what they touched. */
const MOST_CHANGES = 500;

/**
 * An archive that goes on knowing, from one pass to the next, what no change has touched since: publishing one story presses
 * some forty pages, which ask a thousand things of which a handful are new. Changes by other processes are followed too.
 */
export interface KeptArchive {
  /**
   * The archive as it stands now. Nobody else may press until those who read it have done: what is read while a change is being
   * followed would not be dropped by it.
   */
  now(): Promise<Archive>;
  /** The newest change that it follows. */
  readonly upTo: number;
}

export function keptArchive({ reader }: Pick<Store, 'reader'>): KeptArchive {
  const stories = keptAnswers(MOST_STORIES);
  const others = keptAnswers(MOST_OTHERS);
  const addresses = keptAddresses(reader);
  const archive = keeping(storeArchive(reader), { stories, others, addresses });
  let upTo = -1;

  async function follow(): Promise<void> {
    const newest = await lastSeq(reader);
    if (upTo < 0 || newest - upTo > MOST_CHANGES || newest < upTo)
      for (const kept of [stories, others, addresses]) kept.clear();
    else for (const change of await changesAfter(reader, upTo, MOST_CHANGES)) change.facts.forEach(forget);
    upTo = newest;
  }

  function forget(fact: Fact): void {
    const owner = ownerOf(fact);
    (fact.startsWith(STORY) ? stories : others).drop(owner);
    if (fact.startsWith(STORY)) addresses.drop(owner.slice(STORY.length));
    // Which stories show it nobody knows here, and pictures that readers have change once in a long while.
    if (fact.startsWith(facts.picture(''))) addresses.clear();
  }

  return {
    now: async () => {
      await follow();
      return archive;
    },
    get upTo() {
      return upTo;
    },
  };
}

interface Kept {
  readonly stories: Answers;
  readonly others: Answers;
  readonly addresses: ReturnType<typeof keptAddresses>;
}

/** Each answer is kept under the fact that it is; what is kept of a story goes with any fact of that story. */
function keeping(archive: Archive, { stories, others, addresses }: Kept): Archive {
  const ofStory = (id: string) => ownerOf(facts.story(id, 'state'));
  const month: Archive['month'] = (list, named) =>
    others.keep(facts.month(list, named), '', () => archive.month(list, named));
  return {
    ...archive,
    card: (id) => stories.keep(ofStory(id), 'card', () => archive.card(id)),
    updatedAt: (id) => stories.keep(ofStory(id), 'updatedAt', () => archive.updatedAt(id)),
    whereabouts: (id) => stories.keep(ofStory(id), 'whereabouts', () => archive.whereabouts(id)),
    month,
    addresses: async (named) => addresses.of((await month('all', named)).toReversed()),
    months: (list) => others.keep(facts.months(list), '', () => archive.months(list)),
    newest: (list, limit) => others.keep(facts.newest(list), String(limit), () => archive.newest(list, limit)),
    front: (edition) => others.keep(facts.front(edition), '', () => archive.front(edition)),
    launchedFront: (front) => others.keep(facts.front(front), 'launched', () => archive.launchedFront(front)),
    sections: () => others.keep(facts.sections(), '', () => archive.sections()),
    topics: () => others.keep(facts.topics(), '', () => archive.topics()),
    sectionInPlaceOf: (slug) => others.keep(facts.section(slug), 'in place', () => archive.sectionInPlaceOf(slug)),
    topicInPlaceOf: (slug) => others.keep(facts.topic(slug), 'in place', () => archive.topicInPlaceOf(slug)),
    section: (slug) => others.keep(facts.section(slug), '', () => archive.section(slug)),
    topic: (slug) => others.keep(facts.topic(slug), '', () => archive.topic(slug)),
    signedBy: (name) => others.keep(facts.byline(bylineKey(name)), name, () => archive.signedBy(name)),
    picture: (id) => others.keep(facts.picture(id), '', () => archive.picture(id)),
    recording: (id) => others.keep(facts.picture(id), 'recording', () => archive.recording(id)),
  };
}

const STORY = 'story/';

function ownerOf(fact: Fact): string {
  return fact.startsWith(STORY) ? fact.slice(0, fact.indexOf('/', STORY.length)) : fact;
}

interface Answers {
  /** What was answered before for this owner, or else what `ask` answers now. A failure is not kept. */
  keep<T>(owner: string, what: string, ask: () => Promise<T>): Promise<T>;
  drop(owner: string): void;
  clear(): void;
}

/** Answers of so many owners; those that nobody asked for longest go first. */
function keptAnswers(most: number): Answers {
  const owners = lately<string, Map<string, Promise<unknown>>>(most);
  const answersOf = (owner: string) => {
    const known = owners.get(owner) ?? new Map<string, Promise<unknown>>();
    if (known.size === 0) owners.set(owner, known);
    return known;
  };
  return {
    keep<T>(owner: string, what: string, ask: () => Promise<T>): Promise<T> {
      const answers = answersOf(owner);
      const known = answers.get(what);
      if (known) return known as Promise<T>;
      const answer = ask();
      answers.set(what, answer);
      answer.catch(() => answers.delete(what));
      return answer;
    },
    drop: (owner) => owners.delete(owner),
    clear: () => owners.clear(),
  };
}

/** What sitemaps show of stories: of a month of thousands, one is asked for after each publication and not all of them. */
function keptAddresses(db: Db) {
  const known = new Map<string, AddressEntry>();
  return {
    of: async (ids: readonly string[]): Promise<AddressEntry[]> => {
      const here = ids.map((id) => known.get(id));
      const missing = ids.filter((_, at) => here[at] === undefined);
      const read = missing.length > 0 ? await readAddressesOf(db, missing) : new Map<string, AddressEntry>();
      if (known.size + read.size > MOST_STORIES) known.clear();
      for (const [id, entry] of read) known.set(id, entry);
      return ids.flatMap((id, at) => here[at] ?? read.get(id) ?? []);
    },
    drop: (id: string) => void known.delete(id),
    clear: () => known.clear(),
  };
}
