import { setImmediate as breath } from 'node:timers/promises';
import type { Log } from '../base/log.ts';
import { semaphore } from '../base/semaphore.ts';
import type { Shelf } from '../press/shelf.ts';
import { storyOfWords, storyWordsPath, type StoryWords } from '../story/reader-search.ts';
import type { SearchIndex } from './open-index.ts';

/** Stories that are taken in before others have their turn. */
const AT_A_TIME = 50;

/** Keeps an index in step with a shelf. */
export interface Following {
  /** Brings the index up to the present state of the shelf; those who ask meanwhile wait for the same. */
  catchUp(): Promise<void>;
  /** Puts some of the stories in again that an older form read; true while there are more. A search that ends in between goes on with the rest. */
  renew(): Promise<boolean>;
  /** Whether the index has been up to date once since it was opened. */
  isWhole(): boolean;
}

/**
 * The log of the shelf says what is new since the last time; where it cannot, and at the beginning, every story is compared by its tag. A story
 * whose words are damaged is left out until the press has repaired it.
 */
export function followShelf(shelf: Shelf, index: SearchIndex, log: Log): Following {
  let seen: number | null = null;
  let isWhole = false;
  let underWay: Promise<void> | null = null;
  // What was read from the shelf is put in before anybody reads it again: nothing older takes the place of what is newer.
  const one = semaphore(1);

  const take = async (id: string): Promise<() => void> => {
    const there = await wordsOn(shelf, id).catch((error: unknown) => {
      log.error({ err: error, id }, 'A story’s words cannot be read; it cannot be found until it is pressed again.');
      return null;
    });
    return there ? () => index.put(there.words, there.tag) : () => index.forget(id);
  };
  const follow = async (): Promise<void> => {
    const stamp = shelf.stamp();
    if (stamp === seen) return;
    const named = seen === null ? null : shelf.changes(seen);
    for (const ids of inTurns(named === null ? differing(shelf, index) : named.flatMap(idIn))) {
      const acts = await Promise.all(ids.map(take));
      index.together(() => acts.forEach((act) => act()));
      await breath();
    }
    seen = stamp;
    isWhole = true;
  };
  const renew = async (): Promise<boolean> => {
    const ids = index.outdated(AT_A_TIME);
    const acts = await Promise.all(ids.map(take));
    index.together(() => acts.forEach((act) => act()));
    return ids.length > 0;
  };
  return {
    renew: () => one.run(renew),
    catchUp: () => (underWay ??= one.run(follow).finally(() => (underWay = null))),
    isWhole: () => isWhole,
  };
}

/** The words of a story as they stand on the shelf now; null for one that readers do not have. Throws what keeps the shelf from giving them. */
export async function wordsOn(
  shelf: Shelf,
  id: string,
): Promise<{ readonly words: StoryWords; readonly tag: string } | null> {
  const shelved = await shelf.get(storyWordsPath(id));
  if (shelved?.item.is !== 'page') return null;
  return { words: JSON.parse(Buffer.from(shelved.item.body).toString()) as StoryWords, tag: shelved.tag };
}

/** Stories that the shelf has otherwise than the index, or one of them has alone. */
function* differing(shelf: Shelf, index: SearchIndex): Iterable<string> {
  for (const address of shelf.allExpected())
    for (const id of idIn(address)) if (shelf.expected(address) !== index.tagOf(id)) yield id;
  for (const { id } of [...index.all()]) if (shelf.expected(storyWordsPath(id)) === null) yield id;
}

function idIn(address: string): string[] {
  const id = storyOfWords(address);
  return id === null ? [] : [id];
}

function* inTurns(ids: Iterable<string>): Iterable<string[]> {
  let turn: string[] = [];
  for (const id of ids) {
    turn.push(id);
    if (turn.length < AT_A_TIME) continue;
    yield turn;
    turn = [];
  }
  if (turn.length > 0) yield turn;
}
