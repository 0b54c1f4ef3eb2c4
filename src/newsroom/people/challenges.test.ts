import { expect, test } from 'vitest';
import { aFolder } from '../../../test/house/folders.ts';
import { aStore } from '../../../test/house/stores.ts';
import { challenges } from './challenges.ts';
import { DAY } from './time.ts';

test('a challenge is good once, for its purpose, for five minutes, on every node of the newsroom that made it', async () => {
  const folder = aFolder();
  const [one, other] = [challenges(await aStore(folder)), challenges(await aStore(folder))];
  const challenge = await one.make('sign-in', 1000);
  expect(await other.use(challenge, 'add ada', 1000)).toBe(false);
  expect(await challenges(await aStore()).use(challenge, 'sign-in', 1000)).toBe(false);
  expect(await other.use(challenge, 'sign-in', 1300)).toBe(false);
  expect(await other.isOurs(challenge, 'sign-in', 1299)).toBe(true);
  const used = await Promise.all([one, other, one, other].map((node) => node.use(challenge, 'sign-in', 1299)));
  expect(used.filter(Boolean)).toHaveLength(1);
});

test('nodes that begin a day in one moment have one key for it, which outlives the day by five minutes', async () => {
  const folder = aFolder();
  const nodes = [challenges(await aStore(folder)), challenges(await aStore(folder))];
  const [one, other] = await Promise.all(nodes.map((node) => node.make('sign-in', DAY - 1)));
  expect(await nodes[1]!.use(one!, 'sign-in', DAY + 298)).toBe(true);
  expect(await nodes[0]!.use(other!, 'sign-in', DAY + 298)).toBe(true);
  expect(await nodes[1]!.isOurs(await nodes[0]!.make('sign-in', DAY), 'sign-in', DAY + 1)).toBe(true);
});

test('nothing is kept of what is asked or wrong, and of what was used only until it would have run out', async () => {
  const store = await aStore();
  const mine = challenges(store);
  const kept = async () => (await store.reader.selectFrom('short_lived').select('name').execute()).length;
  const old = await mine.make('sign-in', 0);
  for (let asked = 0; asked < 50; asked += 1) await mine.use(await mine.make('sign-in', 0), 'add ada', 1);
  expect(await kept()).toBe(1);
  expect(await mine.use(old, 'sign-in', 1)).toBe(true);
  expect(await kept()).toBe(2);
  expect(await mine.use(await mine.make('sign-in', 400), 'sign-in', 401)).toBe(true);
  expect(await kept()).toBe(2);
  expect(await mine.use(old, 'sign-in', 401)).toBe(false);
});

test.each(['', 'a', 'AAAA', 'a'.repeat(72), 'a'.repeat(10_000), '\u0000', 'é'])(
  '%j was not made here',
  async (text) => {
    expect(await challenges(await aStore()).use(text, 'sign-in', 0)).toBe(false);
  },
);

test('no bit of a challenge can be changed', async () => {
  const mine = challenges(await aStore());
  const bytes = Buffer.from(await mine.make('sign-in', 0), 'base64url');
  for (const [index, byte] of bytes.entries()) {
    const changed = Buffer.from(bytes);
    changed[index] = byte ^ 1;
    expect(await mine.use(changed.toString('base64url'), 'sign-in', 1)).toBe(false);
  }
});
