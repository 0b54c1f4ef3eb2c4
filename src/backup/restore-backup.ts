import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup, Repository } from './repository.ts';
import type { Progress } from './take-backup.ts';
import { type KeptFile, readTree } from './trees.ts';

/**
 * Writes the files of a backup into a folder, as they were; `only` names those at its top that are wanted. Refuses (422) as soon as a piece
 * is missing or is not what it was.
 */
export async function restoreBackup(
  repository: Repository,
  { backup, to, only }: { readonly backup: Backup; readonly to: string; readonly only?: readonly string[] },
  progress: (now: Progress) => void = () => {},
): Promise<void> {
  let done = 0;
  const isWanted = ({ name }: { readonly name: string }): boolean => only === undefined || only.includes(name);
  const restoreTree = async (piece: string, folder: string, isTop: boolean): Promise<void> => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { files, folders } = readTree(await repository.get(piece));
    for (const one of files.filter((file) => !isTop || isWanted(file))) {
      await restoreFile(repository, one, join(folder, one.name));
      done += 1;
      progress({ done, total: backup.files });
    }
    for (const one of folders.filter((inside) => !isTop || isWanted(inside))) {
      await restoreTree(one.tree, join(folder, one.name), false);
      chmodSync(join(folder, one.name), one.mode);
    }
  };
  await restoreTree(backup.tree, to, true);
}

async function restoreFile(repository: Repository, { pieces, mode, changedAt }: KeptFile, path: string): Promise<void> {
  const file = openSync(path, 'wx', mode);
  try {
    for (const piece of pieces) writeSync(file, await repository.get(piece));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  utimesSync(path, changedAt / 1000, changedAt / 1000);
}

/** Reads back what was restored into a folder; answers the files that are not, byte for byte, what was kept. */
export async function differencesIn(repository: Repository, backup: Backup, folder: string): Promise<string[]> {
  const differing: string[] = [];
  const inTree = async (piece: string, at: string): Promise<void> => {
    const { files, folders } = readTree(await repository.get(piece));
    for (const one of files)
      if (!(await isAsKept(repository, one, join(at, one.name)))) differing.push(join(at, one.name));
    for (const { name, tree } of folders) await inTree(tree, join(at, name));
  };
  await inTree(backup.tree, folder);
  return differing;
}

async function isAsKept(repository: Repository, { pieces }: KeptFile, path: string): Promise<boolean> {
  const file = openSync(path, 'r');
  try {
    for (const piece of pieces) {
      const kept = await repository.get(piece);
      const bytes = Buffer.alloc(kept.length);
      readSync(file, bytes);
      if (!bytes.equals(kept)) return false;
    }
    return readSync(file, Buffer.alloc(1)) === 0;
  } finally {
    closeSync(file);
  }
}
