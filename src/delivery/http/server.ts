import type { AddressInfo } from 'node:net';
import { createNodeServer, type ServerParts } from './node-server.ts';
import { watchStalls } from './stalls.ts';

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
  const stopWatching = watchStalls(server, parts.limits);
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
      const late = setTimeout(() => server.closeAllConnections(), parts.limits.closeTime);
      await closed;
      clearTimeout(late);
      stopWatching();
    },
  };
}
