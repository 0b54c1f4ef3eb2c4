import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Distribution, type Durations, makeDurations } from '../base/durations.ts';
import type { Log } from '../base/log.ts';
import { routeOf } from './trace-routes.ts';

/** How often a route was asked, how it was answered, and how long that took. */
export interface RouteTimes {
  /** As the contract has it, `/api/stories/:id`; `screens` for everything that is no route. */
  readonly route: string;
  readonly method: string;
  /** `2xx`, `4xx`, `5xx`. */
  readonly status: string;
  readonly took: Distribution;
}

interface Kept {
  readonly route: string;
  readonly method: string;
  readonly status: string;
  readonly took: Durations;
}

/** An answer that took longer, in milliseconds, is named in the log. */
const SLOW = 2000;

const COMMON = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Measures what this app is asked from now on, and names in the log what took long or failed, under the id of the request. */
export function watchRoutes(app: FastifyInstance, log: Log): () => RouteTimes[] {
  const kept = new Map<string, Kept>();
  app.addHook('onResponse', async (request, reply) => {
    const method = COMMON.has(request.method) ? request.method : 'other';
    const route = routeOf(request);
    const status = `${Math.floor(reply.statusCode / 100)}xx`;
    const key = `${method} ${route} ${status}`;
    const one = kept.get(key) ?? { route, method, status, took: makeDurations() };
    kept.set(key, one);
    one.took.add(reply.elapsedTime / 1000);
    if (reply.elapsedTime > SLOW && !mayTakeLong(request, reply))
      log.warn(
        { id: request.id, method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
        'An answer was slow.',
      );
  });
  return () => [...kept.values()].map(({ took, ...one }) => ({ ...one, took: took.read() }));
}

/** What comes or goes at the pace of somebody's line: files, and news for a screen that stays open. */
function mayTakeLong({ routeOptions }: FastifyRequest, reply: FastifyReply): boolean {
  return (
    routeOptions.config.takesBytes === true || String(reply.getHeader('content-type')).startsWith('text/event-stream')
  );
}
