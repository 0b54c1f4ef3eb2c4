import { type Problem, problem } from '../../base/problem.ts';
import type { Db } from '../../store/open-store.ts';
import { readSource, readSources, saveSource, type Source } from '../../store/sources.ts';
import type { Arrival } from '../../wire/arrival.ts';
import { dayOf, partKeys, sourceKey } from '../../wire/identity.ts';

/** The story that an arrival is, or is like. */
export interface Known {
  /** What was read of it last; null when it has not been here. */
  readonly source: Source | null;
  readonly warnings: readonly Problem[];
}

/** With less in common two stories are not worth a word. */
const SOME = 0.5;

/**
 * The story an arrival has been before: by its address, or, where it names none, by its words. A changed word does not make another
 * story of a page without an address: it is the later copy of the one that says all else on the same day. A page that says much of
 * what another said, or whose address is new though its words are not, is a story of its own, and that is said.
 */
export async function knownAs(tx: Db, arrival: Arrival): Promise<Known> {
  const source = await readSource(tx, sourceKey(arrival));
  if (source) return { source, warnings: [] };
  const like = await mostLike(tx, arrival);
  if (!like) return { source: null, warnings: [] };
  if (arrival.oldAddress !== null || like.isAddressed || !like.isNearlyAll)
    return { source: null, warnings: [toldTwice(like.storyId)] };
  return {
    source: { key: sourceKey(arrival), storyId: like.storyId, digest: '' },
    warnings: [laterCopy(like.storyId)],
  };
}

/** Keeps by what an arrival will be known again. */
export async function keepKnown(tx: Db, arrival: Arrival, { storyId, digest }: Omit<Source, 'key'>): Promise<void> {
  await saveSource(tx, { key: sourceKey(arrival), storyId, digest });
  const note = `${arrival.oldAddress === null ? BARE : ADDRESSED} ${dayOf(arrival) ?? ''}`;
  for (const key of partKeys(arrival)) await saveSource(tx, { key, storyId, digest: note });
}

const ADDRESSED = 'addressed';
const BARE = 'bare';

interface Like {
  readonly storyId: string;
  readonly isAddressed: boolean;
  /** True when no more than one part of it reads otherwise. */
  readonly isNearlyAll: boolean;
}

async function mostLike(tx: Db, arrival: Arrival): Promise<Like | null> {
  const keys = partKeys(arrival);
  const day = dayOf(arrival);
  const parts = (await readSources(tx, keys)).filter(({ digest }) => isOnDay(digest, day));
  const [most] = [...Map.groupBy(parts, ({ storyId }) => storyId)].toSorted((a, b) => b[1].length - a[1].length);
  if (!most || most[1].length < Math.max(2, keys.length * SOME)) return null;
  const isAddressed = most[1].some(({ digest }) => digest.startsWith(ADDRESSED));
  return { storyId: most[0], isAddressed, isNearlyAll: most[1].length >= keys.length - 1 };
}

function isOnDay(note: string, day: string | null): boolean {
  const [, noted = ''] = note.split(' ');
  return noted === '' || day === null || noted === day;
}

function laterCopy(storyId: string): Problem {
  const say = `Some words differ from the page that became story ${storyId}; it was taken to be a later copy of it. If it is another story, give it a page with its own address.`;
  return problem('later-copy', 'story', say);
}

function toldTwice(storyId: string): Problem {
  const say = `Story ${storyId} says much the same. Both are kept; withdraw one of them if they are one story.`;
  return problem('told-twice', 'story', say);
}
