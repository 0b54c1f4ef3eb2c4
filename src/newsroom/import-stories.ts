import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Clock } from '../base/clock.ts';
import { sha256 } from '../base/hash.ts';
import { sectionSchema, settingsSchema, topicSchema } from '../story/newsroom.ts';
import type { Act } from '../story/act.ts';
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
import { damaged, fileOf, readManifest, refuseAltered, rowsFrom } from './export-files.ts';
import { bringIn } from './gate.ts';
import { batchesApart } from './past/read-stories-apart.ts';
import { batchesOf, parsed } from './past/read-stories.ts';

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
/** A file from so many bytes on is read in a thread beside the one that writes; the thread takes half a second to begin. */
const READ_APART_FROM = 1_000_000;

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
  const sections = (await readSections(store.reader)).map(({ slug }) => slug);
  const total = statSync(file).size;
  const read = total - start < READ_APART_FROM ? batchesOf : batchesApart;
  let [stories, versions] = [0, 0];
  const left: string[] = [];
  for await (const { pasts, end } of read({ file, start, sections })) {
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
        await saveSettings(tx, parsed(settingsSchema, value, where), act('Adopted the settings of the stories'));
      if (kind === 'section' && !(await readAnySection(tx, slug)))
        await saveSection(tx, parsed(sectionSchema, value, where), act(`Created section ${slug}`));
      if (kind === 'topic' && !(await readAnyTopic(tx, slug)))
        await saveTopic(tx, parsed(topicSchema, value, where), act(`Created topic ${slug}`));
    }
  });
}
