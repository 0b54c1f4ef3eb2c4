import type { AddressInfo } from 'node:net';
import type { NewsroomRooms } from './acts.ts';
import { type AppOptions, newsroomApp } from './newsroom-app.ts';
import { routes } from './routes.ts';

export interface Newsroom {
  listen(at: { host: string; port: number }): Promise<{ url: string }>;
  close(): Promise<void>;
}

/** Opens the newsroom's own listener, an origin apart from the readers' site. */
export async function openNewsroom(rooms: NewsroomRooms, options: Pick<AppOptions, 'screens'>): Promise<Newsroom> {
  const app = await newsroomApp(rooms, { ...options, routes, whoAsks: async () => null });
  return {
    listen: async ({ host, port }) => {
      await app.listen({ host, port });
      return { url: `http://${host.includes(':') ? `[${host}]` : host}:${(app.server.address() as AddressInfo).port}` };
    },
    close: () => app.close(),
  };
}
