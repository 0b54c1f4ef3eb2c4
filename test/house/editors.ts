import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { type Collaboration, openCollaboration } from '../../src/newsroom/drafts/collaborate.ts';
import { may } from '../../src/contract/permissions.ts';
import type { SignedIn } from '../../src/newsroom/door.ts';
import type { RevisingRooms } from '../../src/newsroom/drafts/revising.ts';
import type { Role } from '../../src/story/person.ts';
import { atTheEnd } from './endings.ts';

/** A listener with nothing but collaboration, on which the first words of a `Cookie` say who asks: `ada reporter`. */
export interface Listening {
  readonly port: number;
  readonly collaboration: Collaboration;
  /** People who are signed out or deactivated by now. */
  readonly gone: Set<string>;
  /** People of whom a second factor is demanded by now that they lack. */
  readonly lacking: Set<string>;
  close(): Promise<void>;
}

export async function listening(
  rooms: RevisingRooms,
  pauses?: { pauseMs: number; latestMs: number },
  has: typeof may = may,
): Promise<Listening> {
  const [gone, lacking] = [new Set<string>(), new Set<string>()];
  const still = (who: SignedIn): SignedIn | null =>
    gone.has(who.person.id)
      ? null
      : { ...who, restrictions: { isStale: false, lacksSecondFactor: lacking.has(who.person.id) } };
  const collaboration = await openCollaboration(
    rooms,
    {
      authenticate: async ({ headers }) => {
        const [id, role] = (headers.cookie ?? '').split(' ');
        return id && role ? still({ person: { id, name: `${id} Reed`, role: role as Role }, sessionId: id }) : null;
      },
      stillThere: async (who) => still(who),
      may: has,
    },
    pauses,
  );
  const server: Server = createServer();
  collaboration.attach(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let closed: Promise<void> | null = null;
  const close = (): Promise<void> =>
    (closed ??= collaboration.close().then(() => {
      server.close();
      server.closeAllConnections();
    }));
  atTheEnd(close);
  return { port: (server.address() as AddressInfo).port, collaboration, gone, lacking, close };
}

/** One window of somebody's editor, over a real websocket. */
export interface Editor {
  readonly doc: Y.Doc;
  readonly provider: HocuspocusProvider;
  readonly closings: { code: number; reason: string }[];
  readonly says: string[];
  /** Resolves when everything typed so far has been acknowledged. */
  acknowledged(): Promise<void>;
  leave(): void;
}

export function anEditor(port: number, storyId: string, who: { cookie: string; doc?: Y.Doc }): Editor {
  class Socket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: who.cookie } });
      // Leaving while it connects is no error here.
      this.on('error', () => {});
    }
  }
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${port}/api/collaborate`,
    WebSocketPolyfill: Socket,
    delay: 30,
    minDelay: 20,
    maxDelay: 100,
  });
  const closings: Editor['closings'] = [];
  const says: string[] = [];
  const doc = who.doc ?? new Y.Doc();
  const provider = new HocuspocusProvider({
    websocketProvider,
    name: storyId,
    document: doc,
    onClose: ({ event }) => void closings.push({ code: event.code, reason: event.reason }),
    onAuthenticationFailed: ({ reason }) => void closings.push({ code: 0, reason }),
    onStateless: ({ payload }) => void says.push(payload),
  });
  provider.attach();
  const leave = (): void => {
    provider.destroy();
    websocketProvider.destroy();
  };
  atTheEnd(leave);
  return { doc, provider, closings, says, leave, acknowledged: () => until(() => isAcknowledged(provider)) };
}

function isAcknowledged(provider: HocuspocusProvider): boolean {
  return provider.isAuthenticated && provider.synced && provider.unsyncedChanges === 0;
}

/** Waits for something that others do; a test that waits in vain ends by its own time limit. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** The text of a field of the furniture, or of a block of the body (counted from 0), as the editor of a screen would find it. */
export function fieldText(doc: Y.Doc, name: string): Y.XmlText {
  const furniture = doc.getXmlFragment('story').get(0) as Y.XmlElement;
  const field = furniture.toArray().find((one) => (one as Y.XmlElement).getAttribute('name') === name) as Y.XmlElement;
  return textOf(field);
}

export function blockText(doc: Y.Doc, at: number): Y.XmlText {
  return textOf(doc.getXmlFragment('story').get(at + 2) as Y.XmlElement);
}

function textOf(element: Y.XmlElement): Y.XmlText {
  if (element.length === 0) element.insert(0, [new Y.XmlText()]);
  return element.get(0) as Y.XmlText;
}
