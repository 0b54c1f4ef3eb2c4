import Fastify from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { breathe } from '../base/breathe.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type { Route } from './door.ts';

const description = {
  openapi: '3.1.0',
  info: {
    title: 'Standfirst newsroom',
    version: '1',
    description: 'What the newsroom’s screens use, and nothing else. Refusals are problem details (RFC 9457).',
  },
};

/**
 * Describes the API from the schemas that its endpoints are checked by. What writes the description is loaded, and the description
 * written, when somebody asks for it the first time: hardly anybody does, and every start would wait for it.
 */
export function openDescription(routes: readonly Route[]): () => Promise<object> {
  let described: Promise<object> | null = null;
  return () => (described ??= describe(routes));
}

async function describe(routes: readonly Route[]): Promise<object> {
  const { default: swagger } = await import('@fastify/swagger');
  // A server that nobody reaches and that answers nothing: the description is made of what is registered.
  const app = Fastify();
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => JSON.stringify);
  await app.register(swagger, { openapi: description });
  // All of them in one go would keep everybody else waiting.
  for (const { endpoint } of routes) {
    await breathe();
    const { method, path: url } = endpoint;
    const route = { method, url, schema: schemaOf(endpoint), handler: () => {} };
    const { schema } = jsonSchemaTransform({ ...route, openapiObject: description, route });
    app.route({ ...route, schema });
  }
  await app.ready();
  return app.swagger();
}

/** What an endpoint takes and gives, as the framework checks it and the description tells it. */
export function schemaOf({ method, path, permission, says, params, query, body, answer, status }: Endpoint) {
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
