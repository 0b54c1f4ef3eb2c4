import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Refusal } from '../base/problem.ts';
import { isExport } from '../newsroom/export-files.ts';
import { isOnServer, storeName } from './store-server.ts';
import { hasDatabase, hasOthersThan, hasPages, namesIn, type NewsroomFolder } from './newsroom-folder.ts';

/** Says that what lies in a folder was left by a first start that did not come to its end. */
const unfinishedMark = ({ root }: NewsroomFolder): string => join(root, 'first-start.unfinished');

/**
 * What of a newsroom lies in a folder besides its database, in words; empty in a folder in which a new newsroom harms nobody:
 * one without any of it, and one in which a first start was interrupted.
 */
export function remainsOf(folder: NewsroomFolder): readonly string[] {
  if (existsSync(unfinishedMark(folder))) return [];
  const beside = namesIn(folder.root).filter((name) => name.startsWith(`${basename(folder.database)}-`));
  const found: readonly (readonly [string, boolean])[] = [
    ['its settings file', existsSync(folder.settings)],
    ['its old settings file', existsSync(`${folder.settings}.imported`)],
    ['pages on its shelf', hasPages(folder)],
    ['pictures', hasOthersThan(folder.media)],
    ['originals of pictures', hasOthersThan(folder.originals)],
    ['parts that its pages share', hasOthersThan(folder.lastGood)],
    ['files of a database', !hasDatabase(folder) && beside.length > 0],
    ['an export', isExport(folder.root)],
  ];
  return found.filter(([, isThere]) => isThere).map(([name]) => name);
}

/**
 * Refuses (409), with the remedies, to set up a newsroom where one lies that has lost its database: nothing of a newsroom is ever
 * replaced by another. `mayHaveSettings`: a settings file alone may have been put there to begin with, where somebody says so.
 */
export function refuseRemains(
  folder: NewsroomFolder,
  { mayHaveSettings }: { readonly mayHaveSettings: boolean },
): void {
  const remains = remainsOf(folder).filter((name) => !(mayHaveSettings && name === 'its settings file'));
  if (remains.length > 0) throw databaseMissing(folder);
}

/** What is wrong with a folder that holds a newsroom without its database, and what to do. */
export function databaseMissing(folder: NewsroomFolder): Refusal {
  const remains = remainsOf(folder);
  if (remains.includes('an export')) return isAnExport(folder);
  const asNew =
    remains.length === 1 && remains[0] === 'its settings file'
      ? ' To start a new newsroom from that file, use `standfirst start --empty`.'
      : '';
  return new Refusal(
    'database-missing',
    409,
    `${whatIsMissing(folder)}, and a new one would replace what is left: ` +
      `${remains.join(', ')}. Restore a backup into a new folder (\`standfirst restore BACKUPS --data NEW_FOLDER\`), or restore an export: \`standfirst import EXPORT --data ${folder.root}\`. ` +
      `For another newsroom, name another folder with --data.${asNew}`,
  );
}

function whatIsMissing(folder: NewsroomFolder): string {
  if (isOnServer())
    return `The database that STANDFIRST_DATABASE names (${storeName(folder)}) holds no newsroom, while the folder ${folder.root} does`;
  return `The database of the newsroom in ${folder.root} is missing (${folder.database})`;
}

/** What is wrong with a folder in which there is not a newsroom, and what to do. */
export function noNewsroom({ root }: NewsroomFolder): Refusal {
  return new Refusal(
    'no-newsroom',
    404,
    `There is no newsroom in ${root}. Name its folder with --data; \`standfirst start\` and \`standfirst import\` create a new one.`,
  );
}

function isAnExport({ root }: NewsroomFolder): Refusal {
  return new Refusal(
    'folder-is-export',
    409,
    `${root} is an export and not a newsroom. Restore it into a folder of its own: \`standfirst import ${root} --data NEW_FOLDER\`.`,
  );
}

/** Marks a folder while its first newsroom is made, so that an interrupted start can begin again. */
export function beginFirstStart(folder: NewsroomFolder): void {
  const words = 'This newsroom’s first start did not finish. The next one starts over.\n';
  writeFileSync(unfinishedMark(folder), words);
}

/** From here on what lies in the folder is a newsroom. */
export function endFirstStart(folder: NewsroomFolder): void {
  rmSync(unfinishedMark(folder), { force: true });
}
