import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { systemClock, toInstant } from '../base/clock.ts';
import { Refusal } from '../base/problem.ts';
import type { BackupPlace } from '../backup/place.ts';
import { folderPlace } from '../backup/folder-place.ts';
import { isRepository, makeRepository, openRepository, type Repository } from '../backup/repository.ts';
import { type Kept, takeBackup, type Taken } from '../backup/take-backup.ts';
import { copyStore } from '../store/copy-store.ts';
import { noteBackup } from './backup-note.ts';
import { tryLockFile } from './folder-lock.ts';
import { keyFileOf } from './key-file.ts';
import type { NewsroomFolder } from './newsroom-folder.ts';
import { progressLine } from './report.ts';
import { isStoreAddress } from './store-place.ts';
import { storeOf } from './store-server.ts';

/** What encrypts backups: what is in a file, or nothing. Refuses (404) a file that is not there, and (422) one without anything in it. */
export function secretIn(keyFile: string | undefined): string | null {
  if (keyFile === undefined) return null;
  if (!existsSync(keyFile)) throw new Refusal('no-such-file', 404, `There is no file ${keyFile}. Check the spelling.`);
  const secret = readFileSync(keyFile, 'utf8').trim();
  if (secret === '') throw new Refusal('backup-key-empty', 422, `${keyFile} is empty. Write a long secret into it.`);
  return secret;
}

/** Opens the backups in a folder while nobody else changes them, and makes the folder theirs when it is new. Refuses (409) when somebody does. */
export async function withBackups<Answer>(
  target: string,
  secret: string | null,
  work: (repository: Repository) => Promise<Answer>,
): Promise<Answer> {
  const place = await placeOf(target);
  const repository = await ((await isRepository(place)) ? openRepository : makeRepository)(place, secret);
  const lock = await lockOf(target);
  if (lock === 'taken')
    throw new Refusal('backup-busy', 409, `Another backup is being made in ${target}. Wait until it has finished.`);
  try {
    return await work(repository);
  } finally {
    await lock?.close();
  }
}

/** A folder, or an object store (`s3://bucket/prefix`), which a newsroom that has none loads nothing of. */
async function placeOf(target: string): Promise<BackupPlace> {
  return isStoreAddress(target) ? (await import('./backup-store.ts')).backupStore(target).place : folderPlace(target);
}

/** Opens the backups in a folder or an object store, to be read. */
export async function openBackups(target: string, secret: string | null): Promise<Repository> {
  return openRepository(await placeOf(target), secret);
}

async function lockOf(target: string): Promise<{ close(): unknown } | 'taken' | null> {
  if (isStoreAddress(target)) return (await import('./backup-store.ts')).backupStore(target).lock();
  return tryLockFile(join(target, 'lock'));
}

/** Refuses (422) backups in the folder that they are of, which would be lost with it, and the other way round. */
export function refuseInside({ root }: NewsroomFolder, target: string): void {
  if (isStoreAddress(target)) return;
  const at = resolve(target);
  const isWithin = (one: string, other: string): boolean => {
    const way = relative(other, one);
    return way === '' || !(way === '..' || way.startsWith(`..${sep}`));
  };
  if (!isWithin(at, root) && !isWithin(root, at)) return;
  throw new Refusal(
    'backup-inside',
    422,
    `${target} and the newsroom’s own folder (${root}) lie one inside the other: whatever destroys one destroys both. Name a folder elsewhere, ideally on another disk.`,
  );
}

/** Keeps a newsroom as it is at this moment, whether or not it runs. The key of authenticator apps is kept only where all is encrypted. */
export async function takeBackupOf(folder: NewsroomFolder, repository: Repository): Promise<Taken> {
  rmSync(folder.databaseCopy, { force: true });
  const progress = progressLine('Keeping files');
  try {
    const at = systemClock.now();
    await copyStore(storeOf(folder), folder.databaseCopy);
    const taken = await takeBackup(repository, { kept: partsOf(folder, repository), at }, progress.show);
    noteBackup(folder, { at: taken.at, target: repository.name });
    return taken;
  } finally {
    progress.end();
    rmSync(folder.databaseCopy, { force: true });
  }
}

function partsOf(folder: NewsroomFolder, { isEncrypted }: Repository): Kept[] {
  const key = { name: basename(folder.key), path: keyFileOf(folder) };
  return [
    { name: basename(folder.database), path: folder.databaseCopy, isChanging: true },
    ...[folder.media, folder.originals].map((path) => ({ name: basename(path), path })),
    ...(isEncrypted ? [key] : []),
  ];
}

const DAY_MS = 86_400_000;

/** So many days ago. */
export function daysAgo(days: number): string {
  return toInstant(new Date(Date.now() - days * DAY_MS));
}
