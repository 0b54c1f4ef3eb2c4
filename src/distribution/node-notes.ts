import type { ObjectStore } from '../objects/object-store.ts';
import { keys, sealed, unsealed } from './entry.ts';

/** What a delivery node says about itself, in the object store: it need not reach the newsroom, nor the newsroom it. */
export interface NodeNote {
  readonly name: string;
  /** The entry up to which readers have everything there. */
  readonly number: number;
  /** The newest entries, and when readers had them there by the node's clock, in milliseconds since 1970. */
  readonly had: readonly (readonly [number: number, at: number])[];
  /** When it said so, by its own clock. */
  readonly at: number;
  /** Names whose bytes it finds missing or spoilt. */
  readonly lacks: readonly string[];
  /** What keeps it from going on; null when nothing does. */
  readonly trouble: string | null;
}

export function putNote(store: ObjectStore, note: NodeNote): Promise<void> {
  return store.put(keys.node(note.name), sealed(JSON.stringify({ format: 1, ...note })));
}

/** What the nodes of a store say, with when the store had it from them. */
export async function readNotes(store: ObjectStore): Promise<(NodeNote & { readonly putAt: number })[]> {
  const listed = await Array.fromAsync(store.list('nodes/'));
  const notes = await Promise.all(
    listed.map(async ({ key, putAt }) => {
      const bytes = await store.get(key);
      const note = bytes && (unsealed(bytes) as NodeNote | null);
      return note ? [{ ...note, putAt }] : [];
    }),
  );
  return notes.flat();
}
