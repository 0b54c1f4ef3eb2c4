import type { AddressInfo } from 'node:net';
import { createNodeServer, type ServerParts } from './node-server.ts';
import { putFastPathBefore } from './fast-path.ts';
import { watchConnections } from './connections.ts';

/** A server on a port. */
export interface SiteServer {
  listen(at: {
    readonly host: string;
    readonly port: number;
  }): Promise<{ readonly url: string; readonly port: number }>;
  close(): Promise<void>;
}

export function openServer(parts: Omit<ServerParts, 'isClosing'> & { readonly isFast: boolean }): SiteServer {
  let isClosing = false;
  const server = createNodeServer({ ...parts, isClosing: () => isClosing });
  const fastPath = parts.isFast ? putFastPathBefore(server, { ...parts, isClosing: () => isClosing }) : null;
  const connections = watchConnections(server, parts.limits);
  return {
    listen: async ({ host, port }) => {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen({ host, port }, resolve);
      });
      const bound = server.address() as AddressInfo;
      return { url: `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}`, port: bound.port };
    },
    close: async () => {
      isClosing = true;
      const closed = new Promise((resolve) => server.close(resolve));
      fastPath?.close();
      const late = setTimeout(() => connections.destroyAll(), parts.limits.closeTime);
      await closed;
      clearTimeout(late);
      fastPath?.stop();
      connections.stop();
    },
  };
}
