import { join, relative } from 'node:path';
import { decodeHead } from './content.ts';
import { parseAddress } from '../../base/address.ts';
import { ODD, OWN, addressOf, filesOf } from './names.ts';
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

/** The next segments of the addresses under this one that have a file with a plain name, each once or more. */
export async function* namesOnDisk(files: ShelfFiles, folder: string, under: string): AsyncIterable<string> {
  const at = folderOf(under);
  if (at === null) return;
  for await (const { name, is } of files.list(join(folder, at))) {
    if (is === 'folder' && name !== OWN) yield name;
    const address = is === 'file' ? addressOf(join(at, name)) : null;
    if (address !== null) yield address.slice(address.lastIndexOf('/') + 1);
  }
}

/** Addresses with a file of a plain name, each as often as it has files: this one, and those under it. */
export async function* plainOnDisk(files: ShelfFiles, folder: string, address: string): AsyncIterable<string> {
  const at = folderOf(address);
  if (at === null) return;
  for (const { file } of filesOf(address)?.forms ?? [])
    if (addressOf(file) === address && files.mark(join(folder, file)) !== null) yield address;
  for await (const path of filesUnder(files, join(folder, at))) {
    const under = addressOf(relative(folder, path));
    if (under !== null) yield under;
  }
}

/** The folder in which what has a plain name lies under an address, within the shelf's; null for what has none. */
export function folderOf(address: string): string | null {
  return parseAddress(address)?.segments.join('/') || null;
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
