import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../open-store.ts';
import { type WordPlace, vectorsOf } from './text-vectors.ts';
import { phraseOf, putVectors, rowsWith } from './words.ts';

/** Makes one act findable by its words: what was done, the story, the name of who did it, and every value of its details. */
export async function putActWords(tx: Db, seq: number): Promise<void> {
  const {
    summary,
    act,
    story_id: story,
    details,
    name,
  } = await tx
    .selectFrom('audit')
    .leftJoin('people', 'people.id', 'audit.by')
    .select(['summary', 'act', 'story_id', 'details', 'people.name'])
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
  const text = [summary, act, story ?? '', name ?? '', ...atomsIn(JSON.parse(details) as Json)].join(' ');
  const places = tokensIn(text).map((word): WordPlace => ({ word, weight: 'D' }));
  await putVectors(tx, 'audit_words', seq, vectorsOf([places], []));
}

/** The acts that have all these words, each open at its end, as a query to be part of others. */
export function actsWith(words: readonly string[]): RawBuilder<unknown> {
  const phrases = words.map(tokensIn).filter((tokens) => tokens.length > 0);
  if (phrases.length === 0) return sql`(select null::bigint where false)`;
  return rowsWith(
    'audit_words',
    phrases.map((tokens) => phraseOf(tokens, true)),
  );
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** Values within JSON that hold no others, as SQLite's `json_tree` has them. */
function atomsIn(value: Json): string[] {
  if (value === null) return [];
  if (typeof value === 'object') return Object.values(value).flatMap(atomsIn);
  return [typeof value === 'boolean' ? String(Number(value)) : String(value)];
}

/**
 * Words as the tokenizer of migration 0002 takes them apart: capitals tell none apart, nor accents where they stand on Latin letters; other marks end
 * them.
 */
function tokensIn(text: string): string[] {
  const plain = text.toLowerCase().replaceAll(/\p{Script=Latin}/gu, (letter) => letter.normalize('NFD'));
  return plain.replaceAll(/[\u0300-\u036f]/gu, '').match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [];
}
