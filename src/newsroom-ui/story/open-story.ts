import { differ } from '../../base/differ.ts';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { IndexeddbPersistence } from 'y-indexeddb';
import { Awareness } from 'y-protocols/awareness';
import { Doc, type Transaction } from 'yjs';
import { call } from '../api.ts';
import { keptName } from '../offline/kept-stories.ts';
import { whenConnected } from '../../ui/connection.ts';
import { countedSocket, type OthersBarrier, type Tally } from './counted-socket.ts';
import { keptCount } from './kept-count.ts';
import { told } from './told-status.ts';

export interface StoryStatus {
  /** `saved` is said only when everything typed here is on the newsroom's disk. `offline` changes are kept on this device. */
  readonly is: 'connecting' | 'saved' | 'saving' | 'offline' | 'refused' | 'signed-out';
  /** Changes made here that the newsroom has not acknowledged. */
  readonly unsaved: number;
  /** Why the newsroom refused, as it said it. */
  readonly because: string | null;
  /** True once there is a text to show: the newsroom's, or the one kept on this device. */
  readonly hasText: boolean;
}

export interface Watched<T> {
  get(): T;
  subscribe(tell: () => void): () => void;
}

export interface OpenStory {
  readonly storyId: string;
  readonly ydoc: Doc;
  readonly provider: HocuspocusProvider;
  readonly awareness: Awareness;
  readonly kept: IndexeddbPersistence;
  readonly status: Watched<StoryStatus>;
  /** Lets what others write wait while true, and brings all of it in when false. */
  hold(isHeld: boolean): void;
  close(): void;
}

/**
 * Opens a story for a person to type in: from this device at once, with the newsroom as soon as there is a line. Close it when
 * it is left.
 */
export function openStory(storyId: string, personId: string): OpenStory {
  const ydoc = new Doc();
  const awareness = new Awareness(ydoc);
  const status = watched<StoryStatus>({ is: 'connecting', unsaved: 0, because: null, hasText: false });
  const kept = new IndexeddbPersistence(keptName(personId, storyId), ydoc);
  const count = keptCount(kept, ydoc, (unsaved) => change(status, { unsaved: status.get().unsaved + unsaved }));
  const barrier = othersBarrier();
  const connection = new HocuspocusProviderWebsocket({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/collaborate`,
    ...AGAIN,
    WebSocketPolyfill: countedSocket((tally) => change(status, answered(tally, status.get())), barrier),
  });
  const provider = new HocuspocusProvider({
    websocketProvider: connection,
    name: storyId,
    // Another person may have signed in on this device meanwhile, and must not send this one's words as theirs.
    token: personId,
    document: ydoc,
    awareness,
    onClose: ({ event }) => {
      change(status, closed(event, status.get()));
      if (event.code === NEVER_OPENED)
        void whetherSignedOut(personId).then((because) => because && change(status, because));
    },
    onStateless: ({ payload }) => change(status, told(payload, status.get())),
    onAuthenticationFailed: ({ reason }) => change(status, { is: refusalFor(reason), because: reason }),
  });
  provider.attach();

  const onUpdate = (_update: Uint8Array, origin: unknown, _doc: Doc, transaction: Transaction): void => {
    const hasText = ydoc.getXmlFragment('story').length > 0;
    if (hasText !== status.get().hasText) change(status, { hasText });
    if (transaction.local && origin !== provider && origin !== kept) change(status, typed(status.get()));
  };
  ydoc.on('update', onUpdate);
  const stopWatching = watchConnection(connection, () => change(status, closed({ code: 0, reason: '' }, status.get())));
  const stopCounting = status.subscribe(() => count.set(status.get()));

  return {
    storyId,
    ydoc,
    provider,
    awareness,
    kept,
    status,
    hold: barrier.hold,
    close: () => {
      stopCounting();
      stopWatching();
      count.close();
      provider.destroy();
      connection.destroy();
      // Whoever leaves at once leaves while it is being read.
      void count.whenRead.finally(() => ydoc.destroy());
    },
  };
}

/** Held while somebody composes here; a socket that was closed meanwhile brings nothing more. */
function othersBarrier(): OthersBarrier & { hold(isHeld: boolean): void } {
  let [held, bring] = [false, (): void => undefined];
  return {
    isHeld: () => held,
    opened: (next) => {
      bring = next;
    },
    hold: (isHeld) => {
      held = isHeld;
      if (!isHeld) bring();
    },
  };
}

/**
 * Says that there is no connection as soon as the device knows, and connects as soon as the newsroom answers again, without waiting: on the
 * very machine it may, though the device itself is offline.
 */
function watchConnection(provider: HocuspocusProviderWebsocket, lost: () => void): () => void {
  const onOffline = (): void => {
    provider.disconnect();
    lost();
  };
  addEventListener('offline', onOffline);
  const stopWaiting = whenConnected(() => void provider.connect());
  if (!navigator.onLine) lost();
  return () => {
    removeEventListener('offline', onOffline);
    stopWaiting();
  };
}

/** A server that was started again is found again within a second or two, and one that is down is not asked more often than that. */
const AGAIN = { delay: 500, minDelay: 500, maxDelay: 2_000, factor: 1.5, jitter: true } as const;

/** With this code a browser says that a connection ended without a word, a refused one among them: it does not say why. */
const NEVER_OPENED = 1006;

/** Asks over HTTP whether the session stands; null when it does, or when nobody answers. */
async function whetherSignedOut(personId: string): Promise<Partial<StoryStatus> | null> {
  const session = await call('GET /api/session').catch(() => null);
  if (!session || session.person?.id === personId) return null;
  return { is: 'signed-out', because: 'signed-out' };
}

function answered(tally: Tally, before: StoryStatus): Partial<StoryStatus> {
  if (tally.refused > 0) return { is: 'refused' };
  const allKept = tally.caughtUp && tally.kept >= tally.sent;
  return allKept
    ? { is: 'saved', unsaved: 0, because: null }
    : { is: before.is === 'connecting' ? 'connecting' : 'saving' };
}

function typed({ is, unsaved }: StoryStatus): Partial<StoryStatus> {
  return { unsaved: unsaved + 1, is: is === 'saved' ? 'saving' : is };
}

/** Codes with which the newsroom closes a connection for good reason (`src/newsroom/drafts/sockets.ts`). */
const SIGNED_OUT = 4401;
const NOT_TAKEN = 4400;

function closed({ code, reason }: { code: number; reason: string }, { is }: StoryStatus): Partial<StoryStatus> {
  if (code === SIGNED_OUT) return { is: 'signed-out', because: reason };
  if (code === NOT_TAKEN) return { is: 'refused', because: reason };
  return { is: is === 'refused' || is === 'signed-out' ? is : 'offline' };
}

/** The reasons with which the newsroom's collaboration refuses somebody at its door. */
function refusalFor(reason: string): 'refused' | 'signed-out' {
  return reason === 'signed-out' ? 'signed-out' : 'refused';
}

function change(status: Changing<StoryStatus>, to: Partial<StoryStatus>): void {
  status.set({ ...status.get(), ...to });
}

interface Changing<T> extends Watched<T> {
  set(value: T): void;
}

function watched<T extends object>(first: T): Changing<T> {
  let value = first;
  const watchers = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (!differ(next, value)) return;
      value = next;
      for (const tell of watchers) tell();
    },
    subscribe: (tell) => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
  };
}
