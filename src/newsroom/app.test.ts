import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { aHouse, type House } from '../../test/house/houses.ts';
import { aPerson } from '../../test/house/newsroom-apps.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import type { Log } from '../base/log.ts';
import { roles } from '../story/person.ts';
import { storyPath } from '../story/published.ts';
import { endpoints } from '../contract/contract.ts';
import { newsroomApp } from './app.ts';
import type { Route } from './door.ts';
import { may, type Permission } from '../contract/permissions.ts';
import { routes } from './routes.ts';

/** The app of a house, asked by whoever the header names; the log's lines are kept. */
async function anApp(house: House) {
  const lines: string[] = [];
  const fields: unknown[] = [];
  const note = (what: unknown, message: string): void => {
    lines.push(message);
    fields.push(what);
  };
  const log: Log = { info: note, warn: note, error: note };
  const app = await newsroomApp(
    { ...house.rooms, log },
    {
      routes,
      screens: null,
      authenticate: async ({ headers }) => (headers['x-role'] ? aPerson(headers['x-role']) : null),
    },
  );
  return { app, lines, fields };
}

const asReporter = { 'x-role': 'reporter' };

test('every endpoint of the contract has its act, and every act its endpoint', () => {
  const acts = routes.map(({ endpoint: { method, path } }) => `${method} ${path}`);
  const contract = Object.values(endpoints).map(({ method, path }) => `${method} ${path}`);
  expect(acts.toSorted()).toEqual(contract.toSorted());
  expect(new Set(acts).size).toBe(acts.length);
});

test('every address asked by nobody and by each role answers as its permission says, before it looks at what was sent', async () => {
  const { app } = await anApp(await aHouse());
  const wrong: string[] = [];
  for (const { endpoint } of routes.filter((route) => route.endpoint.permission !== 'nobody')) {
    const { method, path, permission } = endpoint;
    const url = path.replace(/:\w+/g, idOf(1));
    // Broken JSON, which no act takes: nothing is done by those who may, and leave is asked before it is read.
    const ask = async (headers: Record<string, string>): Promise<number> => {
      const sent = method === 'GET' ? {} : { payload: '{"no":' };
      const { statusCode } = await app.inject({
        method,
        url,
        headers: { ...headers, 'content-type': 'application/json' },
        ...sent,
      });
      return statusCode;
    };
    if ((await ask({})) !== 401) wrong.push(`${method} ${url} lets nobody in`);
    for (const role of roles.filter((one) => !may(one, permission as Permission)))
      if ((await ask({ 'x-role': role })) !== 403) wrong.push(`${method} ${url} lets a ${role} in`);
    // Reading may stream for ever, so those who may read are asked about at the door only.
    for (const role of roles.filter((one) => method !== 'GET' && may(one, permission as Permission)))
      if ([401, 403, 500].includes(await ask({ 'x-role': role }))) wrong.push(`${method} ${url} keeps a ${role} out`);
  }
  expect(wrong).toEqual([]);
});

test('what another site makes a browser send is refused, whoever is signed in', async () => {
  const { app } = await anApp(await aHouse());
  const [changing] = routes.filter(({ endpoint }) => endpoint.method !== 'GET');
  const url = changing?.endpoint.path.replace(/:\w+/g, idOf(1)) ?? '/api/anything';
  const send = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url, headers: { ...asReporter, host: 'localhost:4001', ...headers } });
  for (const headers of [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: 'http://localhost:4000' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])
    expect((await send(headers)).json(), JSON.stringify(headers)).toMatchObject({ status: 403, code: 'other-origin' });
  expect((await send({ origin: 'http://localhost:4001', 'sec-fetch-site': 'same-origin' })).json().code).not.toBe(
    'other-origin',
  );
});

test('the policy of every answer allows our own files and nothing inline', async () => {
  const { app } = await anApp(await aHouse());
  for (const url of ['/', '/api', '/api/press', '/nowhere']) {
    const { headers } = await app.inject({ url });
    expect(headers['content-security-policy'], url).toContain(
      `default-src 'none'; script-src 'self'; style-src 'self';`,
    );
    expect(headers['content-security-policy'], url).not.toContain('unsafe');
    expect(headers, url).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  }
});

test('the API describes itself, with every address', async () => {
  const { app } = await anApp(await aHouse());
  // It takes a tenth of a second or two, in which others are served.
  const others = { served: 0, goOn: true };
  const serve = (): void => {
    others.served += 1;
    if (others.goOn) setImmediate(serve);
  };
  serve();
  const described = (await app.inject({ url: '/api', headers: asReporter })).json();
  others.goOn = false;
  expect(others.served).toBeGreaterThan(4);
  expect(described.openapi).toBe('3.1.0');
  const known = Object.entries(described.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const built = routes.map(({ endpoint: { method, path } }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(known.toSorted()).toEqual(built.toSorted());
});

test('a refusal is problem details with a remedy, and a bad request is never our own fault', async () => {
  const { app, lines } = await anApp(await aHouse());
  const unfit = await app.inject({ url: '/api/press/why?path=nowhere', headers: asReporter });
  expect(unfit.headers['content-type']).toContain('application/problem+json');
  expect(unfit.json()).toMatchObject({
    status: 400,
    code: 'unfit',
    type: 'urn:standfirst:unfit',
    problems: [{ where: 'path' }],
  });
  for (const url of ['//', '/%', '/api/%zz', '/api/press/why?path=%', `/api/${'a'.repeat(4000)}`])
    expect((await app.inject({ url, headers: asReporter })).statusCode, url).toBeLessThan(500);
  expect(lines).toEqual([]);
});

test('half a million wrong values are not looked at, and of some the first few are named', async () => {
  const { app } = await anApp(await aHouse());
  const ask = async (body: unknown) =>
    app.inject({ method: 'POST', url: '/api/desk/assignment', headers: asReporter, payload: body as object });
  const many = await ask({ ids: Array.from({ length: 400_000 }, () => 1), assignee: null });
  expect([many.statusCode, many.json().code]).toEqual([413, 'body-too-large']);
  const some = await ask({ ids: Array.from({ length: 40 }, () => 1), assignee: null });
  expect([some.statusCode, some.json().problems.length]).toEqual([400, 20]);
  const keys = await ask(Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`key-${at}`, 1])));
  expect([keys.statusCode, keys.body.length < 2_000]).toEqual([400, true]);
});

test('a store that fails is a 500 that tells nothing but an id, and the log once', async () => {
  const house = await aHouse();
  const { app, lines } = await anApp(house);
  await house.store.write((tx) => tx.schema.alterTable('changes').renameTo('lost').execute());
  const { statusCode, body } = await app.inject({ url: '/api/press', headers: asReporter });
  expect([statusCode, body]).toEqual([500, expect.not.stringContaining('changes')]);
  expect(lines).toEqual(['The newsroom could not answer.']);
});

test('what fails while somebody signs in stands in the log without their password and without their session', async () => {
  const house = await aHouse();
  const { app, fields } = await anApp(house);
  await house.store.write((tx) => tx.schema.alterTable('people').renameTo('lost').execute());
  const payload = { email: 'ada@harbour.example', password: 'gulls over harbour tin' };
  const headers = { cookie: '__Host-standfirst=token-of-ada', origin: 'http://localhost', host: 'localhost' };
  expect((await app.inject({ method: 'POST', url: '/api/session', payload, headers })).statusCode).toBe(500);
  const logged = inspect(fields, { depth: 10 });
  expect(logged).toContain('people');
  for (const secret of ['gulls', 'token-of-ada']) expect(logged).not.toContain(secret);
});

test('no answer lets another site read it, or names what it was made with', async () => {
  const { app } = await anApp(await aHouse());
  const origin = 'https://elsewhere.example';
  const asked = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
  for (const [method, url] of [
    ['OPTIONS', '/api/session'],
    ['GET', '/api/session'],
    ['GET', '/api'],
    ['GET', '/nowhere'],
  ] as const) {
    const { headers } = await app.inject({ method, url, headers: { ...asReporter, ...asked } });
    const named = Object.keys(headers).filter((name) => /^access-control-|^(?:server|x-powered-by|via)$/.test(name));
    expect(named, `${method} ${url}`).toEqual([]);
  }
});

test('the press says how far it is, and why a page is as it is', async () => {
  const house = await aHouse();
  await house.publish({ story: aStory() });
  const { app } = await anApp(house);
  const press = (await app.inject({ url: '/api/press', headers: asReporter })).json();
  expect([press.behind, press.changes[0].summary]).toEqual([0, 'Published “Ferry reaches the islands”']);
  const url = `/api/press/why?path=${encodeURIComponent(storyPath(aStory()))}`;
  expect((await app.inject({ url, headers: asReporter })).json().why.reads).toContain(`story/${idOf(1)}/body`);
  expect((await app.inject({ url: '/api/press/why?path=/nowhere', headers: asReporter })).json()).toEqual({
    why: null,
  });
});

test('whose address a request came from is taken from a proxy only where one stands', async () => {
  const house = await aHouse();
  const seen: string[] = [];
  for (const isProxied of [false, true]) {
    const authenticate = async ({ ip }: { ip: string }) => {
      seen.push(ip);
      return null;
    };
    const app = await newsroomApp(house.rooms, { routes, screens: null, isProxied, authenticate });
    await app.inject({ url: '/api/session', headers: { 'x-forwarded-for': '203.0.113.9' } });
  }
  expect(seen).toEqual(['127.0.0.1', '203.0.113.9']);
});

test('an act that was held up on its way is not done any more when it comes, and what is only read is', async () => {
  const house = await aHouse();
  const { app } = await anApp(house);
  const at = (seconds: number) => new Date(Date.parse(house.clock.now()) + seconds * 1000).toISOString().slice(0, 19);
  const ask = async (asked: string) => {
    const body = { edition: 'uk', section: 'kestrey', headline: 'Ferry late' };
    const headers = { ...asReporter, 'x-asked-at': asked };
    return (await app.inject({ method: 'POST', url: '/api/stories', headers, payload: body })).json();
  };
  expect(await ask(`${at(-3600)}Z`)).toMatchObject({ status: 408, code: 'came-too-late' });
  for (const asked of [`${at(-2)}Z`, `${at(60)}Z`, 'yesterday', ''])
    expect((await ask(asked)).code, asked).not.toBe('came-too-late');
  const reading = { url: '/api/press', headers: { ...asReporter, 'x-asked-at': `${at(-3600)}Z` } };
  expect((await app.inject(reading)).statusCode).toBe(200);
});

test('an act is not done when its connection was closed before we came to it', async () => {
  const house = await aHouse();
  const { app } = await anApp(house);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const drafted = async () => (await app.inject({ url: '/api/desk', headers: asReporter })).json().stories.length;
  const before = await drafted();
  const body = JSON.stringify({ kind: 'report', edition: 'uk', section: 'world', headline: 'Ferry late' });
  const head = Object.entries({ ...asReporter, host: `localhost:${port}`, 'content-type': 'application/json' });
  const ask = async (closes: boolean) => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const fields = [...head, ['content-length', body.length]].map((field) => field.join(': ')).join('\r\n');
    socket.write(`POST /api/stories HTTP/1.1\r\n${fields}\r\n\r\n${body}`);
    // In the same turn, as for a process that stood still meanwhile.
    if (closes) socket.destroy();
    else await once(socket, 'data');
    socket.destroy();
  };
  await ask(true);
  await app.inject({ url: '/api/desk', headers: asReporter });
  await ask(false);
  expect(await drafted()).toBe(before + 1);
});

test('an act that waits for its turn is not done when its connection was closed meanwhile', async () => {
  const house = await aHouse();
  const first = Promise.withResolvers<undefined>();
  const begun: string[] = [];
  const slow: Route = {
    endpoint: endpoints.duplicate,
    act: async ({ params }) => {
      begun.push(String(params?.['id']));
      await first.promise;
      return { id: idOf(9) };
    },
  };
  const authenticate = async () => aPerson('reporter');
  const app = await newsroomApp(house.rooms, { routes: [slow], screens: null, authenticate });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const asked = async (id: string) => {
    const socket = connect(port, '127.0.0.1');
    const taken = once(app.server, 'request');
    const fields = `Host: localhost\r\nConnection: close\r\nContent-Length: 0`;
    socket.resume().write(`POST /api/stories/${id}/duplicate HTTP/1.1\r\n${fields}\r\n\r\n`);
    await taken;
    return socket;
  };
  const one = await asked(idOf(1));
  await expect.poll(() => begun).toHaveLength(1);
  const two = await asked(idOf(2));
  const three = await asked(idOf(3));
  const closed = once(two, 'close');
  two.destroy();
  await closed;
  first.resolve(undefined);
  await Promise.all([once(one, 'close'), once(three, 'close')]);
  await app.close();
  expect(begun).toEqual([idOf(1), idOf(3)]);
});

test('a fault of ours stands in the log under the id of its request, which the answer says; a stranger’s is not taken', async () => {
  const house = await aHouse();
  const fields: { readonly id?: unknown }[] = [];
  const note = (what: Readonly<Record<string, unknown>>): void => void fields.push(what);
  const app = await newsroomApp(
    { ...house.rooms, log: { info: note, warn: note, error: note } },
    {
      routes,
      screens: null,
      isProxied: true,
      authenticate: async () => {
        throw new Error('broken');
      },
    },
  );
  const ask = (id: string) => app.inject({ method: 'GET', url: '/api/desk', headers: { 'x-request-id': id } });
  const given = await ask('0f1e2d3c-4b5a-6978');
  expect(given.headers['x-request-id']).toBe('0f1e2d3c-4b5a-6978');
  expect(given.json()).toMatchObject({ title: expect.stringContaining('0f1e2d3c-4b5a-6978') });
  expect(fields.at(-1)).toMatchObject({ id: '0f1e2d3c-4b5a-6978' });
  expect((await ask('a"b\\n{}')).headers['x-request-id']).toMatch(/^[a-z0-9]{8,}$/);
});

test('what is asked is measured by route and status, and never by address', async () => {
  const { app } = await anApp(await aHouse());
  for (const id of [idOf(1), idOf(2), idOf(3)])
    await app.inject({ method: 'GET', url: `/api/stories/${id}/follow-ups`, headers: asReporter });
  await app.inject({ method: 'GET', url: '/made-up/address' });
  const seen = app.routeTimes().map(({ method, route, status, took }) => [method, route, status, took.count]);
  expect(seen).toEqual([
    ['GET', '/api/stories/:id/follow-ups', '2xx', 3],
    ['GET', 'screens', '4xx', 1],
  ]);
});
