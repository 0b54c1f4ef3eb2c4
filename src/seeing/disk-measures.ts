import { statfsSync, statSync } from 'node:fs';
import { gauge, type Measure } from './measures.ts';

/** Room on the disk that a folder lies on. */
export interface Room {
  readonly free: number;
  readonly size: number;
  /** Null where the file system makes as many as are wanted. */
  readonly freeInodes: number | null;
  readonly inodes: number | null;
}

/** Null where nothing can be said. */
export function roomAt(folder: string): Room | null {
  try {
    const { bavail, blocks, bsize, ffree, files } = statfsSync(folder);
    const hasInodes = files > 0;
    return {
      free: bavail * bsize,
      size: blocks * bsize,
      freeInodes: hasInodes ? ffree : null,
      inodes: hasInodes ? files : null,
    };
  } catch {
    return null;
  }
}

/** 0 for a file that is not there. */
export function sizeOfFile(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

export function measureRoom(folder: string): Measure[] {
  const room = roomAt(folder);
  if (room === null) return [];
  const inodes = [
    ...(room.freeInodes === null
      ? []
      : [gauge('standfirst_disk_inodes_free', 'How many more files fit.', room.freeInodes)]),
    ...(room.inodes === null ? [] : [gauge('standfirst_disk_inodes', 'How many files fit in all.', room.inodes)]),
  ];
  return [
    gauge('standfirst_disk_free_bytes', 'Room on the disk of the data folder.', room.free),
    gauge('standfirst_disk_size_bytes', 'Size of the disk of the data folder.', room.size),
    ...inodes,
  ];
}
