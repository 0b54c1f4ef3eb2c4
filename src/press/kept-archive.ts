import { storeArchive } from '../store/archive.ts';
import { changesAfter, lastSeq } from '../store/changes.ts';
import type { Store } from '../store/open-store.ts';
import type { Archive } from '../story/archive.ts';
import { bylineKey } from '../story/author.ts';
import { type Fact, facts } from '../story/facts.ts';

/** Stories of which something is kept: more than any pass of a usual day asks for, and a few dozen megabytes. */
const MOST_STORIES = 10_000;
/** Lists, sections and the like; a month of a list may name thousands of stories. */
const MOST_OTHERS = 1000;
/** Beyond so many changes by others it is cheaper to begin anew than to read what they touched. */
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
}

export function keptArchive({ reader }: Pick<Store, 'reader'>): KeptArchive {
  const stories = keptAnswers(MOST_STORIES);
  const others = keptAnswers(MOST_OTHERS);
  const archive = keeping(storeArchive(reader), stories, others);
  let upTo = -1;

  async function follow(): Promise<void> {
    const newest = await lastSeq(reader);
    if (upTo < 0 || newest - upTo > MOST_CHANGES || newest < upTo) for (const kept of [stories, others]) kept.clear();
    else for (const change of await changesAfter(reader, upTo, MOST_CHANGES)) change.facts.forEach(forget);
    upTo = newest;
  }

  function forget(fact: Fact): void {
    (fact.startsWith(STORY) ? stories : others).drop(ownerOf(fact));
  }

  return {
    now: async () => {
      await follow();
      return archive;
    },
  };
}

/** Each answer is kept under the fact that it is; what is kept of a story goes with any fact of that story. */
function keeping(archive: Archive, stories: Answers, others: Answers): Archive {
  const ofStory = (id: string) => ownerOf(facts.story(id, 'state'));
  return {
    ...archive,
    card: (id) => stories.keep(ofStory(id), 'card', () => archive.card(id)),
    updatedAt: (id) => stories.keep(ofStory(id), 'updatedAt', () => archive.updatedAt(id)),
    whereabouts: (id) => stories.keep(ofStory(id), 'whereabouts', () => archive.whereabouts(id)),
    month: (list, month) => others.keep(facts.month(list, month), '', () => archive.month(list, month)),
    months: (list) => others.keep(facts.months(list), '', () => archive.months(list)),
    newest: (list, limit) => others.keep(facts.newest(list), String(limit), () => archive.newest(list, limit)),
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
  const owners = new Map<string, Map<string, Promise<unknown>>>();
  return {
    keep<T>(owner: string, what: string, ask: () => Promise<T>): Promise<T> {
      const answers = owners.get(owner) ?? new Map<string, Promise<unknown>>();
      owners.delete(owner);
      owners.set(owner, answers);
      const [oldest] = owners.keys();
      if (owners.size > most && oldest !== undefined) owners.delete(oldest);
      const known = answers.get(what);
      if (known) return known as Promise<T>;
      const answer = ask();
      answers.set(what, answer);
      answer.catch(() => answers.delete(what));
      return answer;
    },
    drop: (owner) => void owners.delete(owner),
    clear: () => owners.clear(),
  };
}
