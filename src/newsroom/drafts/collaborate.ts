import { Hocuspocus } from '@hocuspocus/server';
import type { IncomingMessage, Server } from 'node:http';
import type { Doc } from 'yjs';
import { Refusal } from '../../base/problem.ts';
import { unrevisedDrafts } from '../../store/draft-log.ts';
import { readDraft } from '../../store/drafts.ts';
import { accountsBefore } from '../../store/people.ts';
import { readRevision } from '../../store/revisions.ts';
import { openElsewhere } from './elsewhere.ts';
import { openDraftWriter } from './draft-writer.ts';
import { openDrafts } from './drafts.ts';
import { hooksOf } from './hooks.ts';
import { openPeopleIn } from './people-in.ts';
import { openReviser, type Pauses, type RevisingRooms, type Saved, storyOf } from './revising.ts';
import { type Context, openSockets } from './sockets.ts';
import { openDryRunsApart } from './dry-runs-apart.ts';
import { openUpgrades } from './upgrades.ts';
import { replaceIn, writeStory } from './y-story.ts';
import { type CurrentDrafts, hashOfStory } from './current-drafts.ts';
import { may } from '../../contract/permissions.ts';
import type { SignedIn } from '../door.ts';
import type { SafetyHeaders } from '../safety-headers.ts';
import type { Presence } from '../desk/presence.ts';

/** A draft as this server holds it: in its form, every word of it kept, saved as a revision. */
export interface LiveDraft extends Saved {
  /** The name of this state, which is compared with what an editor saw (`hashOfStory`). */
  readonly seen: string;
}

/** The drafts as acts see and change them, whether or not anybody has them open. A full disk refuses (507). */
export interface LiveDrafts extends CurrentDrafts {
  current(storyId: string): Promise<LiveDraft | null>;
  /** Changes a draft in the name of a person, by their id, among those who type in it. Refuses (404) where there is none. */
  edit(storyId: string, by: string, change: (doc: Doc) => void): Promise<Saved>;
}

export interface Collaboration {
  /** Takes websockets at `/api/collaborate` on this listener. */
  attach(server: Server): void;
  readonly drafts: LiveDrafts;
  presence(): Presence;
  /** Ends all connections and saves every draft as a revision. */
  close(): Promise<void>;
}

/** How the newsroom knows who is behind a connection. */
export interface CollaborationDoor {
  /** The origins by which this newsroom is known beyond this machine. */
  readonly origins?: ReadonlySet<string>;
  /** What every answer tells the browser; that of a refused websocket too. */
  readonly headers?: SafetyHeaders;
  /** Who asks for a websocket, by their session; null for nobody. */
  authenticate(request: IncomingMessage): Promise<SignedIn | null>;
  /** The same session as it is now; null once it has ended or its person was deactivated. */
  stillThere(who: SignedIn): Promise<SignedIn | null>;
  /** Whether a role has leave; the newsroom's own table unless given. */
  readonly may?: typeof may;
}

/** Sessions are asked after so often: who is signed out is cut off within seconds. */
const CUT_OFF_EVERY_MS = 2_000;

/** A draft that nobody has used for so long is closed. */
const IDLE_MS = 30_000;

/**
 * Opens the drafts for many hands. Drafts whose log is ahead of their revision, after a crash perhaps, are saved as
 * revisions first.
 */
export async function openCollaboration(
  rooms: RevisingRooms,
  door: CollaborationDoor,
  pauses?: Pauses,
): Promise<Collaboration> {
  const parts = openParts(rooms, door.may ?? may, pauses);
  const { drafts, reviser, sockets } = parts;
  const upgrades = openUpgrades(rooms, door, sockets.take);
  const cutOff = setInterval(
    () => void sockets.cutOff(door.stillThere).catch(noteFailure(rooms)),
    CUT_OFF_EVERY_MS,
  ).unref();
  const tidy = setInterval(() => drafts.closeIdle(IDLE_MS).forEach(parts.people.forget), IDLE_MS / 4).unref();

  for (const storyId of await unrevisedDrafts(rooms.store.reader)) {
    await drafts.use(storyId, reviser.save).catch(noteFailure(rooms));
  }
  return {
    attach: (server) => void server.on('upgrade', upgrades),
    drafts: liveDrafts(rooms, parts),
    presence: () => parts.elsewhere.everywhere(parts.people.now()),
    close: async () => {
      clearInterval(cutOff);
      clearInterval(tidy);
      parts.elsewhere.close();
      await sockets.closeAll();
      await parts.writer.settled();
      await reviser.close();
      parts.writer.close();
      await parts.dryRunsApart.close();
      drafts.closeAll();
    },
  };
}

type DraftParts = ReturnType<typeof openParts>;

function openParts(rooms: RevisingRooms, has: typeof may, pauses: Pauses | undefined) {
  const people = openPeopleIn((id) => accountsBefore(rooms.store.reader, id));
  const reviser = openReviser(rooms, pauses);
  const hocuspocus = new Hocuspocus<Context>();
  const sockets = openSockets(hocuspocus, rooms);
  const writer = openDraftWriter(rooms, (isFull, storyIds) => {
    const says = JSON.stringify(isFull ? { is: 'not-saved', code: 'disk-full' } : { is: 'saving' });
    for (const storyId of storyIds) hocuspocus.documents.get(storyId)?.broadcastStateless(says);
  });
  const dryRunsApart = openDryRunsApart();
  const drafts = openDrafts({ ...rooms, writer, reviser, dryRunsApart, hocuspocus: () => hocuspocus });
  const { store } = rooms;
  const elsewhere = openElsewhere({ store, documents: hocuspocus.documents, here: people.now });
  hocuspocus.configure({
    ...hooksOf({ log: rooms.log, drafts, reviser, people, handled: sockets.handled, may: has }),
    onChange: async ({ document }) => {
      const draft = drafts.of(document);
      if (draft) reviser.touched(draft);
    },
    afterLoadDocument: async ({ documentName }) => elsewhere.opened(documentName),
    onAwarenessUpdate: async ({ document, added, updated, removed, transactionOrigin }) =>
      elsewhere.moved(document, [...added, ...updated, ...removed], transactionOrigin),
  });
  return { people, reviser, sockets, writer, dryRunsApart, drafts, elsewhere };
}

function liveDrafts(rooms: RevisingRooms, { drafts, reviser, writer }: DraftParts): LiveDrafts {
  const edit: LiveDrafts['edit'] = (storyId, by, change) =>
    drafts.use(storyId, async (draft) => {
      await draft.change(change, by);
      return reviser.save(draft);
    });
  return {
    current: async (storyId) => {
      await writer.settled();
      const saved = await drafts.use(storyId, reviser.save).catch(nullWhereNone);
      return saved && named(saved);
    },
    peek: async (storyId) => {
      const typed = await drafts.use(storyId, async (draft) => draft.draft()).catch(nullWhereNone);
      const saved = await readDraft(rooms.store.reader, storyId);
      if (!typed || !saved) return null;
      const said = { story: storyOf(typed), open: typed.pending };
      return named({ ...said, revision: saved.number, by: saved.by, at: saved.savedAt });
    },
    edit,
    restoreRevision: async (storyId, number, { id, name }) => {
      const revision = await readRevision(rooms.store.reader, storyId, number);
      if (!revision) return null;
      await drafts.use(storyId, reviser.save);
      return (await edit(storyId, id ?? name, (doc) => writeStory(doc, revision.story))).revision;
    },
    replacePicture: async (storyId, replacement, { id, name }) => {
      await edit(storyId, id ?? name, (doc) => replaceIn(doc, replacement));
    },
  };
}

/** The draft with the name of its state. It may lack what a story cannot be without: that is told where it is to be published. */
function named(saved: Saved): LiveDraft {
  return { ...saved, seen: hashOfStory(saved.story) };
}

function nullWhereNone(error: unknown): null {
  if (error instanceof Refusal && error.code === 'no-such-story') return null;
  throw error;
}

function noteFailure({ log }: RevisingRooms): (error: unknown) => void {
  return (error) => log.error({ err: error }, 'Something failed in collaboration; it carries on.');
}
