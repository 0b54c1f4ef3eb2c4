import { accessSync, constants, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Problem, problem, Refusal } from '../../base/problem.ts';
import { catchUp, pressAll } from '../../press/press.ts';
import { importFile, type ImportOrder, type ImportReceipt, unreadable } from '../../newsroom/import-file.ts';
import { fromTheWeb, type PicturesFrom, takeInOld } from '../../newsroom/old-pictures.ts';
import { openPictureMaker, type PictureMaker } from '../../media/picture-maker.ts';
import { openPageReader, type PageReader } from '../../newsroom/read-apart.ts';
import { readSections } from '../../store/documents.ts';
import { noteSettingsFile, readSettingsFileNote } from '../../store/settings-file-note.ts';
import { proposeSections, readSectionPlan, strangeLine } from '../../newsroom/section-plan.ts';
import { isExport, isStories } from '../../newsroom/export-files.ts';
import { restoreNewsroom } from '../../newsroom/export-newsroom.ts';
import { importStories } from '../../newsroom/import-stories.ts';
import { copyMedia } from '../copy-media.ts';
import { remarkOnSeeds } from '../key-file.ts';
import { passTime } from '../pass-time.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { openOrSetUp, type OpenRooms, openRooms, takeUp } from '../open-rooms.ts';
import { databaseMissing, endFirstStart } from '../remains.ts';
import { progressLine, say, sayProblems } from '../report.ts';

interface ImportOptions {
  readonly data: string;
  readonly publish: boolean;
  readonly json: boolean;
  /** A plan of sections: proposed where there is no such file, followed where there is. */
  readonly sections?: string;
  /** A folder, or `web`. */
  readonly pictures?: string;
}

/** Files between two runs of the press: readers see a long import grow, and the press is not asked for each file. */
const PRESS_EVERY = 25;

/** Exit code 0 when every file was imported, 1 when some were not. */
export async function runImport(files: readonly string[], options: ImportOptions): Promise<number> {
  const [first] = files;
  if (files.length === 1 && first !== undefined && isExport(first))
    return isStories(first) ? addStories(first, options) : restore(first, options);
  const wrong = options.sections === undefined ? null : troubleWithPlan(options.sections);
  if (wrong !== null) throw wrong;
  const from = options.pictures === undefined ? null : picturesFrom(options.pictures);
  const rooms = await openOrSetUp(newsroomFolder(options.data), openLog());
  rooms.store.keepLittle();
  const pages = openPageReader();
  const pictures = openPictureMaker();
  try {
    const { sections } = options;
    if (sections !== undefined && !existsSync(sections)) return await proposeTo(sections, { ...rooms, pages }, files);
    return await importAll({ ...rooms, pages, pictures }, files, { ...options, from });
  } finally {
    pictures.close();
    await pages.close();
    await rooms.close();
  }
}

/** Where the pictures of pages are; refuses (422) what is no folder, before anything is read or made. */
function picturesFrom(from: string): PicturesFrom {
  if (from === 'web') return fromTheWeb;
  if (existsSync(from) && statSync(from).isDirectory()) return { folder: from };
  throw new Refusal(
    'pictures-from',
    422,
    `--pictures ${from}: there is no such folder. Name the folder with the pictures, or web to fetch them from their own addresses.`,
  );
}

/** What is in the way of a plan of sections, said before anything is read or made. */
function troubleWithPlan(plan: string): Refusal | null {
  const trouble = (wrong: string): Refusal => new Refusal('sections-file', 422, `--sections ${plan}: ${wrong}`);
  const folder = dirname(resolve(plan));
  if (!existsSync(folder)) return trouble(`there is no folder ${folder}. Create it, or check the spelling.`);
  if (!statSync(folder).isDirectory()) return trouble(`${folder} is not a folder. Name a file in a folder.`);
  if (!existsSync(plan))
    return mayWrite(folder) ? null : trouble(`this user may not write into ${folder}. Name a file elsewhere.`);
  if (!statSync(plan).isFile()) return trouble('this is not a file. Name a file, such as sections.csv.');
  const bytes = bytesOf(plan);
  if (typeof bytes === 'string') return trouble(bytes);
  const line = strangeLine(Buffer.from(bytes).toString());
  if (line === null) return null;
  return trouble(
    `line ${line} is not a line of a plan: section on the pages, pages, section here. Name the file that this command wrote, or a new one to write.`,
  );
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Reads every page, keeps none, and writes down where their sections would go. */
async function proposeTo(plan: string, { store, pages }: ImportRooms, files: readonly string[]): Promise<number> {
  const names: string[] = [];
  for (const file of files) {
    const bytes = bytesOf(file);
    const read = typeof bytes === 'string' ? null : await pages.read({ fileName: basename(file), bytes });
    if (read?.ok && read.arrival.sectionName) names.push(read.arrival.sectionName);
  }
  writeFileSync(plan, proposeSections(names, await readSections(store.reader)));
  say(
    `Nothing was imported. ${plan} says which sections the pages name and where each would go; an empty last column means the default section, a new name a new section. Edit it and run the same command again.`,
  );
  return 0;
}

type ImportRooms = OpenRooms & { readonly pages: PageReader };

async function importAll(
  rooms: ImportRooms & { readonly pictures: PictureMaker },
  files: readonly string[],
  options: ImportOptions & { readonly from: PicturesFrom | null },
): Promise<number> {
  let failed = 0;
  const progress = progressLine('Importing');
  const { from } = options;
  const pictures: ImportOrder['pictures'] = from
    ? (page, picture) => takeInOld(rooms, from, { page, picture })
    : undefined;
  const plan = readSectionPlan(options.sections === undefined ? '' : readFileSync(options.sections, 'utf8'));
  for (const [at, file] of files.entries()) {
    if (files.length > 1) progress.show({ done: at, total: files.length });
    const receipt = await importOne(rooms, file, { publish: options.publish, sections: plan, pictures });
    progress.end();
    if (!receipt.ok) failed += 1;
    print(file, receipt, options.json);
    if (at % PRESS_EVERY === PRESS_EVERY - 1) await catchUp(rooms);
  }
  await passTime(rooms);
  await catchUp(rooms);
  if (files.length > 1)
    say(`${files.length - failed} of ${files.length} files imported${failed > 0 ? `, ${failed} refused` : ''}.`);
  return failed > 0 ? 1 : 0;
}

async function importOne(
  rooms: ImportRooms,
  file: string,
  how: Pick<ImportOrder, 'publish' | 'sections' | 'pictures'>,
): Promise<ImportReceipt> {
  const bytes = bytesOf(file);
  if (typeof bytes === 'string') return unreadable(file, bytes);
  try {
    return await importFile(rooms, { fileName: basename(file), bytes, ...how, by: 'import' });
  } catch (error) {
    // A full disk concerns every file that follows, so it ends the command; anything else is about this file alone.
    if (error instanceof Refusal && error.code === 'disk-full') throw error;
    if (error instanceof Refusal) return { ok: false, problems: problemsOf(error) };
    rooms.log.error({ file, err: error }, 'A file could not be imported.');
    return unreadable(
      file,
      'Standfirst failed on this file; the log says where. None of it was kept. Please report it with the file.',
    );
  }
}

/** Everything that a refusal names; a door may say it in one sentence and name nothing. */
function problemsOf({ code, message, problems }: Refusal): readonly Problem[] {
  return problems.length > 0 ? problems : [problem(code, '', message)];
}

/** The bytes of a file, or why they cannot be had. */
function bytesOf(file: string): Uint8Array | string {
  try {
    return troubleWith(file) ?? readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM')
      return 'This user may not read the file. Change its permissions, or import as a user who may.';
    return `The system cannot read the file (${code ?? String(error)}). Copy it again from where it came from.`;
  }
}

/** Far beyond any page, and not worth the memory; what is smaller and still too large is refused when it is read. */
const NEVER_A_PAGE = 256 * 1024 * 1024;

function troubleWith(file: string): string | null {
  if (!existsSync(file)) return 'There is no such file. Check the spelling and the folder.';
  const stats = statSync(file);
  if (stats.isDirectory())
    return 'This is a folder. Name the files in it, such as FOLDER/*, or a folder written by `standfirst export`.';
  if (!stats.isFile()) return 'This is a device or a pipe, not a file. Write it into a file first.';
  return stats.size > NEVER_A_PAGE
    ? 'The file is larger than any news page. Save the page without its pictures.'
    : null;
}

function print(file: string, receipt: ImportReceipt, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify(jsonOf(file, receipt))}\n`);
  if (!receipt.ok) {
    say(`refused   ${file}`);
    return sayProblems(receipt.problems);
  }
  if (!json)
    process.stdout.write(
      `${receipt.result.padEnd(9)} ${file}\n  story ${receipt.story.id}, ${receipt.isPublished ? 'live at' : 'a draft; its address will be'} ${receipt.address}\n  ${receipt.story.headline}\n`,
    );
  sayProblems(receipt.warnings);
}

function jsonOf(file: string, receipt: ImportReceipt): object {
  if (!receipt.ok) return { file, ok: false, address: null, warnings: [], problems: receipt.problems, story: null };
  const { story, address, result, warnings, isPublished, firstPublishedAt, lastUpdatedAt } = receipt;
  return {
    file,
    ok: true,
    address,
    result,
    isPublished,
    warnings,
    story: { ...story, firstPublishedAt, lastUpdatedAt },
  };
}

/** What was exported has its settings; a settings file that lies in the folder is not read any more. */
async function keepOwnSettings({ store }: OpenRooms): Promise<void> {
  if ((await readSettingsFileNote(store.reader)) === null) await store.write((tx) => noteSettingsFile(tx, null));
}

/** Adds the stories of a folder to the newsroom, or to a new one, and presses what they touch. */
async function addStories(folder: string, options: ImportOptions): Promise<number> {
  if (options.sections !== undefined) throw sectionsOfExport(folder);
  const rooms = await openOrSetUp(newsroomFolder(options.data), openLog());
  rooms.store.keepLittle();
  try {
    const importing = progressLine('Importing, megabytes');
    const { stories, versions, left, isResumed } = await importStories(
      { ...rooms, show: ({ done, total }) => importing.show({ done: megabytes(done), total: megabytes(total) }) },
      folder,
    );
    importing.end();
    say(
      `Imported ${versions} versions of stories, ${stories} of them first versions, from ${folder}${isResumed ? ', from where it was interrupted' : ''}.`,
    );
    if (left.length > 0) say(leftAsTheyWere(left));
    await passTime(rooms);
    const pressing = progressLine('Pressing');
    const { pressed } = await (stories >= PRESS_ALL_FROM ? pressAll(rooms, pressing.show) : catchUp(rooms));
    pressing.end();
    say(`Pressed ${pressed.length} pages.`);
    return 0;
  } finally {
    await rooms.close();
  }
}

/** So many are named; the audit has all of them. */
const MOST_NAMED = 20;

function leftAsTheyWere(left: readonly string[]): string {
  const more = left.length > MOST_NAMED ? ` and ${left.length - MOST_NAMED} more, listed in the audit (\`left\`)` : '';
  const are = left.length === 1 ? '1 story was' : `${left.length} stories were`;
  return `${are} left alone, because somebody is working on them, they are held or spiked, or they were taken from readers: ${left.slice(0, MOST_NAMED).join(', ')}${more}.`;
}

/** From so many new stories on, hardly a list is left that is not touched. */
const PRESS_ALL_FROM = 1000;

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

function sectionsOfExport(folder: string): Refusal {
  return new Refusal(
    'sections-of-export',
    422,
    `${folder} is an exported newsroom and brings its own sections. Leave out --sections, which is for pages.`,
  );
}

/** Puts an exported newsroom into a new data folder and presses its site. */
async function restore(folder: string, options: ImportOptions): Promise<number> {
  if (options.sections !== undefined) throw sectionsOfExport(folder);
  const target = newsroomFolder(options.data);
  if (isExport(target.root)) throw databaseMissing(target);
  const rooms = await openRooms(target, openLog());
  try {
    const rows = await restoreNewsroom(rooms.store, folder, async () => {
      await copyMedia(join(folder, 'media'), target.media);
      await copyMedia(join(folder, 'originals'), target.originals);
    });
    endFirstStart(target);
    await keepOwnSettings(rooms);
    await takeUp(rooms);
    const progress = progressLine('Pressing');
    const receipt = await pressAll(rooms, progress.show);
    progress.end();
    say(`Restored ${rows} rows from ${folder} and pressed ${receipt.pressed.length} pages.`);
    const remark = await remarkOnSeeds(rooms.store, target);
    if (remark !== null) say(remark);
    return 0;
  } finally {
    await rooms.close();
  }
}
