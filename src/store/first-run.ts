import { z } from 'zod';
import { type FirstAnswers, firstAnswersSchema } from '../story/first-run.ts';
import type { Db } from './open-store.ts';
import { dropDocument, keepDocument, readAs } from './small-documents.ts';

const DOCUMENT = 'first-run';

const firstRunSchema = z.strictObject({
  /** How readers know the site, as whoever started it said, or the address on this machine. */
  siteUrl: z.string(),
  /** Null while nobody has answered anything. */
  answers: firstAnswersSchema.nullable(),
});

/** What is known of a newsroom that has not begun. */
export interface FirstRun {
  readonly siteUrl: string;
  readonly answers: FirstAnswers | null;
}

/** Whether the newsroom has begun: without settings there is nothing that readers could have. */
export async function hasBegun(db: Db): Promise<boolean> {
  const row = await db.selectFrom('documents').select('name').where('name', '=', 'settings').executeTakeFirst();
  return row !== undefined;
}

/** Whether nobody has done anything in the newsroom yet: it has no account and not one story, published or in work. */
export async function isUntouched(db: Db): Promise<boolean> {
  const found = await Promise.all([
    db.selectFrom('people').select('id').limit(1).executeTakeFirst(),
    db.selectFrom('drafts').select('id').limit(1).executeTakeFirst(),
    db.selectFrom('stories').select('id').limit(1).executeTakeFirst(),
  ]);
  return found.every((row) => row === undefined);
}

/** What was answered so far; null in a newsroom that was not set up to be asked, or that has begun. */
export async function readFirstRun(db: Db): Promise<FirstRun | null> {
  return readAs(db, DOCUMENT, firstRunSchema);
}

/** Keeps the answers. No page reads them, so no change is recorded. */
export async function keepFirstRun(tx: Db, firstRun: FirstRun): Promise<void> {
  await keepDocument(tx, DOCUMENT, firstRunSchema.parse(firstRun));
}

/** Forgets the answers, in the transaction in which they became settings. */
export async function endFirstRun(tx: Db): Promise<void> {
  await dropDocument(tx, DOCUMENT);
}
