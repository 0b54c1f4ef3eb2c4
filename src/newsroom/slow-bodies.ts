import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { listenerLimits } from './limits.ts';
import { refuseOnSocket, tooSlow } from './raw-answers.ts';

/** How long a body may take; a test waits no half minute. */
export type BodyTimes = Pick<typeof listenerLimits, 'bodyTime' | 'uploadTime' | 'uploadRate'>;

/** Watches the bodies of requests, until it is told to stop. */
interface BodyWatch {
  readonly watch: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  stop(): void;
}

/**
 * Ends (408) a request whose body does not arrive whole in time. A picture of somebody who has signed in has half an hour as long as it
 * goes on coming; everything else half a minute.
 */
export function endSlowBodies(
  headers: Readonly<Record<string, string>>,
  times: Loosely<BodyTimes> = listenerLimits,
): BodyWatch {
  const timers = new Set<NodeJS.Timeout>();
  const forget = (own: readonly NodeJS.Timeout[]): void => {
    for (const timer of own) {
      clearInterval(timer);
      timers.delete(timer);
    }
  };
  const watch = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!hasBody(request)) return;
    const { raw } = request;
    const isUpload = request.who !== null && request.routeOptions.config.takesBytes === true;
    const end = (): void => {
      if (reply.raw.headersSent) raw.destroy();
      else refuseOnSocket(raw.socket, tooSlow(), headers);
    };
    const own = [setTimeout(end, isUpload ? times.uploadTime : times.bodyTime).unref()];
    if (isUpload) own.push(watchRate(raw.socket, times.uploadRate, end));
    for (const timer of own) timers.add(timer);
    for (const over of ['end', 'close'] as const) raw.once(over, () => forget(own));
  };
  return { watch, stop: () => forget([...timers]) };
}

type Loosely<T> = { readonly [K in keyof T]: T[K] extends number ? number : Loosely<T[K]> };

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function watchRate(
  socket: Socket,
  { bytes, every }: Loosely<BodyTimes['uploadRate']>,
  end: () => void,
): NodeJS.Timeout {
  let before = socket.bytesRead;
  return setInterval(() => {
    // What waits to be read here is no fault of the sender.
    if (!socket.isPaused() && socket.bytesRead - before < bytes) end();
    before = socket.bytesRead;
  }, every).unref();
}
