import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Log } from '../../base/log.ts';
import { Refusal } from '../../base/problem.ts';
import { isFromOwnOrigin, type SignedIn } from '../door.ts';
import { limits } from './limits.ts';

const PATH = '/api/collaborate';

interface UpgradeDoor {
  readonly origins?: ReadonlySet<string>;
  authenticate(request: IncomingMessage): Promise<SignedIn | null>;
}

type Take = (ws: WebSocket, request: IncomingMessage, who: SignedIn) => void;

/**
 * Answers who asks for a websocket. Only who has a session gets one: everybody else is told so in HTTP (401) and holds neither a
 * connection nor a byte of memory. Screens that are refused ask over HTTP whether their session still stands.
 */
export function openUpgrades({ log }: { readonly log: Log }, door: UpgradeDoor, take: Take) {
  const upgrades = new WebSocketServer({ noServer: true, maxPayload: limits.frameBytes });
  const asking = new Map<string, number>();
  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // Node listens for errors on it no longer; unheard, one would end the process.
    socket.on('error', () => socket.destroy());
    const address = request.socket.remoteAddress ?? '';
    const count = (asking.get(address) ?? 0) + 1;
    if (count > limits.asksOfOneAddress) return refuse(socket, 429);
    asking.set(address, count);
    const admitted = admit(door, request).finally(() => leave(asking, address));
    return void admitted.then(
      (who) => upgrades.handleUpgrade(request, socket, head, (ws) => take(ws, request, who)),
      (error: unknown) => {
        const status = error instanceof Refusal ? error.status : 500;
        if (status === 500) log.error({ err: error }, 'A connection for collaboration failed.');
        refuse(socket, status);
      },
    );
  };
}

function leave(asking: Map<string, number>, address: string): void {
  const left = (asking.get(address) ?? 1) - 1;
  if (left > 0) asking.set(address, left);
  else asking.delete(address);
}

async function admit(door: UpgradeDoor, request: IncomingMessage): Promise<SignedIn> {
  if (URL.parse(request.url ?? '', 'http://newsroom')?.pathname !== PATH) throw new Refusal('unknown-address', 404, '');
  if (!isFromOwnOrigin(request.headers, door.origins)) throw new Refusal('other-origin', 403, '');
  const who = await door.authenticate(request);
  if (!who) throw new Refusal('signed-out', 401, '');
  return who;
}

const statusLines: Readonly<Record<number, string>> = {
  401: '401 Unauthorized',
  403: '403 Forbidden',
  404: '404 Not Found',
  429: '429 Too Many Requests',
};

/** The connection is gone with the answer, whether or not the other side takes it. */
function refuse(socket: Duplex, status: number): void {
  const line = statusLines[status] ?? '500 Internal Server Error';
  socket.end(`HTTP/1.1 ${line}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
