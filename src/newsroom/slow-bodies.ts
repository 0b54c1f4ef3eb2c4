import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { listenerLimits } from './limits.ts';
import { refuseOnSocket, tooSlow } from './raw-answers.ts';

/** How long a body may take; a test waits no half minute. */
export type BodyTimes = Pick<typeof listenerLimits, 'bodyTime' | 'uploadTime' | 'uploadRate'>;

/** Watches the bodies of requests, until it is told to stop. */
interface BodyWatch {
  /** From the first moment of a request on, whoever sends it. */
  readonly watch: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  /** Once it is known who asks and that they may: a picture has longer. */
  readonly allowUploads: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
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
  const timers = new Map<IncomingMessage, readonly NodeJS.Timeout[]>();
  const forget = (raw: IncomingMessage): void => {
    for (const timer of timers.get(raw) ?? []) clearInterval(timer);
    timers.delete(raw);
  };
  const endOf =
    ({ raw }: FastifyRequest, reply: FastifyReply) =>
    (): void => {
      if (reply.raw.headersSent) raw.destroy();
      else refuseOnSocket(raw.socket, tooSlow(), headers);
    };
  const watch = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!hasBody(request)) return;
    const { raw } = request;
    timers.set(raw, [setTimeout(endOf(request, reply), times.bodyTime).unref()]);
    for (const over of ['end', 'close'] as const) raw.once(over, () => forget(raw));
  };
  const allowUploads = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { raw, who } = request;
    if (who === null || request.routeOptions.config.takesBytes !== true || !timers.has(raw)) return;
    forget(raw);
    const end = endOf(request, reply);
    timers.set(raw, [setTimeout(end, times.uploadTime).unref(), watchRate(raw.socket, times.uploadRate, end)]);
  };
  return { watch, allowUploads, stop: () => [...timers.keys()].forEach(forget) };
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
