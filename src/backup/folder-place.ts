import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../base/problem.ts';
import { syncFolder } from '../files/folders.ts';
import { isFullDisk, putWhole } from '../files/whole-files.ts';
import type { BackupPlace, PlacedFile } from './place.ts';

/** A folder of backups, for its owner alone. */
export function folderPlace(folder: string): BackupPlace {
  const at = (path: string): string => join(folder, path);
  return {
    name: folder,
    make: async () => makeIn(folder),
    has: async (path) => existsSync(at(path)),
    read: async (path) => readFileSync(at(path)),
    write: async (path, bytes) => {
      mkdirSync(dirname(at(path)), { recursive: true, mode: 0o700 });
      await writeWhole(at(path), bytes);
    },
    remove: async (path) => rmSync(at(path), { force: true }),
    list: async function* list(inside) {
      yield* filesUnder(folder, inside);
    },
    settle: (inside) => settle(at(inside)),
  };
}

function makeIn(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0)
    throw new Refusal(
      'backup-folder-taken',
      409,
      `${folder} is not empty and holds no backups. Name a folder of their own.`,
    );
  for (const inside of ['pieces', 'backups']) mkdirSync(join(folder, inside), { mode: 0o700 });
}

function* filesUnder(folder: string, inside: string): Iterable<PlacedFile> {
  for (const entry of readdirSync(join(folder, inside), { withFileTypes: true }).toSorted(byName)) {
    const path = join(inside, entry.name);
    if (entry.isDirectory()) yield* filesUnder(folder, path);
    else yield { path, size: statSync(join(folder, path)).size };
  }
}

function byName({ name: one }: { readonly name: string }, { name: other }: { readonly name: string }): number {
  return one < other ? -1 : 1;
}

/** Nothing is read that a full disk or a kill cut off. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await putWhole(file, (part) => writeFile(part, bytes, { mode: 0o600, flush: true }));
  } catch (error) {
    if (!isFullDisk(error)) throw error;
    const say = `There is no room left in ${dirname(file)}. The backups there are intact. Free some space and back up again: what was written will not be written twice.`;
    throw new Refusal('disk-full', 507, say);
  }
}

async function settle(folder: string): Promise<void> {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await syncFolder(join(folder, entry.name));
  await syncFolder(folder);
}
