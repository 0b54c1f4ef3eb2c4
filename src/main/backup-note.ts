import { readFileSync, writeFileSync } from 'node:fs';
import type { Instant } from '../base/clock.ts';
import type { NewsroomFolder } from './newsroom-folder.ts';

/** The last backup of a newsroom, as it remembers it. */
export interface BackupNote {
  readonly at: Instant;
  readonly target: string;
}

/** The last one that was due and could not be made, until one is made; with the last that was. */
export interface BackupFailure {
  readonly failedAt: Instant;
  readonly said: string;
}

export function noteBackup({ backupNote }: NewsroomFolder, note: BackupNote): void {
  writeFileSync(backupNote, `${JSON.stringify(note)}\n`, { mode: 0o600 });
}

/** Kept beside the last backup that was made; the next that is made lets go of it. */
export function noteBackupFailure(folder: NewsroomFolder, failure: BackupFailure): void {
  const last = readBackupNote(folder);
  writeFileSync(folder.backupNote, `${JSON.stringify({ ...last, ...failure })}\n`, { mode: 0o600 });
}

/** Null when none was ever made, or none is known of. */
export function readBackupNote(folder: NewsroomFolder): BackupNote | null {
  const { at, target } = read(folder);
  return at === undefined || target === undefined ? null : { at, target };
}

/** Null when the last was made, or none was ever due. */
export function readBackupFailure(folder: NewsroomFolder): BackupFailure | null {
  const { failedAt, said } = read(folder);
  return failedAt === undefined ? null : { failedAt, said: said ?? '' };
}

function read({ backupNote }: NewsroomFolder): Partial<BackupNote & BackupFailure> {
  try {
    return JSON.parse(readFileSync(backupNote, 'utf8')) as Partial<BackupNote & BackupFailure>;
  } catch {
    return {};
  }
}
