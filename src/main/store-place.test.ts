import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { storePlace } from './store-place.ts';

const env = { STANDFIRST_S3_ACCESS_KEY: 'key', STANDFIRST_S3_SECRET_KEY: 'secret' };

test('a store is where its address and the environment say', () => {
  expect(storePlace('s3://paper/site/', env)).toEqual({
    bucket: 'paper',
    prefix: 'site',
    region: 'us-east-1',
    endpoint: 'https://s3.us-east-1.amazonaws.com',
    accessKey: 'key',
    secretKey: 'secret',
  });
  const elsewhere = { ...env, STANDFIRST_S3_ENDPOINT: 'http://127.0.0.1:9000', STANDFIRST_S3_REGION: 'garage' };
  expect(storePlace('s3://paper', elsewhere)).toMatchObject({
    prefix: '',
    region: 'garage',
    endpoint: 'http://127.0.0.1:9000',
  });
});

test('what is missing or cannot be is refused with the remedy, and no secret is said', () => {
  expect(() => storePlace('s3://Paper', env)).toThrow(/is not an object store/);
  expect(() => storePlace('s3://paper', {})).toThrow(/name it in STANDFIRST_S3_KEYS/);
  expect(() => storePlace('s3://paper', { ...env, STANDFIRST_S3_ENDPOINT: 'nowhere' })).toThrow(/is not an address/);
});

test('keys stand in a file that only its owner can read', () => {
  const file = join(aFolder(), 'keys');
  expect(() => storePlace('s3://paper', { STANDFIRST_S3_KEYS: file })).toThrow(/There is no file/);
  writeFileSync(file, 'key\nsecret\n', { mode: 0o600 });
  expect(storePlace('s3://paper', { STANDFIRST_S3_KEYS: file })).toMatchObject({
    accessKey: 'key',
    secretKey: 'secret',
  });
  chmodSync(file, 0o644);
  expect(() => storePlace('s3://paper', { STANDFIRST_S3_KEYS: file })).toThrow(/can be read by others/);
  writeFileSync(file, 'key\n');
  chmodSync(file, 0o600);
  expect(() => storePlace('s3://paper', { STANDFIRST_S3_KEYS: file })).toThrow(/needs two lines/);
});
