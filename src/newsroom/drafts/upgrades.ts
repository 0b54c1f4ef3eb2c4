import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Log } from '../../base/log.ts';
import { Refusal } from '../../base/problem.ts';
import { counts } from '../counts.ts';
import { isFromOwnOrigin, otherOrigin, refuseOtherNames, signedOut, type SignedIn } from '../door.ts';
import { refuseOnSocket } from '../raw-answers.ts';
import { refusalOf } from '../refusals.ts';
import { networkOf } from '../people/rate-limits.ts';
import type { SafetyHeaders } from '../safety-headers.ts';
import { limits } from './limits.ts';

const PATH = '/api/collaborate';

interface UpgradeDoor {
  readonly origins?: ReadonlySet<string>;
  readonly headers?: SafetyHeaders;
  authenticate(request: IncomingMessage): Promise<SignedIn | null>;
}

type Take = (ws: WebSocket, request: IncomingMessage, who: SignedIn) => void;

/**
 * Answers who asks for a websocket. Only who has a session gets one: everybody else is told so in HTTP (401), as any request is, and
 * holds neither a connection nor a byte of memory. Screens that are refused ask over HTTP whether their session still stands.
 */
export function openUpgrades({ log }: { readonly log: Log }, door: UpgradeDoor, take: Take) {
  const upgrades = new WebSocketServer({ noServer: true, maxPayload: limits.frameBytes });
  const refuse = (socket: Duplex, refusal: Refusal): void => refuseOnSocket(socket, refusal, door.headers ?? {});
  upgrades.on('wsClientError', (_error, socket) => refuse(socket, unsound()));
  const asking = counts();
  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // Node listens for errors on it no longer; unheard, one would end the process.
    socket.on('error', () => socket.destroy());
    const network = networkOf(request.socket.remoteAddress ?? '');
    if (asking.of(network) >= limits.asksOfOneNetwork) return refuse(socket, tooMany());
    asking.add(network, 1);
    const admitted = admit(door, request).finally(() => asking.add(network, -1));
    return void admitted
      .then(
        (who) => upgrades.handleUpgrade(request, socket, head, (ws) => take(ws, request, who)),
        (error: unknown) => refuse(socket, refusalOf(error, log)),
      )
      .catch((error: unknown) => {
        log.error({ err: error }, 'A websocket could not be taken.');
        socket.destroy();
      });
  };
}

async function admit(door: UpgradeDoor, request: IncomingMessage): Promise<SignedIn> {
  const origins = door.origins ?? new Set();
  refuseOtherNames(request, origins);
  if (URL.parse(request.url ?? '', 'http://newsroom')?.pathname !== PATH) throw noWebsocketHere();
  if (!isFromOwnOrigin(request.headers, origins)) throw otherOrigin();
  const who = await door.authenticate(request);
  if (!who) throw signedOut();
  return who;
}

function noWebsocketHere(): Refusal {
  return new Refusal('unknown-address', 404, `Websockets are accepted only at ${PATH}.`);
}

function unsound(): Refusal {
  return new Refusal('request-unfit', 400, 'This is not a valid request for a websocket (RFC 6455, version 13).');
}

function tooMany(): Refusal {
  return new Refusal('too-many-requests', 429, 'Too many websockets were requested at once from here. Wait a moment.');
}
