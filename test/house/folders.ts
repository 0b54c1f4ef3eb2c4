import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atTheEnd } from './endings.ts';

/** A folder of its own for one test, removed when the test has finished. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-'));
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A file system of so many kilobytes in memory, mounted for one test; null where this user may not mount one.
 * It is a real full disk: writes beyond its size fail with ENOSPC.
 */
export function aSmallDisk(kilobytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  atTheEnd(() => {
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Why a test of a full disk is skipped where `aSmallDisk` gives none. */
export const noSmallDisk = 'a small disk can only be mounted by root on Linux';
