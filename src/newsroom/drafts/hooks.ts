import type {
  afterHandleMessagePayload,
  beforeHandleAwarenessPayload,
  beforeSyncPayload,
  Configuration,
  Connection,
  onAuthenticatePayload,
  onLoadDocumentPayload,
} from '@hocuspocus/server';
import type { Doc } from 'yjs';
import { isId } from '../../base/ids.ts';
import type { Log } from '../../base/log.ts';
import { Refusal } from '../../base/problem.ts';
import type { may } from '../../contract/permissions.ts';
import type { Drafts } from './drafts.ts';
import { mayTakeOver } from './elsewhere.ts';
import { limits } from './limits.ts';
import type { PeopleIn } from './people-in.ts';
import type { Reviser } from './revising.ts';
import type { Context } from './sockets.ts';

export interface HookRooms {
  readonly log: Log;
  readonly drafts: Drafts;
  readonly reviser: Reviser;
  readonly people: PeopleIn;
  readonly handled: (ws: unknown, frame: Uint8Array) => void;
  /** Whether a role has leave; every permission that is used over a connection is asked for here. */
  readonly may: typeof may;
}

/**
 * What Hocuspocus asks this house. The order that matters is its own: it awaits `beforeSync` for every update, a first
 * synchronisation's too, before it applies it, sends it on, or acknowledges it. There the update is kept, and applied by us.
 */
export function hooksOf(rooms: HookRooms): Partial<Configuration<Context>> {
  return {
    quiet: true,
    maxUnauthenticatedQueueSize: limits.aheadBytes,
    maxUnauthenticatedQueueMessages: limits.aheadFrames,
    onAuthenticate: (payload) => orLeft(payload, authenticate(rooms, payload)),
    onLoadDocument: (payload) => orLeft(payload, load(rooms, payload)),
    connected: async ({ connection, documentName, context }) => {
      if (!connection.document.hasConnection(connection)) return context.left(documentName);
      context.entered(documentName);
      rooms.people.come(documentName, context.who.person);
      connection.onClose((document) => {
        context.left(documentName);
        rooms.people.go(documentName, context.who.person);
        if (document.getConnectionsCount() === 0) lastOneLeft(rooms, document);
      });
    },
    beforeSync: (payload) => keepFirst(rooms, payload),
    afterHandleMessage: async ({ connection, update }: afterHandleMessagePayload<Context>) =>
      rooms.handled(connection.webSocket, update),
    beforeHandleAwareness: async (payload) => asThemselves(rooms, payload),
    // Drafts are closed by `closeIdle`, which no new connection can run into.
    beforeUnloadDocument: async () => {
      throw refused('in-use');
    },
  };
}

/** Who is refused a story has left it, and may ask for it again. */
async function orLeft(
  { context, documentName }: { context: Context; documentName: string },
  entering: Promise<void>,
): Promise<void> {
  try {
    await entering;
  } catch (error) {
    // The newsroom itself opens drafts without being anybody.
    (context as Partial<Context>).left?.(documentName);
    throw error;
  }
}

async function authenticate(
  { drafts, people, may }: HookRooms,
  payload: onAuthenticatePayload<Context>,
): Promise<void> {
  const { id, role } = payload.context.who.person;
  // Screens say whose words they send; somebody else may have signed in on that device meanwhile.
  if (payload.token && payload.token !== id) throw refused('signed-out');
  if (!isId(payload.documentName)) throw refused('no-such-story');
  if (!may(role, 'story.read')) throw refused('not-permitted');
  payload.connectionConfig.readOnly = !may(role, 'story.write');
  await people.meet(payload.context.who.person);
  drafts.touch(payload.documentName);
}

async function load({ drafts, log }: HookRooms, { document, documentName }: onLoadDocumentPayload<Context>) {
  try {
    await drafts.load(documentName, document);
  } catch (error) {
    if (error instanceof Refusal) throw refused(error.code, error);
    log.error({ err: error, story: documentName }, 'A draft could not be opened.');
    throw refused('draft-not-opened');
  }
}

/** Types of sync messages that carry an update (y-protocols): the answer to a first question, and an update as it is typed. */
const CARRYING = new Set([1, 2]);

async function keepFirst(rooms: HookRooms, { connection, document, type, payload }: beforeSyncPayload<Context>) {
  const draft = rooms.drafts.of(document);
  if (!draft) return endHere(connection, 'draft-was-closed');
  if (!CARRYING.has(type) || connection.readOnly) return undefined;
  const { id, role } = connection.context.who.person;
  const rights = { decides: rooms.may(role, 'suggestion.decide'), comments: rooms.may(role, 'story.comment') };
  try {
    return await draft.receive(payload, id, rights);
  } catch (error) {
    rooms.log.warn({ err: error, story: draft.storyId }, 'An update was not kept; its connection is closed.');
    return endHere(connection, error instanceof Refusal ? error.code : 'not-kept');
  }
}

/** Closes a connection and never returns, so that Hocuspocus goes no further with what it holds of it. */
function endHere(connection: Connection, reason: string): Promise<never> {
  connection.webSocket.close(4400, reason);
  return new Promise(() => {});
}

function lastOneLeft({ drafts, reviser, log }: HookRooms, document: Doc): void {
  const draft = drafts.of(document);
  if (!draft) return;
  reviser.save(draft).catch((error: unknown) => {
    log.error({ err: error, story: draft.storyId }, 'A revision could not be saved. What was typed is kept.');
    reviser.touched(draft);
  });
}

/**
 * Nobody can pose as somebody else or as a crowd: the person in each state is the one who signed in, the state of a window that
 * another connection speaks for is left as that one left it, and so is whatever is beyond a few windows.
 */
function asThemselves({ people }: HookRooms, payload: beforeHandleAwarenessPayload<Context>): void {
  const { states, document, documentName, connection } = payload;
  const windows = new Set<unknown>(connection && document.getClients(connection));
  for (const [client, state] of states) {
    const isOurs =
      connection &&
      !isOfAnother(client, document, connection) &&
      (windows.has(client) || mayTakeOver(document, client, connection.context.who.person.id)) &&
      windows.add(client).size <= limits.windows;
    if (!isOurs) states.delete(client);
    else state['user'] = people.seen(documentName, connection.context.who.person);
  }
}

function isOfAnother(
  client: number,
  document: beforeHandleAwarenessPayload['document'],
  connection: Connection,
): boolean {
  return document.getConnections().some((other) => other !== connection && document.getClients(other).has(client));
}

/** What a hook throws: without a message Hocuspocus tells the editor the reason and its own log nothing. Acts find the cause. */
function refused(reason: string, cause?: Refusal): Error {
  return Object.assign(new Error('', { cause }), { reason, code: 4403 });
}
