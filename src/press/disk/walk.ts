import { join, relative } from 'node:path';
import { decodeHead } from './content.ts';
import { ODD, OWN, addressOf } from './names.ts';
import type { ShelfFiles } from './shelf-files.ts';

/** Longer than any head of an oddly named item: an address of 4,096 characters and a media type, as JSON. */
const HEAD_BYTES = 16 * 1024;

/** Every address with a file on the disk, each as often as it has files. What no longer says its address is left out: the log knows it. */
export async function* addressesOnDisk(files: ShelfFiles, folder: string): AsyncIterable<OnDisk> {
  for await (const path of filesUnder(files, folder)) {
    const file = relative(folder, path);
    const address = addressOf(file);
    if (address !== null) yield { address, file };
  }
  for await (const path of filesUnder(files, join(folder, ODD))) {
    const address = addressInside(files, path);
    if (address !== null) yield { address, file: relative(folder, path) };
  }
}

interface OnDisk {
  readonly address: string;
  /** Within the folder of the shelf. */
  readonly file: string;
}

async function* filesUnder(files: ShelfFiles, folder: string): AsyncIterable<string> {
  for await (const { name, is } of files.list(folder)) {
    const path = join(folder, name);
    if (is === 'file') yield path;
    if (is === 'folder' && name !== OWN) yield* filesUnder(files, path);
  }
}

function addressInside(files: ShelfFiles, file: string): string | null {
  try {
    const open = files.open(file);
    if (open === null) return null;
    const bytes = open.read(0, HEAD_BYTES);
    open.close();
    const address: unknown = decodeHead(bytes).address;
    return typeof address === 'string' ? address : null;
  } catch {
    return null;
  }
}
