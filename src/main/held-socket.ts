import { lookup } from 'node:dns/promises';
import net, { type AddressInfo } from 'node:net';
import { platform } from 'node:process';
import { listening, originAt, type Listener } from './ports.ts';

/** The readers' socket, held by a process that takes no connections over it itself. */
export interface HeldSocket {
  /** What a child inherits to listen on it; null where it must listen by itself. */
  readonly fd: number | null;
  readonly port: number;
  /** The origin at which a browser on this machine reaches it. */
  readonly origin: string;
  release(): void;
}

/** What Node's own `cluster` holds sockets by. */
interface BoundHandle {
  readonly fd: number;
  getsockname(out: Partial<AddressInfo>): number;
  close(): void;
}
const MAKE = '_createServerHandle';
type MakeHandle = (address: string, port: number, family: 4 | 6) => BoundHandle | number;

/**
 * Binds a socket and takes nothing from it: from the first child on that listens on it until this process lets it go, the
 * system keeps it listening and holds whoever connects, also while no child is there to answer. Refuses (409) with the remedy
 * where nothing can be bound.
 */
export async function holdSocket(listener: Listener): Promise<HeldSocket> {
  const handle = await listening(listener, () => bound(listener));
  const origin = originAt(listener.host, listener.port);
  if (handle === null) return { fd: null, port: listener.port, origin, release: () => {} };
  return { fd: handle.fd, port: listener.port, origin, release: () => handle.close() };
}

/** Null where this Node or this system cannot hand a socket to a child. */
async function bound({ host, port }: Listener): Promise<BoundHandle | null> {
  const { [MAKE]: make } = net as unknown as { readonly [MAKE]?: MakeHandle };
  if (make === undefined || platform === 'win32') return null;
  const { address, family } = await lookup(host);
  const handle = make(address, port, family === 6 ? 6 : 4);
  if (typeof handle === 'number') throw Object.assign(new Error('cannot bind'), { code: codeOf(handle) });
  const name: Partial<AddressInfo> = {};
  handle.getsockname(name);
  // The system says of a port that is taken only when somebody listens; what was not bound has no port.
  if (name.port === port) return handle;
  handle.close();
  throw Object.assign(new Error('cannot bind'), { code: 'EADDRINUSE' });
}

function codeOf(number: number): string {
  return (
    { [-13]: 'EACCES', [-98]: 'EADDRINUSE', [-48]: 'EADDRINUSE', [-99]: 'EADDRNOTAVAIL' }[number] ?? String(number)
  );
}
