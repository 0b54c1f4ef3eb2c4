import { newId } from '../base/ids.ts';
import { Refusal } from '../base/problem.ts';
import type { ObjectStore } from './object-store.ts';

/** Refuses (422) a store that puts one thing over another though it was asked not to: two presses would not know of each other. */
export async function refuseOverwriting(store: ObjectStore): Promise<void> {
  const key = `tries/${newId()}`;
  try {
    const isFirst = await store.create(key, 'first');
    const isSecond = await store.create(key, 'second');
    const there = Buffer.from((await store.get(key)) ?? []).toString();
    if (isFirst && !isSecond && there === 'first') return;
  } finally {
    await store.remove(key).catch(() => {});
  }
  throw new Refusal(
    'store-overwrites',
    422,
    `The object store ${store.name} overwrites an object although it is asked not to (If-None-Match: *), so two newsrooms could publish over each other. Use a store that supports conditional writes.`,
  );
}
