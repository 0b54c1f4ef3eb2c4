import type { AddressInfo } from 'node:net';
import type { NewsroomRooms } from './acts.ts';
import { openCollaboration } from './collaborate.ts';
import { openGate } from './gate.ts';
import { openLiveScreens } from './live-screens.ts';
import { type AppOptions, newsroomApp } from './newsroom-app.ts';
import { routes } from './routes.ts';
import { whoAsks, whoHolds, whoStays } from './who-asks.ts';

export interface Newsroom {
  listen(at: { host: string; port: number }): Promise<{ url: string }>;
  close(): Promise<void>;
}

interface NewsroomOptions extends Pick<AppOptions, 'screens'> {
  /** The origin by which an HTTPS proxy on this machine shows the newsroom; null where people come to the listener itself. */
  readonly origin?: string | null;
}

/** Opens the newsroom's own listener, an origin apart from the readers' site. */
export async function openNewsroom(opened: NewsroomRooms, { screens, origin }: NewsroomOptions): Promise<Newsroom> {
  const entered = { gate: openGate(origin ? { origins: new Set([origin]) } : {}), ...opened };
  const collaboration = await openCollaboration(entered, {
    whoAsks: ({ headers }) => whoHolds(entered, headers.cookie),
    stillThere: (who) => whoStays(entered, who),
  });
  const live = openLiveScreens({ ...entered, presence: collaboration.presence });
  const rooms = { ...entered, drafts: collaboration.drafts, presence: collaboration.presence, live };
  const app = await newsroomApp(rooms, { screens, isProxied: Boolean(origin), routes, whoAsks: whoAsks(rooms) });
  collaboration.attach(app.server);
  return {
    listen: async ({ host, port }) => {
      await app.listen({ host, port });
      return { url: `http://${host.includes(':') ? `[${host}]` : host}:${(app.server.address() as AddressInfo).port}` };
    },
    close: async () => {
      live.close();
      await collaboration.close();
      await app.close();
    },
  };
}
