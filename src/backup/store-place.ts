import { Refusal } from '../base/problem.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { BackupPlace } from './place.ts';

const PIECES = 'pieces/';

/** Backups in an object store. Which pieces lie there is asked once, and remembered. */
export function storePlace(store: ObjectStore): BackupPlace {
  let pieces: Promise<Set<string>> | null = null;
  const known = (): Promise<Set<string>> => (pieces ??= keysUnder(store, PIECES));
  return {
    name: store.name,
    make: async () => {
      for await (const _ of store.list(''))
        throw new Refusal(
          'backup-folder-taken',
          409,
          `Something other than backups lies in ${store.name}. Name a prefix of their own.`,
        );
    },
    has: async (path) => (path.startsWith(PIECES) ? (await known()).has(path) : store.has(path)),
    read: async (path) => {
      const bytes = await store.get(path);
      if (bytes === null) throw new Error('it is not there');
      return bytes;
    },
    write: async (path, bytes) => {
      await store.put(path, bytes);
      if (path.startsWith(PIECES)) (await known()).add(path);
    },
    remove: async (path) => {
      await store.remove(path);
      (await pieces)?.delete(path);
    },
    list: async function* list(folder) {
      for await (const { key, size } of store.list(`${folder}/`)) yield { path: key, size };
    },
    // What the store has acknowledged outlives whatever it promises.
    settle: async () => {},
  };
}

async function keysUnder(store: ObjectStore, prefix: string): Promise<Set<string>> {
  const keys = new Set<string>();
  for await (const { key } of store.list(prefix)) keys.add(key);
  return keys;
}
