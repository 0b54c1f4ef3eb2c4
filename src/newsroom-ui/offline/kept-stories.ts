import { lastWords } from './last-words.ts';

/** A story whose text is kept on this device, for one person who works on it. */
export interface KeptStory {
  readonly id: string;
  readonly headline: string;
  /** When it was last open here. */
  readonly at: string;
  /** Changes of which the newsroom has not said that it has them. */
  readonly unsaved: number;
}

/** What is beside a kept text. The stores and their names are those of y-indexeddb. */
export type KeptFacts = Omit<KeptStory, 'id'>;
const TEXT = 'updates';
const FACTS = 'custom';

/** The name under which a browser keeps a story. Each person has their own, so that nobody sends what another has typed. */
export function keptName(person: string, story: string): string {
  return `standfirst/${person}/${story}`;
}

/** The stories kept for a person: first those with changes that are nowhere else, then those open last. */
export async function keptStories(person: string): Promise<KeptStory[]> {
  const names = (await namesKept()).filter((name) => name.startsWith(keptName(person, '')));
  const found = await Promise.all(names.map((name) => inKept(name, 'readonly', storyIn)));
  const stories = names.flatMap((name, at) => {
    const facts = found[at];
    if (!facts) return [];
    const unsaved = Math.max(facts.unsaved, lastWords(name)?.unsaved ?? 0);
    return [{ ...facts, unsaved, id: name.split('/').at(-1) ?? '' }];
  });
  return stories.toSorted((a, b) => Number(b.unsaved > 0) - Number(a.unsaved > 0) || b.at.localeCompare(a.at));
}

/**
 * Takes from this device every story that the newsroom has all of; those of one person stay if they are named. What is not there yet
 * stays. Where a story is open in another window, that window has its text and keeps what is typed there.
 */
export async function dropKept({ except }: { readonly except?: string } = {}): Promise<void> {
  const stays = except === undefined ? null : keptName(except, '');
  const names = (await namesKept()).filter((name) => !(stays && name.startsWith(stays)) && !lastWords(name));
  await Promise.all(names.map((name) => inKept(name, 'readwrite', dropSaved)));
}

async function storyIn(text: IDBObjectStore, facts: IDBObjectStore): Promise<KeptFacts | null> {
  const [count, headline, at, unsaved] = await Promise.all([
    answerTo(text.count()),
    ...['headline', 'at', 'unsaved'].map((name) => answerTo<unknown>(facts.get(name))),
  ]);
  return count > 0 ? { headline: textOf(headline), at: textOf(at), unsaved: Number(unsaved ?? 0) } : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Emptied and not deleted: what deletes waits for windows that have it open, and would then take what was typed since. */
async function dropSaved(text: IDBObjectStore, facts: IDBObjectStore): Promise<void> {
  if (Number((await answerTo<unknown>(facts.get('unsaved'))) ?? 0) > 0) return;
  text.clear();
  facts.clear();
}

async function namesKept(): Promise<string[]> {
  try {
    const all = await indexedDB.databases();
    return all.flatMap(({ name = '' }) => (name.startsWith('standfirst/') ? [name] : []));
  } catch {
    // A browser that keeps nothing.
    return [];
  }
}

/** Works on one kept story in one transaction; null where it cannot be opened. */
async function inKept<T>(
  name: string,
  mode: IDBTransactionMode,
  work: (text: IDBObjectStore, facts: IDBObjectStore) => Promise<T>,
): Promise<T | null> {
  const kept = await answerTo(indexedDB.open(name)).catch(() => null);
  if (!kept) return null;
  try {
    const both = kept.transaction([TEXT, FACTS], mode);
    return await work(both.objectStore(TEXT), both.objectStore(FACTS));
  } catch {
    return null;
  } finally {
    kept.close();
  }
}

function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('This browser did not say why.')));
  });
}
