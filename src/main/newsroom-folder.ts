import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where a newsroom keeps everything: one folder, which can be copied, moved and backed up as it is. */
export interface NewsroomFolder {
  readonly root: string;
  /** The settings file, written by people. */
  readonly settings: string;
  readonly database: string;
  readonly shelf: string;
  readonly media: string;
  /** What delivery falls back to when an include is missing. */
  readonly lastGood: string;
}

export function newsroomFolder(root: string): NewsroomFolder {
  const at = resolve(root);
  return {
    root: at,
    settings: join(at, 'newsroom.json'),
    database: join(at, 'standfirst.db'),
    shelf: join(at, 'shelf'),
    media: join(at, 'media'),
    lastGood: join(at, 'last-good'),
  };
}

export function makeFolder(folder: NewsroomFolder): void {
  mkdirSync(folder.root, { recursive: true });
}
