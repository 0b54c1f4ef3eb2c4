import { sql } from 'kysely';
import { sha256 } from '../../base/hash.ts';
import type { Db } from '../open-store.ts';

/** Begins a transaction that has these drafts for itself, in one message. */
export function beginOnDrafts(storyIds: readonly string[]): string {
  const locks = lockNumbers(storyIds).map((number) => `pg_advisory_xact_lock(${number})`);
  return `begin; select ${locks.join(', ')}`;
}

/** Has a transaction wait until it has these drafts for itself. */
export async function takeDrafts(tx: Db, storyIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(number) from unnest(${lockNumbers(storyIds)}::bigint[]) as number`.execute(tx);
}

/** In an order in which nobody waits for somebody who waits for them. */
function lockNumbers(storyIds: readonly string[]): string[] {
  const numbers = [...new Set(storyIds)].map(lockNumber);
  return numbers.toSorted((one, other) => (one < other ? -1 : 1)).map(String);
}

/** A number of 64 bits with a sign; two drafts that have the same one wait for each other without need. */
function lockNumber(storyId: string): bigint {
  return BigInt.asIntN(64, BigInt(`0x${sha256(`draft/${storyId}`).slice(0, 16)}`));
}
