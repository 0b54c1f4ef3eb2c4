import { existsSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { isInstant } from '../../base/clock.ts';
import { Refusal } from '../../base/problem.ts';
import type { Backup, Repository } from '../../backup/repository.ts';
import { restoreBackup } from '../../backup/restore-backup.ts';
import { type Applied, applyEnds } from '../../newsroom/apply-ends.ts';
import { pressAll } from '../../press/press.ts';
import { type Ends, readEnds } from '../../store/ends.ts';
import { moveStore } from '../../store/copy-store.ts';
import { refuseUnlessEmpty } from '../../store/dump.ts';
import { openStore } from '../../store/open-store.ts';
import { openBackups, secretIn } from '../backups.ts';
import { remarkOnSeeds } from '../key-file.ts';
import { type NewsroomFolder, newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { openRoomsAt, takeUp } from '../open-rooms.ts';
import { serverOf, storeOf } from '../store-server.ts';
import { progressLine, say } from '../report.ts';

interface RestoreOptions {
  readonly data: string;
  readonly at?: string;
  readonly keyFile?: string;
}

/**
 * Brings a newsroom back as it was, into a new folder, and presses its site. It is made beside the folder and put there when it is whole.
 * What was taken from readers for good by the newest backup stays taken.
 */
export async function runRestore(target: string, options: RestoreOptions): Promise<number> {
  const repository = await openBackups(target, secretIn(options.keyFile));
  const folder = newsroomFolder(options.data);
  refuseTaken(folder);
  const server = serverOf();
  if (server !== null) await refuseFull(server);
  const backup = await backupAt(repository, options.at);
  const besides = newsroomFolder(`${folder.root}.restoring`);
  rmSync(besides.root, { recursive: true, force: true });
  const progress = progressLine('Bringing back');
  await restoreBackup(repository, { backup, to: besides.root }, progress.show);
  progress.end();
  const { applied, pages, remark } = await makeFit(besides, { server, later: await endsUntilNow(repository, besides) });
  if (existsSync(folder.root)) rmdirSync(folder.root);
  renameSync(besides.root, folder.root);
  say(
    `Restored the newsroom of ${backup.at} into ${folder.root} and pressed ${pages} pages. Everybody must sign in again.`,
  );
  for (const line of wordsFor(applied)) say(line);
  if (remark !== null) say(remark);
  return 0;
}

function refuseTaken({ root }: NewsroomFolder): void {
  if (!existsSync(root) || readdirSync(root).length === 0) return;
  throw new Refusal(
    'folder-not-empty',
    409,
    `${root} is not empty, and no part of a newsroom is ever replaced. Name a new folder with --data, or move this one away first.`,
  );
}

/** Refuses (409) a database on a server that holds a newsroom already, before anything is brought back. */
async function refuseFull(server: string): Promise<void> {
  const store = await openStore(server);
  try {
    await refuseUnlessEmpty(store.reader);
  } finally {
    await store.close();
  }
}

/** The newest backup made by then. Refuses (404) where there is none, and (422) what is no moment. */
async function backupAt(repository: Repository, at: string | undefined): Promise<Backup> {
  if (at !== undefined && !isInstant(at))
    throw new Refusal(
      'not-a-moment',
      422,
      `Give the time as \`standfirst backup ${repository.name} --list\` shows it.`,
    );
  const all = await repository.backups();
  const found = all.filter((one) => at === undefined || one.at <= at).at(-1);
  if (found) return found;
  const [first] = all;
  const words = first
    ? `The oldest backup in ${repository.name} dates from ${first.at}. Name a later time.`
    : `There are no finished backups in ${repository.name}.`;
  throw new Refusal('no-such-backup', 404, words);
}

/** What had been taken from readers for good by the newest backup. */
async function endsUntilNow(repository: Repository, { root, database }: NewsroomFolder): Promise<Ends> {
  const newest = await backupAt(repository, undefined);
  const folder = newsroomFolder(mkdtempSync(`${root}-`));
  try {
    await restoreBackup(repository, { backup: newest, to: folder.root, only: [basename(database)] });
    const store = await openStore(folder.database);
    const ends = await readEnds(store.reader);
    await store.close();
    return ends;
  } finally {
    rmSync(folder.root, { recursive: true, force: true });
  }
}

interface Fit {
  readonly applied: Applied;
  readonly pages: number;
  readonly remark: string | null;
}

/**
 * Takes from the newsroom what was taken from readers since, and presses its site. Only then is it put on a server, where it is to be on one: nobody
 * ever finds it there as it was.
 */
async function makeFit(
  folder: NewsroomFolder,
  { server, later }: { readonly server: string | null; readonly later: Ends },
): Promise<Fit> {
  const applied = await endAgain(folder, later);
  if (server !== null) {
    await moveStore(folder.database, server);
    for (const rest of ['', '-wal', '-shm']) rmSync(folder.database + rest, { force: true });
  }
  return { applied, ...(await pressed(folder)) };
}

async function endAgain(folder: NewsroomFolder, later: Ends): Promise<Applied> {
  const rooms = await openRoomsAt(folder, folder.database, { log: openLog() });
  try {
    await takeUp(rooms);
    return await applyEnds(rooms, later, { name: 'restore' });
  } finally {
    await rooms.close();
  }
}

async function pressed(folder: NewsroomFolder): Promise<Omit<Fit, 'applied'>> {
  const rooms = await openRoomsAt(folder, storeOf(folder), { log: openLog() });
  try {
    const progress = progressLine('Pressing');
    const { pressed: all } = await pressAll(rooms, progress.show);
    progress.end();
    return { pages: all.length, remark: await remarkOnSeeds(rooms.store, folder) };
  } finally {
    await rooms.close();
  }
}

function wordsFor({ killed, suppressed, withdrawn, takenDown, suspended }: Applied): string[] {
  const said: readonly (readonly [number, string])[] = [
    [killed, 'Stories killed since, and now killed here too'],
    [suppressed, 'Versions suppressed since, and now suppressed here too'],
    [
      withdrawn,
      'Stories withdrawn because their current version here has been suppressed since: an editor should look at them',
    ],
    [takenDown, 'Pictures, films and recordings taken down since, and now taken down here too'],
    [suspended, 'People suspended since, and now suspended here too'],
  ];
  return said.flatMap(([count, words]) => (count > 0 ? [`${words}: ${count}.`] : []));
}
