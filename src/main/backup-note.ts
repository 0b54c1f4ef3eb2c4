import { readFileSync, writeFileSync } from 'node:fs';
import type { Instant } from '../base/clock.ts';
import type { NewsroomFolder } from './newsroom-folder.ts';

/** The last backup of a newsroom, as it remembers it. */
export interface BackupNote {
  readonly at: Instant;
  readonly target: string;
}

export function noteBackup({ backupNote }: NewsroomFolder, note: BackupNote): void {
  writeFileSync(backupNote, `${JSON.stringify(note)}\n`, { mode: 0o600 });
}

/** Null when none was ever made, or none is known of. */
export function readBackupNote({ backupNote }: NewsroomFolder): BackupNote | null {
  try {
    return JSON.parse(readFileSync(backupNote, 'utf8')) as BackupNote;
  } catch {
    return null;
  }
}
