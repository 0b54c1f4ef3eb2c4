import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { type Clock, isInstant } from '../base/clock.ts';
import { sha256 } from '../base/hash.ts';
import { sectionSchema, settingsSchema, topicSchema } from '../story/newsroom.ts';
import type { Act } from '../story/act.ts';
import { storySchema } from '../story/story.ts';
import { changeKinds } from '../story/version.ts';
import { moveCursor, readCursor } from '../store/changes.ts';
import {
  readAnySection,
  readAnyTopic,
  readSections,
  saveSection,
  saveSettings,
  saveTopic,
} from '../store/documents.ts';
import { isUntouched } from '../store/first-run.ts';
import type { Store } from '../store/open-store.ts';
import type { PastStory, PastVersion } from '../store/past-stories.ts';
import { damaged, fileOf, type Line, readManifest, refuseAltered, rowsFrom } from './export-files.ts';
import { bringIn } from './gate.ts';

/** How many bytes of the file are done. */
export interface Bytes {
  readonly done: number;
  readonly total: number;
}

export interface ImportedStories {
  readonly stories: number;
  readonly versions: number;
  /** Stories of which something was left out: whom somebody here works on, that are held or spiked, or that were taken from readers. */
  readonly left: readonly string[];
  /** True when an earlier run that was interrupted had begun with these very files. */
  readonly isResumed: boolean;
}

interface Taking {
  readonly store: Store;
  readonly clock: Clock;
  show(now: Bytes): void;
}

const BY = 'import';
/** Versions in one transaction: some hundred milliseconds, in which nobody else writes. The versions of one story stay together. */
const AT_ONCE = 200;

/**
 * Adds the stories of a folder in the form of an export to a newsroom, with their sections and topics: through the gate, batch by batch, each in
 * one transaction with one row in the audit, each version at its own time. How far it came stands in the store with each batch, so that the
 * same folder goes on where a run was killed; versions that are there already stay as they are. Refuses (422) a damaged file before anything
 * is taken in, and a wrong row with its whole batch, naming the line.
 */
export async function importStories(taking: Taking, folder: string): Promise<ImportedStories> {
  const { tables } = readManifest(folder);
  const file = fileOf(folder, 'versions');
  if (!tables.versions) throw damaged(file, 'The manifest names no versions.');
  await refuseAltered(file, tables.versions);
  const { store, show } = taking;
  const cursor = `import-${sha256(JSON.stringify(tables)).slice(0, 32)}`;
  const start = await readCursor(store.reader, cursor);
  if (start === 0 && tables.documents) await takeDocuments(taking, folder);
  const sections = new Set((await readSections(store.reader)).map(({ slug }) => slug));
  const total = statSync(file).size;
  let [stories, versions] = [0, 0];
  const left: string[] = [];
  for await (const batch of batches(rowsFrom(file, start))) {
    const rows = batch.map((line) => versionIn(line, sections));
    const end = batch.at(-1)?.end ?? start;
    const pasts = pastsOf(rows);
    const added = await store.write(async (tx) => {
      const brought = await bringIn(tx, pasts, recordOf(taking.clock, folder, pasts.length));
      await moveCursor(tx, cursor, end);
      return brought;
    });
    stories += added.stories;
    versions += added.versions;
    left.push(...added.left);
    show({ done: end, total });
  }
  return { stories, versions, left, isResumed: start > 0 };
}

function recordOf(clock: Clock, folder: string, stories: number): Act & { readonly actor: { readonly name: string } } {
  const summary = `Imported ${stories} stories from ${basename(resolve(folder))}`;
  return { at: clock.now(), by: BY, act: 'import', summary, actor: { name: BY } };
}

/** Sections and topics of which there is none of that name; the settings only in a newsroom in which nobody has done anything yet. */
async function takeDocuments({ store, clock }: Taking, folder: string): Promise<void> {
  const act = (summary: string): Act => ({ at: clock.now(), by: BY, act: 'set-up', summary });
  await store.write(async (tx) => {
    const isNew = await isUntouched(tx);
    for await (const { row, where } of rowsFrom(fileOf(folder, 'documents'))) {
      const [kind = '', slug = ''] = String(row['name']).split('/');
      const value: unknown = JSON.parse(String(row['json']));
      if (kind === 'settings' && isNew)
        await saveSettings(tx, parsed(settingsSchema, value, where), act('Took up the settings of the stories'));
      if (kind === 'section' && !(await readAnySection(tx, slug)))
        await saveSection(tx, parsed(sectionSchema, value, where), act(`Made section ${slug}`));
      if (kind === 'topic' && !(await readAnyTopic(tx, slug)))
        await saveTopic(tx, parsed(topicSchema, value, where), act(`Made topic ${slug}`));
    }
  });
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
  if (story.id !== storyId) throw damaged(where, 'The story in this row has another id than the row.');
  if (!sections.has(story.section))
    throw damaged(where, `There is no section ${story.section} here. Make it, or give it in documents.jsonl.`);
  return { storyId, number, story, where, ...head };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  throw damaged(where, `${issue?.path.join('.') || 'This row'}: ${issue?.message ?? 'not of its form'}.`);
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
  if (number !== index + 1) throw damaged(where, `Version ${index + 1} of this story has to stand here.`);
  if ((number === 1) !== (change === 'first'))
    throw damaged(where, 'The first version of a story is a first, and no other is.');
  const { suppressed_at: at, suppressed_reason: reason } = row;
  return {
    ...{ story, change, note, by, at: row.published_at },
    suppressed: at === null ? null : { at, reason: reason ?? '' },
  };
}
