import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { plainTexts } from '../base/plain-text.ts';
import { Refusal } from '../base/problem.ts';
import { requestId } from '../base/request-id.ts';
import type { NewsroomParts } from './acts.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import {
  type Asking,
  refuseGivenUp,
  refuseOtherNames,
  refuseLateActs,
  refuseOtherOrigins,
  refuseUnlessPermitted,
  type Route,
  type SignedIn,
} from './door.ts';
import { asTyped } from '../contract/sign-in.ts';
import { refuseCodedBodies } from './codings.ts';
import { dropVanished } from './connections.ts';
import { keepFairShares } from './fair-shares.ts';
import { listenerLimits } from './limits.ts';
import { refuseManyValues } from './many-values.ts';
import { type OneAfterAnother, oneAfterAnother } from './one-after-another.ts';
import { openDescription, schemaOf } from './openapi.ts';
import { type RouteTimes, watchRoutes } from './route-times.ts';
import { answerParserErrors, answerTheRest } from './raw-answers.ts';
import { answerErrors, asRefusal, sendRefusal } from './refusals.ts';
import { type SafetyHeaders, safetyHeaders } from './safety-headers.ts';
import { serveScreens } from './screens.ts';
import { endSlowBodies } from './slow-bodies.ts';
import { traceRoutes } from './trace-routes.ts';

export interface AppOptions {
  readonly routes: readonly Route[];
  /** The folder of the built screens; without it the app answers its API only. */
  readonly screens: string | null;
  /** True where a proxy on this machine stands before it and says whose address a request came from. */
  readonly isProxied?: boolean;
  /** How long bodies may take, where a test cannot wait. */
  readonly bodyTimes?: Parameters<typeof endSlowBodies>[1];
  /** Who is behind a request, by its session; null for nobody. */
  authenticate(request: FastifyRequest, reply: FastifyReply): Promise<SignedIn | null>;
  /** The same session as it is now; null once it has ended. Unless given, a session lasts. */
  stillThere?(who: SignedIn): Promise<SignedIn | null>;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether it takes bare bytes, as a picture or a film. */
    takesBytes?: boolean;
  }
  interface FastifyRequest {
    who: SignedIn | null;
    /** Who asks, as their session is by now: for what takes so long that it may have ended meanwhile. */
    whoNow: () => Promise<SignedIn | null>;
  }
  interface FastifyInstance {
    /** Its API as OpenAPI describes one. */
    describe(): Promise<object>;
    /** How often each route was asked, and how long that took. */
    routeTimes(): RouteTimes[];
  }
}

const BYTES = /^((image|video|audio)\/[\w.+-]+|application\/(offset\+)?octet-stream)(;|$)/;

/** The newsroom over HTTP: its API under `/api`, described at `/api`, and its screens under every other address. */
export async function newsroomApp(rooms: NewsroomParts, options: AppOptions): Promise<FastifyInstance> {
  const headers = await safetyHeaders(rooms);
  const app = openApp(headers, options);
  // A form on another site can send plain text without asking first; nothing here takes any.
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(answerErrors(rooms.log));
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(cookie);
  traceRoutes(app, options.isProxied === true);
  app.decorate('describe', openDescription(options.routes));
  app.decorate('routeTimes', watchRoutes(app, rooms.log));
  app.decorateRequest('who', null);
  app.decorateRequest('whoNow', async () => null);
  const { origins } = rooms.signIn;
  const bodies = endSlowBodies(headers, options.bodyTimes);
  // First of all: whatever is refused before its body came holds its connection no longer than any other.
  app.addHook('onRequest', bodies.watch);
  app.addHook('onClose', async () => bodies.stop());
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-request-id', request.id);
    refuseOtherNames(request.raw, origins);
    refuseOtherOrigins(request, origins);
    refuseLateActs(request, rooms.clock);
    refuseCodedBodies(request, reply);
    const who = await options.authenticate(request, reply);
    request.who = who;
    request.whoNow = async () => (who && options.stillThere ? options.stillThere(who) : who);
  });
  const shares = keepFairShares(rooms.store);
  app.addHook('onClose', async () => shares.end());
  app.addHook('onRequest', shares.keep);
  app.addHook('onRequest', bodies.allowUploads);
  const inTurn = oneAfterAnother();
  app.register(async (api) => {
    for (const route of options.routes.filter(({ endpoint }) => !endpoint.bytes))
      addRoute(api, { rooms, inTurn }, route);
    api.register(async (bare) => {
      bare.addContentTypeParser(BYTES, (_request, payload, done) => done(null, payload));
      for (const route of options.routes.filter(({ endpoint }) => endpoint.bytes))
        addRoute(bare, { rooms, inTurn }, route);
    });
  });
  const answerOthers = options.screens ? await serveScreens(options.screens) : refuseUnknown;
  const methodsAt = openMethods(options.routes);
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsAt(request.url);
    return methods.length > 0 ? refuseMethod(reply, methods) : answerOthers(request, reply);
  });
  return app;
}

/** Never called, because zod's are set before there is a route; without them Fastify loads, at each start, a validator and a serializer of its own. */
const neverAsked = (): never => {
  throw new Error('The schemas of all endpoints are zod’s.');
};
const compilersFactory = { buildValidator: neverAsked, buildSerializer: neverAsked };

/** The server itself: what it takes of anybody, and our own shape for what it refuses before there is a request. */
function openApp(headers: SafetyHeaders, { isProxied }: AppOptions): FastifyInstance {
  const app = Fastify({
    trustProxy: isProxied ? 'loopback' : false,
    logger: false,
    genReqId: ({ headers: { 'x-request-id': given } }) => requestId(given, isProxied === true),
    bodyLimit: listenerLimits.largestBody,
    // The last resort for what `endSlowBodies` does not see.
    requestTimeout: listenerLimits.uploadTime + listenerLimits.bodyTime,
    keepAliveTimeout: listenerLimits.idleTime,
    http: {
      headersTimeout: listenerLimits.headersTime,
      connectionsCheckingInterval: 5_000,
      // Who names no host is refused by us, with our headers.
      requireHostHeader: false,
      // What some programs offer besides (`h2c`) is not taken up, and their request is answered (RFC 9110, 7.8).
      shouldUpgradeCallback: ({ headers: asked }) => asked.upgrade?.toLowerCase() === 'websocket',
    },
    routerOptions: { maxParamLength: 200 },
    schemaController: { compilersFactory },
    frameworkErrors: (error, _request, reply) => {
      void sendRefusal(reply.headers(headers), asRefusal(error) ?? refusalOfUrl());
    },
    clientErrorHandler: answerParserErrors(headers),
  });
  dropVanished(app.server);
  answerTheRest(app.server, headers);
  return app;
}

function refusalOfUrl(): Refusal {
  return new Refusal('request-unfit', 400, 'This address cannot be read.');
}

/** The methods that an address is asked with, for what is asked with another. */
function openMethods(routes: readonly Route[]): (url: string) => string[] {
  const known = routes.map(({ endpoint: { method, path } }) => ({
    method,
    is: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`),
  }));
  return (url) => {
    const path = url.split('?')[0] ?? '';
    const found = known.filter(({ is }) => is.test(path)).map(({ method }) => method);
    return found.includes('GET') ? [...found, 'HEAD'] : found;
  };
}

function refuseMethod(reply: FastifyReply, methods: readonly string[]): FastifyReply {
  const allowed = methods.join(', ');
  reply.header('allow', allowed);
  return sendRefusal(
    reply,
    new Refusal('method-unfit', 405, `This address accepts only ${allowed}. /api describes it.`),
  );
}

function addRoute(
  app: FastifyInstance,
  { rooms, inTurn }: { rooms: NewsroomParts; inTurn: OneAfterAnother },
  { endpoint, act }: Route,
): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: schemaOf(endpoint),
    config: { takesBytes: endpoint.bytes === true },
    ...(endpoint.permission === 'nobody' && { bodyLimit: listenerLimits.largestBodyOfNobody }),
    onRequest: async (request) => refuseUnlessPermitted(endpoint, request.who),
    ...(!endpoint.bytes && {
      preValidation: async (request) => {
        refuseManyValues(request.body);
        request.body = plainTexts(request.body, asTyped);
      },
    }),
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
      // Asked when its turn has come: it may have waited for seconds behind others of the same person.
      const answered = async (): Promise<unknown> => {
        await refuseGivenUp(request);
        return act(asking as unknown as Asking<Endpoint>);
      };
      const answer = await (endpoint.isLarge && request.who ? inTurn(request.who.person.id, answered) : answered());
      return reply.sent || answer === reply ? reply : reply.status(endpoint.status ?? 200).send(answer);
    },
  });
}

function refuseUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendRefusal(
    reply,
    new Refusal('unknown-address', 404, `There is nothing at ${request.url.slice(0, 200)}. /api lists what there is.`),
  );
}
