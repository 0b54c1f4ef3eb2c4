import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { atTheEnd } from './endings.ts';

/** A folder of its own for one test, removed when the test has finished. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-'));
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What lay in a folder: each file's path in it, and its bytes. */
export type FolderKept = ReadonlyMap<string, Buffer>;

/** Keeps what somebody makes in a folder that is there only meanwhile. */
export async function keepFolder(make: (folder: string) => Promise<void>): Promise<FolderKept> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-'));
  try {
    await make(folder);
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return new Map(
      paths
        .map(({ parentPath, name }) => join(parentPath, name))
        .map((path) => [relative(folder, path), readFileSync(path)]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Puts what lay in a folder into another, readable to its owner alone. */
export function putFolder(kept: FolderKept, to: string): void {
  for (const [path, bytes] of kept) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    writeFileSync(join(to, path), bytes, { mode: 0o600 });
  }
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

/** Takes all room that is left on a disk, but so many bytes, with the file returned: remove it to make room again. */
export function fillDisk(disk: string, leaving = 0): string {
  const rubbish = join(disk, 'rubbish');
  rmSync(rubbish, { force: true });
  for (let size = 1 << 20; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) appendFileSync(rubbish, Buffer.alloc(size));
    } catch {
      // Full at this size; a smaller piece may still fit.
    }
  }
  if (leaving > 0) truncateSync(rubbish, statSync(rubbish).size - leaving);
  return rubbish;
}
