import type { Act } from '../../src/story/act.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { addVersion, endStory, type NewVersion, suppressVersion } from '../../src/store/public-acts.ts';
import { tickingClock } from './clocks.ts';
import { aFolder, type FolderKept, keepFolder, putFolder } from './folders.ts';
import { atTheEnd } from './endings.ts';
import { hasStore, keptStoreAt, storeAt } from './store-places.ts';

let empty: Promise<FolderKept> | null = null;

/**
 * A store in a real file, or in a database of its own on the server of a project that has one; closed when the test has finished. Its tables are made once
 * for each process, and copied.
 */
export async function aStore(folder = aFolder()): Promise<Store> {
  if (!hasStore(folder)) putFolder(await (empty ??= anEmptyStore()), folder);
  const store = await openStore(await storeAt(folder));
  atTheEnd(() => store.close());
  return store;
}

function anEmptyStore(): Promise<FolderKept> {
  return keepFolder(async (folder) => {
    const store = await openStore(await keptStoreAt(folder));
    await store.close();
  });
}

export type ActMaker = (act?: string) => Act;

/** Makes the records of acts, each a second after the one before. */
export function actMaker(clock = tickingClock()): ActMaker {
  return (act = 'publish') => ({ at: clock.now(), by: 'desk', act, summary: `Test: ${act}` });
}

/** The acts on stories, each in a transaction of its own. */
export function actsOn(store: Store, act: ActMaker = actMaker()) {
  return {
    publish: (version: Pick<NewVersion, 'story'> & Partial<NewVersion>) =>
      store.write((tx) => addVersion(tx, { change: 'first', note: null, ...version }, act())),
    withdraw: (storyId: string) =>
      store.write((tx) => {
        const withdrawn = act('withdraw');
        return endStory(tx, { storyId, state: { is: 'withdrawn', at: withdrawn.at } }, withdrawn);
      }),
    kill: (storyId: string, reason = 'A court said so.') =>
      store.write((tx) => {
        const killed = act('kill');
        return endStory(tx, { storyId, state: { is: 'killed', at: killed.at, reason } }, killed);
      }),
    suppress: (storyId: string, number: number, reason = 'It named a child.') =>
      store.write((tx) => suppressVersion(tx, { storyId, number, reason }, act('suppress'))),
  };
}
