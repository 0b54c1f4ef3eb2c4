import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { Refusal } from '../base/problem.ts';
import type { NewsroomParts } from './acts.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { type Asking, refuseOtherOrigins, refuseUnlessPermitted, type Route, type SignedIn } from './door.ts';
import { answerErrors, sendRefusal } from './refusals.ts';
import { setHeaders } from './safety-headers.ts';
import { serveScreens } from './screens.ts';

export interface AppOptions {
  readonly routes: readonly Route[];
  /** The folder of the built screens; without it the app answers its API only. */
  readonly screens: string | null;
  /** True where a proxy on this machine stands before it and says whose address a request came from. */
  readonly isProxied?: boolean;
  /** Who is behind a request, by its session; null for nobody. */
  authenticate(request: FastifyRequest, reply: FastifyReply): Promise<SignedIn | null>;
}

declare module 'fastify' {
  interface FastifyRequest {
    who: SignedIn | null;
  }
}

/** A megabyte holds the longest story several times over. */
const LARGEST_BODY = 1024 * 1024;
const BYTES = /^(image\/[\w.+-]+|application\/octet-stream)(;|$)/;

/** The newsroom over HTTP: its API under `/api`, described at `/api`, and its screens under every other address. */
export async function newsroomApp(rooms: NewsroomParts, options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    trustProxy: options.isProxied ? 'loopback' : false,
    logger: false,
    bodyLimit: LARGEST_BODY,
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerErrors(rooms.log));
  await app.register(cookie);
  await app.register(swagger, { openapi: description, transform: jsonSchemaTransform });
  app.decorateRequest('who', null);
  app.addHook('onRequest', await setHeaders(rooms));
  app.addHook('onRequest', async (request, reply) => {
    refuseOtherOrigins(request);
    request.who = await options.authenticate(request, reply);
  });
  app.register(async (api) => {
    for (const route of options.routes.filter(({ endpoint }) => !endpoint.bytes)) addRoute(api, rooms, route);
    api.register(async (bare) => {
      bare.addContentTypeParser(BYTES, (_request, payload, done) => done(null, payload));
      for (const route of options.routes.filter(({ endpoint }) => endpoint.bytes)) addRoute(bare, rooms, route);
    });
    api.get('/api', { schema: { hide: true } }, () => app.swagger());
  });
  app.setNotFoundHandler(options.screens ? await serveScreens(options.screens) : refuseUnknown);
  return app;
}

const description = {
  openapi: '3.1.0',
  info: {
    title: 'Standfirst newsroom',
    version: '1',
    description: 'What the newsroom’s screens use, and nothing else. Refusals are problem details (RFC 9457).',
  },
};

function addRoute(app: FastifyInstance, rooms: NewsroomParts, { endpoint, act }: Route): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: schemaOf(endpoint),
    onRequest: async (request) => refuseUnlessPermitted(endpoint, request.who),
    handler: async (request, reply) => {
      const asking = {
        rooms,
        who: request.who,
        request,
        reply,
        params: request.params,
        query: request.query,
        body: request.body,
      };
      const answer = await act(asking as unknown as Asking<Endpoint>);
      return reply.sent || answer === reply ? reply : reply.status(endpoint.status ?? 200).send(answer);
    },
  });
}

function schemaOf({ method, path, permission, says, params, query, body, answer, status }: Endpoint) {
  return {
    operationId: `${method} ${path}`,
    summary: says,
    description: permission === 'nobody' ? 'For everybody.' : `Needs the permission ${permission}.`,
    tags: [path.split('/')[2] ?? ''],
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    response: { [status ?? 200]: answer },
  };
}

function refuseUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendRefusal(
    reply,
    new Refusal('unknown-address', 404, `There is nothing at ${request.url.slice(0, 200)}. /api lists what there is.`),
  );
}
