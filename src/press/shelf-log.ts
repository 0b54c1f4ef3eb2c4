import { tagOf } from './disk/content.ts';
import { openLog, type ShelfLog } from './disk/log.ts';
import { nodeFiles } from './disk/node-files.ts';
import { filesOf } from './disk/names.ts';
import type { ShelfItem } from './shelf.ts';

/** A log in a folder of its own, for whoever keeps elsewhere what is on a shelf, and must know what is there already. */
export function openShelfLog(folder: string): ShelfLog {
  return openLog(nodeFiles, folder);
}

/** The tag that an item has at an address of a shelf; null where the text is not an address. */
export function shelfTagOf(path: string, item: ShelfItem): string | null {
  const address = filesOf(path)?.address ?? null;
  return address && tagOf(address, item);
}
