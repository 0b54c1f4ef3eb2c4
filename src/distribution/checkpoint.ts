import { setImmediate as breath } from 'node:timers/promises';
import type { ObjectStore } from '../objects/object-store.ts';
import { keys, numberIn, sealed, type Standing, unsealed } from './entry.ts';

/** Everything that is there after an entry, in parts, so that who begins late need not read the log from its beginning. */
export interface Checkpoint {
  readonly number: number;
  readonly parts: number;
}

/** So many names make a part. */
const PART = 10_000;

type Line = readonly [name: string, tag: string, at: number, size: number];

export type Stands = Iterable<readonly [name: string, standing: Standing]>;

/** Writes what is after an entry. The head comes last: without it there is no checkpoint. */
export async function writeCheckpoint(store: ObjectStore, number: number, stands: Stands): Promise<void> {
  let lines: Line[] = [];
  let parts = 0;
  const putPart = async () => {
    await store.put(keys.part(number, parts), sealed(JSON.stringify({ format: 1, lines })));
    [lines, parts] = [[], parts + 1];
    await breath();
  };
  for (const [name, { tag, at, size }] of stands) {
    lines.push([name, tag, at, size]);
    if (lines.length === PART) await putPart();
  }
  if (lines.length > 0) await putPart();
  await store.put(keys.checkpoint(number), sealed(JSON.stringify({ format: 1, number, parts })));
}

/** The newest checkpoint that is whole; null when there is none. */
export async function newestCheckpoint(store: ObjectStore): Promise<Checkpoint | null> {
  const numbers = (await Array.fromAsync(store.list('checkpoints/'))).map(({ key }) => numberIn(key));
  for (const number of numbers.toSorted((one, other) => other - one)) {
    const bytes = await store.get(keys.checkpoint(number));
    const checkpoint = bytes && (unsealed(bytes) as Checkpoint | null);
    if (checkpoint) return checkpoint;
  }
  return null;
}

/** What stood there after an entry. Throws when a part is missing or not whole. */
export async function* standsIn(
  store: ObjectStore,
  { number, parts }: Checkpoint,
): AsyncIterable<readonly [name: string, standing: Standing]> {
  for (let part = 0; part < parts; part += 1) {
    const bytes = await store.get(keys.part(number, part));
    const read = bytes && (unsealed(bytes) as { lines: Line[] } | null);
    if (!read) throw new Error(`Part ${part} of checkpoint ${number} in ${store.name} is incomplete.`);
    for (const [name, tag, at, size] of read.lines) yield [name, { tag, at, size }];
  }
}

/** Lets go of checkpoints before the last but one, and of the entries that only they would need. */
export async function dropOld(store: ObjectStore, sweptTo: number): Promise<void> {
  const numbers = (await Array.fromAsync(store.list('checkpoints/'))).map(({ key }) => numberIn(key));
  const [, kept] = numbers.toSorted((one, other) => other - one);
  if (kept === undefined) return;
  for (const prefix of ['checkpoints/', 'parts/', 'log/']) {
    for await (const { key } of store.list(prefix)) {
      const number = prefix === 'parts/' ? Number(key.split('/')[1]) : numberIn(key);
      if (number < kept && (prefix !== 'log/' || number <= sweptTo)) await store.remove(key);
    }
  }
}
