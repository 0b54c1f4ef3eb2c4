import type { AddressInfo, Socket } from 'node:net';
import { openPictureMaker } from '../media/picture-maker.ts';
import { openRecordingReader } from '../media/recording-reader.ts';
import type { PressRooms } from '../press/press-tasks.ts';
import type { Uses } from './acts.ts';
import { openCollaboration } from './drafts/collaborate.ts';
import { type Connections, openConnections } from './connections.ts';
import type { Route, SignedIn } from './door.ts';
import { openSignInState, type SignInState } from './people/sign-in-state.ts';
import { openLiveScreens } from './desk/live-screens.ts';
import { type AppOptions, newsroomApp } from './app.ts';
import { listenerLimits } from './limits.ts';
import { routes } from './routes.ts';
import type { RouteTimes } from './route-times.ts';
import { encryptClearSeeds, type Seeds } from './seeds.ts';
import { safetyHeaders } from './safety-headers.ts';
import { authenticate, authenticateCookie, stillSignedIn } from './authenticate.ts';

export interface Newsroom {
  listen(at: { host: string; port: number }): Promise<{ url: string }>;
  /** Takes nobody new, answers the acts under way, saves what was typed, and waits for no client longer than a moment. */
  close(): Promise<void>;
  /** What it was asked, and who is connected. */
  tally(): NewsroomTally;
}

export interface NewsroomTally {
  readonly routes: readonly RouteTimes[];
  readonly connections: number;
  /** Those by which somebody types or sends a picture. */
  readonly held: number;
}

interface NewsroomOptions extends Pick<AppOptions, 'screens'> {
  /** The origin by which an HTTPS proxy on this machine shows the newsroom; null where people come to the listener itself. */
  readonly origin?: string | null;
  /** What encrypts the seeds of authenticator apps, by a key that outlives this process. */
  readonly seeds?: Seeds;
}

/** What the newsroom is handed; the rest it opens itself. */
type Opened = PressRooms &
  Uses<'links' | 'media' | 'originals' | 'uploads' | 'films' | 'isDemo' | 'isMailing' | 'standings' | 'caches'>;

/** Opens the newsroom's own listener, an origin apart from the readers' site. */
export async function openNewsroom(opened: Opened, options: NewsroomOptions): Promise<Newsroom> {
  const { screens, origin } = options;
  const entered = { signIn: signInOf(opened, options), ...opened };
  await encryptClearSeeds(entered);
  const stillThere = (who: SignedIn) => stillSignedIn(entered, who);
  const collaboration = await openCollaboration(entered, {
    origins: entered.signIn.origins,
    headers: await safetyHeaders(entered),
    authenticate: ({ headers }) => authenticateCookie(entered, headers.cookie),
    stillThere,
  });
  const [pictures, recordings] = [openPictureMaker(), openRecordingReader()];
  const live = openLiveScreens({ ...entered, presence: collaboration.presence, stillThere });
  const rooms = {
    ...entered,
    drafts: collaboration.drafts,
    presence: collaboration.presence,
    live,
    pictures,
    recordings,
  };
  const connections = openConnections();
  const app = await newsroomApp(rooms, {
    screens,
    isProxied: Boolean(origin),
    routes: routes.map((route) => keptUntilAnswered(route, connections)),
    authenticate: authenticate(rooms),
    stillThere,
  });
  connections.watch(app.server, {
    most: listenerLimits.connections,
    mostOfOneNetwork: origin ? null : listenerLimits.connectionsOfOneNetwork,
  });
  // Whoever types keeps their connection, however little they type.
  app.server.on('upgrade', (_request, socket) => void connections.hold(socket as Socket));
  collaboration.attach(app.server);
  return {
    listen: async ({ host, port }) => {
      await app.listen({ host, port });
      return { url: `http://${host.includes(':') ? `[${host}]` : host}:${(app.server.address() as AddressInfo).port}` };
    },
    tally: () => {
      const { open, held } = connections.count();
      return { routes: app.routeTimes(), connections: open, held };
    },
    close: async () => {
      const cutOff = connections.cutOff();
      const closed = app.close();
      live.close();
      // First the acts, which read and change drafts.
      await connections.settled();
      await collaboration.close();
      pictures.close();
      recordings.close();
      await closed;
      cutOff();
    },
  };
}

function signInOf({ store }: Opened, { origin, seeds }: NewsroomOptions): SignInState {
  return openSignInState(store, { ...(origin && { origins: new Set([origin]) }), ...(seeds && { seeds }) });
}

/** An act that keeps something is answered although the server stops; whoever only reads asks again. Pictures come as slowly as they may. */
function keptUntilAnswered(route: Route, connections: Connections): Route {
  const { endpoint, act } = route;
  if (endpoint.method === 'GET') return route;
  if (endpoint.bytes) return { endpoint, act: (asking) => heldDuring(connections, asking.request.socket, act(asking)) };
  return { endpoint, act: (asking) => connections.during(asking.request.socket, act(asking)) };
}

function heldDuring<T>(connections: Connections, socket: Socket, act: Promise<T>): Promise<T> {
  const letGo = connections.hold(socket);
  return act.finally(letGo);
}
