import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { atTheEnd } from '../../test/house/endings.ts';
import { aHouse } from '../../test/house/houses.ts';
import { aPerson } from '../../test/house/newsroom-apps.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { newsroomApp } from '../newsroom/app.ts';
import { routes } from '../newsroom/routes.ts';
import { saveDraft } from '../store/drafts.ts';
import { openTraces } from './open-traces.ts';

interface Sent {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: object }[];
}

/** A collector on a port of its own, and what it was sent. */
async function aCollector() {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atTheEnd(() => server.close());
  const resources = () => bodies.flatMap((body) => (JSON.parse(body) as { resourceSpans: Resource[] }).resourceSpans);
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    text: () => bodies.join(),
    resources,
    spans: () => resources().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
  };
}

interface Resource {
  readonly resource: { readonly attributes: Sent['attributes'] };
  readonly scopeSpans: readonly { readonly spans: readonly Sent[] }[];
}

afterEach(() => void vi.unstubAllEnvs());

const ID = idOf(1);
const TRACE = '0af7651916cd43dd8448eb211c80319c';

/** Publishes a story over the newsroom's door, as somebody who says which trace that belongs to. */
async function publish(isProxied: boolean): Promise<void> {
  const house = await aHouse();
  const authenticate = async () => aPerson('editor');
  const app = await newsroomApp(house.rooms, { routes, screens: null, isProxied, authenticate });
  await house.store.write((tx) => saveDraft(tx, aStory(), { at: house.clock.now(), by: 'Ada Reed' }));
  const plan = await app.inject({ url: `/api/stories/${ID}/plan` });
  const { seen } = plan.json<{ seen: string }>();
  const answer = await app.inject({
    method: 'POST',
    url: `/api/stories/${ID}/publish?who=secret`,
    headers: { traceparent: `00-${TRACE}-b7ad6b7169203331-01`, cookie: 'session=secret' },
    payload: { change: 'first', note: null, seen },
  });
  expect(answer.statusCode, answer.body).toBe(200);
  await app.close();
}

test('a publication is one trace, of its request, its transaction and its pages, and says nothing of the story', async () => {
  const collector = await aCollector();
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.address);
  const traces = await openTraces('newsroom');
  await publish(true);
  await traces.close();
  const spans = collector.spans().filter(({ traceId }) => traceId === TRACE);
  expect(spans.map(({ name }) => name).toSorted()).toEqual(['POST /api/stories/:id/publish', 'commit', 'press']);
  const request = spans.find(({ name }) => name.startsWith('POST'));
  for (const span of spans) if (span !== request) expect(span.parentSpanId).toBe(request?.spanId);
  const press = spans.find(({ name }) => name === 'press');
  expect(press?.attributes).toContainEqual({ key: 'pages', value: { intValue: expect.any(Number) } });
  expect(request?.attributes).toContainEqual({ key: 'http.response.status_code', value: { intValue: 200 } });
  expect(JSON.stringify(collector.resources()[0]?.resource)).toContain('standfirst-newsroom');
  expect(collector.text()).not.toMatch(/secret|[Ff]erry|Ada/);
});

test('nobody but a proxy on this machine names the trace, and nothing is sent to nobody', async () => {
  const collector = await aCollector();
  await (await openTraces('newsroom', {})).close();
  await publish(true);
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.address);
  const traces = await openTraces('newsroom');
  await publish(false);
  await traces.close();
  expect(collector.spans().map(({ name }) => name)).toContain('POST /api/stories/:id/publish');
  expect(collector.spans().filter(({ traceId }) => traceId === TRACE)).toEqual([]);
});

test('a collector that is away keeps nobody from stopping', async () => {
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', 'http://127.0.0.1:9');
  const traces = await openTraces('newsroom');
  await publish(false);
  await traces.close();
});
