import { open, opendir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { decodeHead } from './content.ts';
import { isMissing } from './files.ts';
import { ODD, OWN, addressOf } from './names.ts';

/** Longer than any head of an oddly named item: an address of 4,096 characters and a media type, as JSON. */
const HEAD_BYTES = 16 * 1024;

/** Every address with a file on the disk, each as often as it has files. */
export async function* addressesOnDisk(folder: string): AsyncIterable<string> {
  for await (const file of filesUnder(folder)) {
    const address = addressOf(relative(folder, file));
    if (address !== null) yield address;
  }
  for await (const file of filesUnder(join(folder, ODD))) yield await addressInside(file);
}

async function* filesUnder(folder: string): AsyncIterable<string> {
  const entries = await opendir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for await (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile()) yield path;
    if (entry.isDirectory() && entry.name !== OWN) yield* filesUnder(path);
  }
}

async function addressInside(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return decodeHead(buffer.subarray(0, bytesRead)).address;
  } finally {
    await handle.close();
  }
}
