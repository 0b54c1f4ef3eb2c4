import { argon2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { passwordHasher } from './password-hash.ts';

const quick = passwordHasher({ memory: 64, passes: 1, lanes: 1 });

test('a password is kept as an Argon2id hash at the cost that OWASP names, salted anew each time', async () => {
  const hasher = passwordHasher();
  const [one, other] = [await hasher.hash('gulls over harbour tin'), await hasher.hash('gulls over harbour tin')];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(other).not.toBe(one);
  expect(await hasher.check('gulls over harbour tin', one)).toBe(true);
  expect(await hasher.check('gulls over harbour tim', one)).toBe(false);
});

test('the hash is Argon2id’s own, as the library computes it', async () => {
  const phc = await quick.hash('gulls');
  const [, , , , salt = '', tag] = phc.split('$');
  const nonce = Buffer.from(salt, 'base64');
  const expected = argon2Sync('argon2id', {
    message: 'gulls',
    nonce,
    memory: 64,
    passes: 1,
    parallelism: 1,
    tagLength: 32,
  });
  expect(Buffer.from(tag ?? '', 'base64')).toEqual(expected);
});

test('one password typed on two machines is one password', async () => {
  const phc = await quick.hash('caf\u00e9 \ufb01sh');
  expect(await quick.check('cafe\u0301 fish', phc)).toBe(true);
});

test('of the longest password the last letter counts as well', async () => {
  const long = 'gulls over the harbour '.repeat(12).slice(0, 255);
  const phc = await quick.hash(`${long}a`);
  expect([await quick.check(`${long}a`, phc), await quick.check(`${long}b`, phc)]).toEqual([true, false]);
  expect(await quick.check(long, phc)).toBe(false);
});

test('a hash made at another cost still opens, and is known to be dated', async () => {
  const phc = await passwordHasher({ memory: 128, passes: 2, lanes: 1 }).hash('gulls');
  expect(await quick.check('gulls', phc)).toBe(true);
  expect([quick.isDated(phc), quick.isDated(await quick.hash('gulls'))]).toEqual([true, false]);
});

test('where there is no hash no password is right, and the work is done all the same', async () => {
  expect(await quick.check('', null)).toBe(false);
  expect(await quick.check('gulls', null)).toBe(false);
});

test('a kept hash that is not ours is our own fault', async () => {
  await expect(quick.check('gulls', 'plain')).rejects.toThrow('not an Argon2id hash');
});

test('a crowd waits its turn, and a crowd beyond that is told to come again', async () => {
  const all = await Promise.allSettled(Array.from({ length: 100 }, () => quick.hash('gulls')));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(66);
  expect(all.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 503, code: 'too-busy' } });
  await expect(quick.hash('gulls')).resolves.toMatch(/^\$argon2id/);
});
