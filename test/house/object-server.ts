import { atTheEnd } from './endings.ts';
import { type ObjectServer, serveObjects } from './serve-objects.ts';

/** An object store for one test. */
export async function anObjectServer(prefix?: string): Promise<ObjectServer> {
  const server = await serveObjects(prefix);
  atTheEnd(server.close);
  return server;
}
