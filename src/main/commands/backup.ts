import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../../base/problem.ts';
import { letOldGo } from '../../backup/old-backups.ts';
import type { Repository } from '../../backup/repository.ts';
import { differencesIn, restoreBackup } from '../../backup/restore-backup.ts';
import { openStore } from '../../store/open-store.ts';
import { daysAgo, openBackups, refuseInside, secretIn, takeBackupOf, withBackups } from '../backups.ts';
import { hasDatabase, newsroomFolder } from '../newsroom-folder.ts';
import { noNewsroom } from '../remains.ts';
import { duration, progressLine, say } from '../report.ts';

interface BackupOptions {
  readonly data: string;
  readonly keyFile?: string;
  readonly keepDays: number;
  readonly list: boolean;
  readonly verify: boolean;
}

/** Keeps the newsroom as it is now in a folder of backups; or says what is there, or whether the newest comes back whole. */
export async function runBackup(target: string, options: BackupOptions): Promise<number> {
  const secret = secretIn(options.keyFile);
  if (options.list) return list(await openBackups(target, secret));
  if (options.verify) return verify(await openBackups(target, secret));
  const folder = newsroomFolder(options.data);
  if (!hasDatabase(folder)) throw noNewsroom(folder);
  refuseInside(folder, target);
  const started = performance.now();
  return withBackups(target, secret, async (repository) => {
    const taken = await takeBackupOf(folder, repository);
    say(
      `Kept ${taken.files} files (${sizeOf(taken.bytes)}) in ${target}, of which ${sizeOf(taken.written)} were new there, in ${duration(performance.now() - started)}.`,
    );
    const { dropped, freed } = await letOldGo(repository, daysAgo(options.keepDays));
    if (dropped.length > 0) say(`Removed ${dropped.length} old backups, which freed ${sizeOf(freed)}.`);
    return 0;
  });
}

async function list(repository: Repository): Promise<number> {
  const backups = await repository.backups();
  for (const { at, files, bytes } of backups) say(`${at}  ${files} files, ${sizeOf(bytes)}`);
  if (backups.length === 0) say(`There are no finished backups in ${repository.name} yet.`);
  return backups.length === 0 ? 1 : 0;
}

/** Brings the newest back into a place of its own, reads it again, and lets SQLite look through the database. */
async function verify(repository: Repository): Promise<number> {
  const backup = (await repository.backups()).at(-1);
  if (!backup) return list(repository);
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-backup-'));
  const progress = progressLine('Bringing back');
  try {
    await restoreBackup(repository, { backup, to: folder }, progress.show);
    progress.end();
    const wrong = [...(await differencesIn(repository, backup, folder)), ...(await damageIn(folder))];
    for (const line of wrong) say(`wrong  ${line}`);
    if (wrong.length > 0) return 1;
    say(
      `The backup of ${backup.at} came back intact: ${backup.files} files (${sizeOf(backup.bytes)}), and a sound database.`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'backup-damaged') throw error;
    progress.end();
    say(error.message);
    say(`Damaged pieces removed: ${await repository.takeAwayDamaged()}.`);
    return 1;
  } finally {
    progress.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function damageIn(folder: string): Promise<string[]> {
  const store = await openStore(newsroomFolder(folder).database);
  const damage = await store.damage();
  await store.close();
  return damage;
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`;
  return bytes < 10_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.round(bytes / 1_000_000)} MB`;
}
