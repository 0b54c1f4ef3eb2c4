import { z } from 'zod';
import { isInstant } from '../../base/clock.ts';
import { type PastStory, type PastVersion, type ReadPast, readPast } from '../../store/read-past.ts';
import { storySchema } from '../../story/story.ts';
import { changeKinds } from '../../story/version.ts';
import { damaged, type Line, rowsFrom } from '../export-files.ts';

/** Versions in one transaction: some hundred milliseconds, in which nobody else writes. The versions of one story stay together. */
const AT_ONCE = 400;

/** Some stories of a file, and the byte behind them. */
export interface Batch {
  readonly pasts: readonly ReadPast[];
  readonly end: number;
}

/** Where to begin, and which sections there are. */
export interface Reading {
  readonly file: string;
  readonly start: number;
  readonly sections: readonly string[];
}

/** The stories of a file from a byte on, read and checked. Refuses (422) a wrong row with its whole batch, naming the line. */
export async function* batchesOf({ file, start, sections }: Reading): AsyncGenerator<Batch> {
  const known = new Set(sections);
  for await (const lines of batches(rowsFrom(file, start))) {
    const rows = lines.map((line) => versionIn(line, known));
    yield { pasts: await Promise.all(pastsOf(rows).map(readPast)), end: lines.at(-1)?.end ?? start };
  }
}

/** So many lines at a time, and more where a story has more versions. */
async function* batches(lines: AsyncIterable<Line>): AsyncGenerator<Line[]> {
  let batch: Line[] = [];
  for await (const line of lines) {
    const isSame = batch.at(-1)?.row['story_id'] === line.row['story_id'];
    if (batch.length >= AT_ONCE && !isSame) {
      yield batch;
      batch = [];
    }
    batch.push(line);
  }
  if (batch.length > 0) yield batch;
}

const rowSchema = z.object({
  story_id: z.string(),
  number: z.int().positive(),
  change: z.enum(changeKinds),
  note: z.string().nullable(),
  published_at: z.string().refine(isInstant),
  by: z.string(),
  json: z.string(),
  suppressed_at: z.string().nullable(),
  suppressed_reason: z.string().nullable(),
});

type VersionIn = ReturnType<typeof versionIn>;

function versionIn({ row, where }: Line, sections: ReadonlySet<string>) {
  const { story_id: storyId, number, json, ...head } = parsed(rowSchema, row, where);
  const story = parsed(storySchema, jsonIn(json), where);
  if (story.id !== storyId) throw damaged(where, 'The story in this row has a different id from the row.');
  if (!sections.has(story.section))
    throw damaged(where, `There is no section ${story.section} here. Create it, or give it in documents.jsonl.`);
  return { storyId, number, story, where, ...head };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A value by its schema; refuses (422) another, naming where it stands. */
export function parsed<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  throw damaged(where, `${issue?.path.join('.') || 'This row'}: ${issue?.message ?? 'not in the right form'}.`);
}

/** The versions of each story together. Refuses (422) one whose versions do not follow each other from the first on. */
function pastsOf(rows: readonly VersionIn[]): PastStory[] {
  const stories: VersionIn[][] = [];
  for (const row of rows) {
    if (stories.at(-1)?.[0]?.storyId === row.storyId) stories.at(-1)?.push(row);
    else stories.push([row]);
  }
  for (const versions of stories) {
    const last = versions.at(-1);
    if (last && last.suppressed_at !== null)
      throw damaged(last.where, 'The current version of a story cannot be a suppressed one.');
  }
  return stories.map((versions) => versions.map(pastVersion));
}

function pastVersion(row: VersionIn, index: number): PastVersion {
  const { number, change, note, story, where, by } = row;
  if (number !== index + 1) throw damaged(where, `Version ${index + 1} of this story belongs here.`);
  if ((number === 1) !== (change === 'first'))
    throw damaged(where, 'Only the first version of a story may have the change “first”, and it must.');
  const { suppressed_at: at, suppressed_reason: reason } = row;
  return {
    ...{ story, change, note, by, at: row.published_at },
    suppressed: at === null ? null : { at, reason: reason ?? '' },
  };
}
