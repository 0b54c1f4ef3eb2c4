import { readFileSync, statSync } from 'node:fs';
import { Refusal } from '../base/problem.ts';
import type { StorePlace } from '../objects/object-store.ts';

const ADDRESS = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w!.*'()/-]*))?$/;

/** True for what names an object store rather than a folder. */
export function isStoreAddress(text: string): boolean {
  return text.startsWith('s3://');
}

/**
 * Where an object store is, from its address (`s3://bucket/prefix`) and the environment: `STANDFIRST_S3_ENDPOINT`, `STANDFIRST_S3_REGION`, and
 * its keys in a file (`STANDFIRST_S3_KEYS`) or as `STANDFIRST_S3_ACCESS_KEY` and `STANDFIRST_S3_SECRET_KEY`; `AWS_…` are taken too. Refuses
 * (422) what is missing or cannot be, with the remedy.
 */
export function storePlace(address: string, env: NodeJS.ProcessEnv): StorePlace {
  const [, bucket, prefix = ''] = ADDRESS.exec(address) ?? [];
  if (bucket === undefined) throw unfit(`${address} is not an object store. Write it as s3://bucket/prefix.`);
  const region = env['STANDFIRST_S3_REGION'] ?? env['AWS_REGION'] ?? 'us-east-1';
  const endpoint = env['STANDFIRST_S3_ENDPOINT'] ?? env['AWS_ENDPOINT_URL_S3'] ?? `https://s3.${region}.amazonaws.com`;
  if (!/^https?:$/.test(URL.parse(endpoint)?.protocol ?? ''))
    throw unfit('STANDFIRST_S3_ENDPOINT is not an address. Write it like https://s3.example.');
  return { bucket, prefix: prefix.replaceAll(/^\/+|\/+$/g, ''), region, endpoint, ...keysIn(env) };
}

type Keys = Pick<StorePlace, 'accessKey' | 'secretKey'>;

function keysIn(env: NodeJS.ProcessEnv): Keys {
  const file = env['STANDFIRST_S3_KEYS'];
  if (file) return keysInFile(file);
  const accessKey = env['STANDFIRST_S3_ACCESS_KEY'] ?? env['AWS_ACCESS_KEY_ID'];
  const secretKey = env['STANDFIRST_S3_SECRET_KEY'] ?? env['AWS_SECRET_ACCESS_KEY'];
  if (accessKey && secretKey) return { accessKey, secretKey };
  throw unfit(
    'The object store’s keys are missing. Write them into a file, the access key on the first line and the secret on the second, and name it in STANDFIRST_S3_KEYS.',
  );
}

const OTHERS = 0o077;

function keysInFile(file: string): Keys {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) throw new Refusal('no-such-file', 404, `There is no file ${file}. Check STANDFIRST_S3_KEYS.`);
  if ((stats.mode & OTHERS) !== 0)
    throw unfit(`${file} can be read by others and holds the object store’s secret: \`chmod 600 ${file}\`.`);
  const [accessKey = '', secretKey = ''] = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim());
  if (accessKey && secretKey) return { accessKey, secretKey };
  throw unfit(`${file} needs two lines: the access key, and the secret.`);
}

function unfit(say: string): Refusal {
  return new Refusal('store-unfit', 422, say);
}
