import type { Hocuspocus } from '@hocuspocus/server';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { Refusal } from '../../base/problem.ts';
import {
  appendUpdates,
  type DraftLog,
  lockDrafts,
  type LooseUpdate,
  markRevision,
  readLog,
  readLoose,
  readWriters,
} from '../../store/draft-log.ts';
import { readDraft, type Revision } from '../../store/drafts.ts';
import type { Db } from '../../store/open-store.ts';
import type { DraftWriter } from './draft-writer.ts';
import { type OpenDraft, openDraft } from './open-draft.ts';
import type { Reviser, RevisingRooms } from './revising.ts';
import type { DryRunsApart } from './dry-runs-apart.ts';
import { writeStory } from './y-story.ts';

/** The drafts that are open on this server, each once. */
export interface Drafts {
  /** Fills the document that Hocuspocus has made for a story, and opens its draft. Refuses (404) where there is no such story. */
  load(storyId: string, document: Doc): Promise<void>;
  /** Lets `work` have a draft, opened if need be, which stays open at least until it is done. */
  use<T>(storyId: string, work: (draft: OpenDraft) => Promise<T>): Promise<T>;
  /** The draft of this very document; null for one that was closed since. */
  of(document: Doc): OpenDraft | null;
  /** Says that somebody is about to use a draft. */
  touch(storyId: string): void;
  /** Closes drafts that nobody has used for so long, and whose words are in a revision. */
  closeIdle(idleMs: number): string[];
  /** Closes them all; nothing may be typed any more. */
  closeAll(): void;
}

interface Held {
  readonly draft: OpenDraft;
  /** Ends following what others keep of it. */
  readonly letGo: () => void;
  users: number;
  usedAt: number;
}

export interface DraftsRooms extends RevisingRooms {
  readonly writer: DraftWriter;
  readonly reviser: Reviser;
  readonly dryRunsApart: DryRunsApart;
  readonly hocuspocus: () => Hocuspocus;
}

export function openDrafts(rooms: DraftsRooms): Drafts {
  const held = new Map<string, Held>();

  const touch = (storyId: string): void => {
    const one = held.get(storyId);
    if (one) one.usedAt = performance.now();
  };

  const documentOf = (storyId: string) => {
    touch(storyId);
    const config = { isAuthenticated: true, readOnly: false };
    return rooms.hocuspocus().createDocument(storyId, new Request('http://newsroom/'), 'newsroom', config, {});
  };

  const close = ({ storyId, document }: OpenDraft): void => {
    held.get(storyId)?.letGo();
    held.delete(storyId);
    rooms.hocuspocus().documents.delete(storyId);
    document.destroy();
  };

  return {
    touch,
    load: async (storyId, document) => {
      const { log, loose, revision } = await rooms.store
        .write((tx) => logOf(tx, storyId, rooms.clock.now()))
        .catch(destroying(document));
      document.transact(() => log.updates.forEach((update) => applyUpdate(document, update)));
      const from = { storyId, document, upTo: log.upTo, filing: revision.story, loose, now: rooms.clock.now };
      const { writer, dryRunsApart } = rooms;
      const draft = openDraft(writer, { ...from, dryRunsApart });
      held.set(storyId, { draft, letGo: followOthers(rooms, draft), users: 0, usedAt: performance.now() });
    },
    use: async (storyId, work) => {
      await documentOf(storyId).catch(rethrowCause);
      const one = held.get(storyId);
      if (!one) throw new Error(`The draft of story ${storyId} was closed while it was being opened.`);
      one.users += 1;
      try {
        return await work(one.draft);
      } finally {
        one.users -= 1;
        touch(storyId);
      }
    },
    of: (document) => [...held.values()].find(({ draft }) => draft.document === document)?.draft ?? null,
    closeIdle: (idleMs) => {
      const idle = [...held.values()].filter((one) => isIdle(rooms, one, idleMs));
      for (const { draft } of idle) close(draft);
      return idle.map(({ draft }) => draft.storyId);
    },
    closeAll: () => {
      for (const { draft } of [...held.values()]) close(draft);
    },
  };
}

/** Has a draft take in what is kept of it elsewhere; gives what ends that. */
function followOthers({ store, log }: DraftsRooms, draft: OpenDraft): () => void {
  if (!store.isShared) return () => {};
  let asking: Promise<void> | null = null;
  let isAskedAgain = false;
  const ask = async (): Promise<void> => {
    do {
      isAskedAgain = false;
      await draft.catchUp().catch((error: unknown) => {
        log.warn(
          { err: error, story: draft.storyId },
          'What others typed could not be read. It will be asked for again.',
        );
      });
    } while (isAskedAgain);
    asking = null;
  };
  const catchUp = (): void => {
    if (asking) isAskedAgain = true;
    else asking = ask();
  };
  const end = store.listen(`draft/${draft.storyId}`, (from) => from === 'elsewhere' && catchUp());
  catchUp();
  return end;
}

/** Hocuspocus forgets a document that could not be loaded, but not the timer that it started, which would keep the process alive. */
function destroying(document: Doc): (error: unknown) => never {
  return (error) => {
    document.destroy();
    throw error;
  };
}

/** Hocuspocus hands on what its hook threw; acts are to have the refusal behind it. */
function rethrowCause(error: Error): never {
  throw error.cause instanceof Refusal ? error.cause : error;
}

function isIdle(rooms: DraftsRooms, { draft, users, usedAt }: Held, idleMs: number): boolean {
  const connections = rooms.hocuspocus().documents.get(draft.storyId)?.getConnectionsCount() ?? 0;
  const isUsed = users > 0 || connections > 0 || draft.isKeeping() || rooms.reviser.isWaiting(draft);
  return !isUsed && performance.now() - usedAt >= idleMs;
}

interface Logged {
  readonly log: DraftLog;
  readonly loose: readonly LooseUpdate[];
  readonly revision: Revision;
}

/**
 * The log of a draft, begun from its newest revision where there is none. It is begun in one transaction and once: two servers,
 * or one that dies, never put the same words into a draft twice.
 */
async function logOf(tx: Db, storyId: string, at: string): Promise<Logged> {
  await lockDrafts(tx, [storyId]);
  const revision = await readDraft(tx, storyId);
  if (!revision) throw new Refusal('no-such-story', 404, 'There is no such story.');
  const log = await readLog(tx, storyId);
  if (log.upTo > 0) return { log, loose: await readLoose(tx, storyId), revision };
  const bytes = seedOf(revision);
  await appendUpdates(tx, [{ storyId, bytes, by: 'system', at }]);
  await markRevision(tx, revision, { upTo: 1, writers: await readWriters(tx, revision) });
  return { log: { updates: [bytes], upTo: 1 }, loose: [], revision };
}

function seedOf({ story }: Revision): Uint8Array {
  const doc = new Doc();
  writeStory(doc, story);
  return encodeStateAsUpdate(doc);
}
