import type { FastifyInstance, FastifyRequest } from 'fastify';
import { beginRequestSpan, endRequestSpan } from '../seeing/spans.ts';

/** Each request is a span from here on, with what is done for it within. A proxy on this machine may say which trace it belongs to; nobody else. */
export function traceRoutes(app: FastifyInstance, isProxied: boolean): void {
  const spans = new WeakMap<FastifyRequest, ReturnType<typeof beginRequestSpan>>();
  app.addHook('onRequest', (request, _reply, next) => {
    const { method } = request;
    spans.set(request, beginRequestSpan({ method, headers: isProxied ? request.headers : null }, next));
  });
  app.addHook('onResponse', async (request, reply) => {
    const span = spans.get(request);
    const { method } = request;
    if (span) endRequestSpan(span, { method, route: routeOf(request), status: reply.statusCode });
  });
}

/** As the contract has it, `/api/stories/:id`; `screens` for everything that is no route: an address as it was asked may hold what is nobody's business. */
export function routeOf({ routeOptions: { url } }: FastifyRequest): string {
  return url?.startsWith('/api') ? url : 'screens';
}
