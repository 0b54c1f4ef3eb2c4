import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { sha256 } from '../../src/base/hash.ts';
import type { StorePlace } from '../../src/objects/object-store.ts';

/** An object store as honest as S3, in memory: what it is asked and what it does can be told, and it can be made to fail. */
export interface ObjectServer {
  readonly place: StorePlace;
  /** Everything that lies there, by key, to be looked at and spoilt. */
  readonly objects: Map<string, Uint8Array>;
  /** Each request so far: `PUT log/1 412`. */
  readonly asked: string[];
  /** What is done to requests from now on. */
  behave(how: Manner): void;
}

/** `away` ends connections, `held` answers nothing, `busy` says 503, `overwriting` ignores conditions, `losing` does and does not say so, `slow` holds pieces of large files. */
export type Manner = 'well' | 'away' | 'held' | 'busy' | 'overwriting' | 'losing' | 'slow';

const KEYS = { accessKey: 'AKIATEST', secretKey: 'a-very-secret-secret' };
const BUCKET = 'paper';

interface State {
  readonly objects: Map<string, Uint8Array>;
  readonly putAt: Map<string, number>;
  readonly uploads: Map<string, Map<number, Uint8Array>>;
  readonly asked: string[];
  manner: Manner;
}

/** Serves a bucket until it is closed. */
export async function serveObjects(prefix = 'site'): Promise<ObjectServer & { close(): Promise<void> }> {
  const state: State = { objects: new Map(), putAt: new Map(), uploads: new Map(), asked: [], manner: 'well' };
  const server = createServer((request, response) => void answer(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    place: { bucket: BUCKET, prefix, endpoint: `http://127.0.0.1:${port}`, region: 'test-1', ...KEYS },
    objects: state.objects,
    asked: state.asked,
    behave: (how) => {
      state.manner = how;
      if (how === 'away') server.closeAllConnections();
    },
    close: () => ended(server),
  };
}

function ended(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

interface Asked {
  readonly method: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Uint8Array;
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (state.manner === 'away') return void request.socket.destroy();
  if (state.manner === 'held') return;
  const body = await buffer(request).catch(() => null);
  if (body === null) return;
  const url = new URL(request.url ?? '/', 'http://store');
  while (state.manner === 'slow' && url.search.includes('upload')) await sleep(10);
  const [, bucket, ...rest] = url.pathname.split('/').map(decodeURIComponent);
  const { method = 'GET', headers } = request;
  const asked = { method, key: rest.join('/'), query: url.searchParams, headers, body };
  const said = refused(state, request, url, bucket) ?? done(state, asked);
  state.asked.push(
    `${method} ${asked.key === '' ? `?${url.searchParams.get('prefix') ?? ''}` : asked.key} ${said.status}`,
  );
  if (state.manner === 'losing' && method === 'PUT') return void request.socket.destroy();
  response.writeHead(said.status, { 'Content-Type': 'application/xml', ...said.headers });
  response.end(method === 'HEAD' ? undefined : said.body);
}

interface Said {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

function refused(state: State, request: IncomingMessage, url: URL, bucket: string | undefined): Said | null {
  if (state.manner === 'busy') return wrong(503, 'SlowDown');
  if (!isSigned(request, url)) return wrong(403, 'SignatureDoesNotMatch');
  return bucket === BUCKET ? null : wrong(404, 'NoSuchBucket');
}

function wrong(status: number, code: string): Said {
  return { status, body: `<?xml version="1.0"?><Error><Code>${code}</Code></Error>` };
}

const OF: Readonly<Record<string, (state: State, asked: Asked) => Said>> = {
  GET: got,
  HEAD: got,
  PUT: put,
  POST: posted,
  DELETE: removed,
};

function done(state: State, asked: Asked): Said {
  return OF[asked.method]?.(state, asked) ?? wrong(405, 'MethodNotAllowed');
}

function got(state: State, { key, query, headers }: Asked): Said {
  if (key === '') return listed(state, query);
  const bytes = state.objects.get(key);
  if (bytes === undefined) return wrong(404, 'NoSuchKey');
  const told = { ETag: tagOf(bytes), 'Content-Type': 'application/octet-stream' };
  const range = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '');
  if (range === null) return { status: 200, headers: { ...told, 'Content-Length': String(bytes.length) }, body: bytes };
  const from = Number(range[1]);
  const to = Math.min(range[2] ? Number(range[2]) : bytes.length - 1, bytes.length - 1);
  if (from > to) return wrong(416, 'InvalidRange');
  const part = bytes.subarray(from, to + 1);
  const length = { 'Content-Length': String(part.length), 'Content-Range': `bytes ${from}-${to}/${bytes.length}` };
  return { status: 206, headers: { ...told, ...length }, body: part };
}

function put(state: State, { key, query, headers, body }: Asked): Said {
  const upload = state.uploads.get(query.get('uploadId') ?? '');
  if (upload) {
    upload.set(Number(query.get('partNumber')), body);
    return { status: 200, headers: { ETag: tagOf(body) } };
  }
  const there = state.objects.get(key);
  if (state.manner !== 'overwriting') {
    if (headers['if-none-match'] === '*' && there) return wrong(412, 'PreconditionFailed');
    const wanted = headers['if-match'];
    if (wanted !== undefined && (!there || tagOf(there) !== wanted))
      return wrong(there ? 412 : 404, 'PreconditionFailed');
  }
  keep(state, key, body);
  return { status: 200, headers: { ETag: tagOf(body) } };
}

function posted(state: State, { key, query }: Asked): Said {
  const id = query.get('uploadId');
  if (id === null) {
    const fresh = sha256(`${key}${state.asked.length}`).slice(0, 16);
    state.uploads.set(fresh, new Map());
    const xml = `<InitiateMultipartUploadResult><UploadId>${fresh}</UploadId></InitiateMultipartUploadResult>`;
    return { status: 200, body: `<?xml version="1.0"?>${xml}` };
  }
  const parts = [...(state.uploads.get(id) ?? [])].toSorted(([one], [other]) => one - other);
  const whole = Buffer.concat(parts.map(([, bytes]) => bytes));
  state.uploads.delete(id);
  keep(state, key, whole);
  const xml = `<CompleteMultipartUploadResult><Key>${key}</Key><ETag>${tagOf(whole)}</ETag></CompleteMultipartUploadResult>`;
  return { status: 200, body: `<?xml version="1.0"?>${xml}` };
}

function removed(state: State, { key }: Asked): Said {
  state.objects.delete(key);
  return { status: 204 };
}

function keep(state: State, key: string, bytes: Uint8Array): void {
  state.objects.set(key, bytes);
  state.putAt.set(key, Date.now());
}

function tagOf(bytes: Uint8Array): string {
  return `"${sha256(bytes).slice(0, 32)}"`;
}

/** Some keys at a time, in their order, as S3 does it; a token is the last of them. */
function listed({ objects, putAt }: State, query: URLSearchParams): Said {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  const most = Math.min(Number(query.get('max-keys') ?? 1000), 1000);
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted();
  const page = keys.slice(0, most);
  const isMore = keys.length > most;
  const contents = page.map((key) => {
    const at = new Date(putAt.get(key) ?? 0).toISOString();
    return `<Contents><Key>${key}</Key><LastModified>${at}</LastModified><ETag>x</ETag><Size>${objects.get(key)?.length ?? 0}</Size></Contents>`;
  });
  const next = isMore ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  const xml = `<ListBucketResult><IsTruncated>${isMore}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
  return { status: 200, body: `<?xml version="1.0"?>${xml}` };
}

/** AWS Signature Version 4, worked out anew from what arrived; the clock may be a quarter of an hour off, as with S3. */
function isSigned({ method = '', headers }: IncomingMessage, url: URL): boolean {
  const [, scope = '', names = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=(\S+?),\s*SignedHeaders=(\S+?),\s*Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const [key, day = '', region = '', service = '', last = ''] = scope.split('/');
  const at = String(headers['x-amz-date'] ?? '');
  const when = Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (key !== KEYS.accessKey || !(Math.abs(Date.now() - when) < 15 * 60_000)) return false;
  const query = [...url.searchParams]
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .toSorted()
    .join('&');
  const signed = names.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`);
  const content = String(headers['x-amz-content-sha256'] ?? '');
  const request = [method, url.pathname, query, signed.join(''), names, content].join('\n');
  const text = ['AWS4-HMAC-SHA256', at, [day, region, service, last].join('/'), sha256(request)].join('\n');
  const secret = [day, region, service, last].reduce<string | Buffer>(hmac, `AWS4${KEYS.secretKey}`);
  return timingSafeEqual(hmac(secret, text), Buffer.from(signature, 'hex'));
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
