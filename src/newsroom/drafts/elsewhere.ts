import type { Document } from '@hocuspocus/server';
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { isId, newId } from '../../base/ids.ts';
import type { Store } from '../../store/open-store.ts';
import type { Presence } from '../desk/presence.ts';

/** Cursors, and who is in which story, of all nodes on the same data. Nothing of it is kept: what is lost is said again within seconds. */
export interface Elsewhere {
  /** Says where these windows of a story stand now. `origin` is what Yjs names it; what came from another node is not said again. */
  moved(document: Document, windows: readonly number[], origin: unknown): void;
  /** A story was opened here: others say who is in it. */
  opened(storyId: string): void;
  /** Who is in which story on this node or another. */
  everywhere(here: Presence): Presence;
  close(): void;
}

/** As Hocuspocus knows what a server does itself. */
const ELSEWHERE = { source: 'local', skipStoreHooks: true, context: { isElsewhere: true } } as const;

/** Cursors of one story are said so often at most. */
const CURSORS_MS = 50;
/** Who is where is said so often, and a node of which nothing is heard for so long has nobody. */
const HERE_MS = 1_000;
const GONE_MS = 4_000;
/** A change is said within this, and what did not change each third time. */
const SAY_AGAIN = 3;
/** More people than this on one node are not told to the others. */
const MOST_TOLD = 200;

interface Node {
  readonly said: string;
  readonly stories: Presence['stories'];
  at: number;
}

interface ElsewhereRooms {
  readonly store: Store;
  readonly documents: ReadonlyMap<string, Document>;
  readonly here: () => Presence;
}

export function openElsewhere(rooms: ElsewhereRooms): Elsewhere {
  const { store } = rooms;
  if (!store.isShared) return alone;
  const me = newId();
  const nodes = new Map<string, Node>();
  const cursors = openCursors(rooms);
  let changes = 0;
  const hear = (word: string): void => {
    const [kind = '', id = '', said = '', state = ''] = word.split('/');
    if (kind === 'cursor') cursors.heard(id, Number(said), state);
    if (kind === 'ask') cursors.sayAll(id);
    if (kind === 'here' && heardHere(nodes, id, said)) changes += 1;
  };
  const end = store.hearWords(hear);
  const say = sayHere(rooms, me);
  const timer = setInterval(() => {
    say();
    for (const [id, { at }] of nodes) if (performance.now() - at > GONE_MS && nodes.delete(id)) changes += 1;
  }, HERE_MS).unref();
  return {
    moved: cursors.moved,
    opened: (storyId) => store.say(`ask/${storyId}`),
    everywhere: (here) => merged(here, nodes, changes),
    close: () => {
      end();
      clearInterval(timer);
      cursors.close();
    },
  };
}

const alone: Elsewhere = { moved: () => {}, opened: () => {}, everywhere: (here) => here, close: () => {} };

function openCursors({ store, documents }: ElsewhereRooms) {
  const waiting = new Map<string, Set<number>>();
  let timer: NodeJS.Timeout | null = null;
  const flush = (): void => {
    timer = null;
    for (const [storyId, windows] of waiting) {
      const awareness = documents.get(storyId)?.awareness;
      for (const window of windows)
        if (awareness?.meta.has(window))
          store.say(`cursor/${storyId}/${window}/${coded(encodeAwarenessUpdate(awareness, [window]))}`);
    }
    waiting.clear();
  };
  const add = (storyId: string, windows: Iterable<number>): void => {
    waiting.set(storyId, new Set([...(waiting.get(storyId) ?? []), ...windows]));
    timer ??= setTimeout(flush, CURSORS_MS).unref();
  };
  return {
    moved: (document: Document, windows: readonly number[], origin: unknown): void => {
      if (origin !== ELSEWHERE) add(document.name, windows);
    },
    sayAll: (storyId: string): void => {
      const document = documents.get(storyId);
      if (document) add(storyId, ownWindows(document));
    },
    heard: (storyId: string, window: number, state: string): void => {
      const document = documents.get(storyId);
      // Who has come here meanwhile is no more there.
      if (!document || ownWindows(document).includes(window)) return;
      try {
        applyAwarenessUpdate(document.awareness, Buffer.from(state, 'base64url'), ELSEWHERE);
      } catch {
        // A node of another version, perhaps: whose cursor cannot be read is not seen.
      }
    },
    close: () => void (timer && clearTimeout(timer)),
  };
}

function coded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** The windows that connections of this node speak for. */
function ownWindows(document: Document): number[] {
  return document.getConnections().flatMap((connection) => [...(document.getClients(connection) as Set<number>)]);
}

/**
 * Whether this person may speak for a window here that no connection here does: not while it is somebody else's on another node. From now on it is of this
 * node.
 */
export function mayTakeOver({ awareness }: Document, window: number, personId: string): boolean {
  const known = awareness.states.get(window) as { readonly user?: { readonly id?: unknown } } | undefined;
  if (!known) return true;
  if (known.user?.id !== personId) return false;
  awareness.states.delete(window);
  awareness.meta.delete(window);
  return true;
}

/** Says who is where on this node when that has changed, and now and then when it has not. */
function sayHere({ store, here }: ElsewhereRooms, me: string): () => void {
  let [last, since] = ['', 0];
  return () => {
    const said = Object.entries(here().stories)
      .flatMap(([story, people]) => people.map((person) => `${story}.${person}`))
      .slice(0, MOST_TOLD)
      .join('_');
    since += 1;
    if (said === last && since < SAY_AGAIN) return;
    [last, since] = [said, 0];
    store.say(`here/${me}/${said}`);
  };
}

/** Takes in who is where on another node; true when that has changed. */
function heardHere(nodes: Map<string, Node>, id: string, said: string): boolean {
  const before = nodes.get(id);
  if (before?.said === said) {
    before.at = performance.now();
    return false;
  }
  const stories: Record<string, string[]> = {};
  for (const one of said.split('_')) {
    const [story = '', person = ''] = one.split('.');
    if (isId(story) && person !== '') (stories[story] ??= []).push(person);
  }
  nodes.set(id, { said, stories, at: performance.now() });
  return true;
}

function merged({ count, stories }: Presence, nodes: ReadonlyMap<string, Node>, changes: number): Presence {
  const all: Record<string, readonly string[]> = { ...stories };
  for (const node of nodes.values())
    for (const [story, people] of Object.entries(node.stories))
      all[story] = [...new Set([...(all[story] ?? []), ...people])];
  return { count: count + changes, stories: all };
}
