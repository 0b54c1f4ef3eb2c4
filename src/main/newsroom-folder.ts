import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { syncFolderNow } from '../files/folders.ts';
import { isOnServer } from './store-server.ts';

/** Where a newsroom keeps everything: one folder, which can be copied, moved and backed up as it is. */
export interface NewsroomFolder {
  readonly root: string;
  /** The settings file, written by people. */
  readonly settings: string;
  readonly database: string;
  readonly shelf: string;
  readonly media: string;
  /** The files that people sent, for this newsroom alone: nothing that serves readers looks here. */
  readonly originals: string;
  /** Files that people are sending now. Whoever sends one that is lost with it sends it again. */
  readonly uploads: string;
  /** What delivery falls back to when an include is missing. */
  readonly lastGood: string;
  /** What secrets in the database are encrypted with, unless it lies elsewhere (`keyFileOf`). */
  readonly key: string;
  /** What Node keeps of compiled code, so that the next start compiles less. Nothing is lost with it. */
  readonly codeCache: string;
  /** The index of the readers' search, which is made again from the shelf where it is not there. */
  readonly search: string;
  /** The database as it was at the moment of a backup, while that is made. */
  readonly databaseCopy: string;
  /** What is known of the last backup. */
  readonly backupNote: string;
  /** What a newsroom remembers of what it has published to an object store. */
  readonly distribution: string;
  /** What a delivery node on another machine remembers of what it follows. */
  readonly node: string;
}

export function newsroomFolder(root: string): NewsroomFolder {
  const at = resolve(root);
  return {
    root: at,
    settings: join(at, 'newsroom.json'),
    database: join(at, 'standfirst.db'),
    shelf: join(at, 'shelf'),
    media: join(at, 'media'),
    originals: join(at, 'originals'),
    uploads: join(at, 'uploads'),
    lastGood: join(at, 'last-good'),
    key: join(at, 'secret.key'),
    codeCache: join(at, 'code-cache'),
    search: join(at, 'search.db'),
    databaseCopy: join(at, 'backup.db'),
    backupNote: join(at, 'backup.json'),
    distribution: join(at, 'distribution'),
    node: join(at, 'node'),
  };
}

/** Reading and writing, for anybody but the owner. */
const OTHERS_LOOK = 0o066;

/**
 * Makes the folder, for its owner alone: what lies in it has password hashes and drafts. One that is there may still be passed through
 * by others if its owner lets them (`chmod 711`), so that a web server comes to the shelf and the media; looking round is taken from
 * them, there and among the media, where pictures of stories that are not out yet lie too.
 */
export function makeFolder({ root, media }: NewsroomFolder): void {
  // Whatever is synced inside is lost with the name of a new folder otherwise.
  if (mkdirSync(root, { recursive: true, mode: 0o700 }) !== undefined) return syncFolderNow(dirname(root));
  for (const path of [root, media]) hideNames(path);
}

function hideNames(path: string): void {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & OTHERS_LOOK) === 0) return;
  try {
    chmodSync(path, mode & 0o7777 & ~OTHERS_LOOK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EPERM' && code !== 'EROFS') throw error;
  }
}

/** True when there is a database with something in it; an empty file holds no newsroom. What a server has is known once it is opened. */
export function hasDatabase({ database }: NewsroomFolder): boolean {
  return isOnServer() || (statSync(database, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** True when readers can be served from what is in the folder. */
export function hasPages({ shelf }: NewsroomFolder): boolean {
  return hasOthersThan(shelf, '.shelf');
}

/** True when something else than this lies in a folder. */
export function hasOthersThan(folder: string, own?: string): boolean {
  return namesIn(folder).some((name) => name !== own);
}

/** What lies in a folder; nothing in one that is not there. What cannot be looked into is taken for something that must be kept. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? [] : [`unreadable: ${code}`];
  }
}
