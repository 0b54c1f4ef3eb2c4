import { createWriteStream, openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { S3mini } from 's3mini';
import { messageOf, Refusal } from '../base/problem.ts';
import { type Listed, type ObjectStore, StoreAway, type StorePlace } from './object-store.ts';

/** How long a store may take over one small request, and over a piece of a large file, in milliseconds. */
const QUICK_MS = 20_000;
const LONG_MS = 15 * 60_000;

/** Keys that a store names in one answer. */
const PAGE = 1000;

const BYTES = 'application/octet-stream';

/** Opens a store; asks nothing of it yet. */
export function openObjects(place: StorePlace): ObjectStore {
  const { bucket, prefix, endpoint, region, accessKey, secretKey } = place;
  const name = nameOf(place);
  const client = (requestAbortTimeout: number) =>
    new S3mini({
      ...{ accessKeyId: accessKey, secretAccessKey: secretKey, region, requestAbortTimeout },
      endpoint: `${endpoint.replace(/\/+$/, '')}/${bucket}`,
    });
  const quick = client(QUICK_MS);
  const long = client(LONG_MS);
  const keyOf = (key: string): string => (prefix === '' ? key : `${prefix}/${key}`);
  const asking = <Answer>(ask: Promise<Answer>): Promise<Answer> => ask.catch((error: unknown) => fail(place, error));
  return {
    name,
    get: (key) => asking(wholeOf(quick.getObjectResponse(keyOf(key)))),
    getInto: (key, path) => asking(long.getObjectResponse(keyOf(key)).then((answer) => intoFile(answer, path))),
    put: (key, bytes) => asking(quick.putObject(keyOf(key), bytes, BYTES).then(drained)),
    putFile: (key, path) =>
      asking(openAsBlob(path).then((blob) => long.putAnyObject(keyOf(key), blob, BYTES))).then(() => {}),
    create: (key, bytes) =>
      asking(quick.putObject(keyOf(key), bytes, BYTES, undefined, ONLY_NEW).then(drained)).then(
        () => true,
        (error: unknown) => (error instanceof KeyTaken ? false : Promise.reject(error)),
      ),
    has: (key) => asking(quick.objectExists(keyOf(key))).then((there) => there !== false),
    remove: (key) => asking(quick.deleteObject(keyOf(key))).then(() => {}),
    list: (from) => listed(quick, { place, prefix: keyOf(from), cut: keyOf('').length }),
  };
}

function nameOf({ bucket, prefix }: Pick<StorePlace, 'bucket' | 'prefix'>): string {
  return `s3://${bucket}${prefix === '' ? '' : `/${prefix}`}`;
}

// The client's type knows of names that begin with x-amz- only; it signs and sends this one all the same.
const ONLY_NEW = { 'if-none-match': '*' } as unknown as Record<`x-amz-${string}`, string>;

/** Something lies under the key already (412), or is being put there by somebody else at this moment (409). */
class KeyTaken extends Error {}

async function drained(answer: Response): Promise<void> {
  await answer.body?.cancel();
}

async function wholeOf(asked: Promise<Response | null>): Promise<Uint8Array | null> {
  const answer = await asked;
  return answer && new Uint8Array(await answer.arrayBuffer());
}

async function intoFile(answer: Response | null, path: string): Promise<boolean> {
  if (answer === null) return false;
  const body = answer.body === null ? [] : Readable.fromWeb(answer.body as ReadableStream);
  await pipeline(body, createWriteStream(path, { flags: 'wx' }));
  return true;
}

async function* listed(
  client: S3mini,
  { place, prefix, cut }: { place: StorePlace; prefix: string; cut: number },
): AsyncIterable<Listed> {
  let token: string | undefined;
  do {
    const page = await client.listObjectsPaged('/', prefix, PAGE, token).catch((error: unknown) => fail(place, error));
    if (!page) throw noBucket(place);
    for (const { Key, Size, LastModified } of page.objects ?? [])
      yield { key: Key.slice(cut), size: Size, putAt: LastModified.getTime() };
    token = page.nextContinuationToken;
  } while (token !== undefined);
}

interface Failure {
  readonly status?: unknown;
  readonly code?: unknown;
  readonly cause?: Failure;
}

/** What a store says may repeat what was signed, so that of its words only the code is passed on. */
function fail(place: StorePlace, error: unknown): never {
  const { status, code, cause } = error as Failure;
  if (status === 412 || status === 409) throw new KeyTaken('taken');
  if (status === 404) throw noBucket(place);
  if (status === 401 || status === 403) throw denied(place);
  if (typeof status === 'number') throw new StoreAway(nameOf(place), `it answers ${status}`);
  const file = typeof code === 'string' && /^E(?:NOSPC|DQUOT|ACCES|ROFS|EXIST|NOENT|IO)$/.test(code);
  if (file) throw error;
  throw new StoreAway(nameOf(place), codeOf(cause) ?? codeOf({ code }) ?? messageOf(error));
}

function codeOf(failure: Failure | undefined): string | null {
  return typeof failure?.code === 'string' ? failure.code : null;
}

function noBucket(place: StorePlace): Refusal {
  return new Refusal(
    'no-bucket',
    404,
    `There is no bucket ${place.bucket} at ${place.endpoint}. Create it, or correct the name.`,
  );
}

function denied(place: StorePlace): Refusal {
  return new Refusal(
    'store-denied',
    403,
    `${place.endpoint} refuses access to ${nameOf(place)}. Check whether the keys are right, whether they may read, write, list and delete there, and whether this machine’s clock is right.`,
  );
}
