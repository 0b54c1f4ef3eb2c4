// What packs save and cost: files, bytes on the disk and how long a page takes to get from the shelf, with all stories in files and with all but some in packs.
// node scripts/run.mjs bench/packs.ts [stories [how many stay in files]]
import { rmSync } from 'node:fs';
import { opendir, lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { openDiskShelf } from '../src/press/disk-shelf.ts';
import { packCold } from '../src/press/pack-cold.ts';
import { pressAll } from '../src/press/press.ts';
import { madeStory, makeNewsroom, ownPath, seeded } from './archive.ts';
import { percentile, row, title } from './report.ts';

const [STORIES = 2000, HOT = STORIES / 10] = process.argv.slice(2).map(Number);
const READS = 2000;

const { rooms, sections } = await makeNewsroom(STORIES);
await pressAll(rooms);
row('', 'files', 'folders', 'bytes', 'on the disk', 'read p50', 'p99', 'again p50', 'CPU each');
await tell('in files');
const before = process.cpuUsage();
const note = await packCold(rooms, { hot: HOT });
const { user, system } = process.cpuUsage(before);
await tell('in packs');
title(`${note.stories} stories packed, ${((user + system) / 1000 / note.stories).toFixed(1)} ms of CPU each`);
await rooms.close();
rmSync(rooms.folder.root, { recursive: true });

async function tell(how: string): Promise<void> {
  const { files, folders, bytes, blocks } = await sizesIn(rooms.folder.shelf);
  // As a readers’ process that has just begun, which then keeps what it was asked for.
  const shelf = openDiskShelf(rooms.folder.shelf);
  const random = seeded(1);
  const cold = STORIES - HOT;
  const paths = Array.from({ length: READS }, () => ownPath(madeStory(Math.floor(random() * cold), sections)));
  const started = process.cpuUsage();
  const first = await read(shelf, paths);
  const used = process.cpuUsage(started);
  const again = await read(
    shelf,
    Array.from({ length: READS }, () => paths[0]!),
  );
  row(
    how,
    ...[files, folders, `${(bytes / 1e6).toFixed(1)} MB`, `${(blocks / 1e6).toFixed(1)} MB`],
    ...[ms(percentile(first, 0.5)), ms(percentile(first, 0.99)), ms(percentile(again, 0.5))],
    ms((used.user + used.system) / 1000 / READS),
  );
}

async function read(shelf: ReturnType<typeof openDiskShelf>, paths: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const path of paths) {
    const began = performance.now();
    if ((await shelf.get(path)) === null) throw new Error(`${path} is not on the shelf`);
    times.push(performance.now() - began);
  }
  return times;
}

async function sizesIn(folder: string) {
  const sizes = { files: 0, folders: 0, bytes: 0, blocks: 0 };
  for await (const entry of await opendir(folder, { recursive: true })) {
    const { size, blocks } = await lstat(join(entry.parentPath, entry.name));
    if (entry.isDirectory()) sizes.folders += 1;
    else sizes.files += 1;
    sizes.bytes += entry.isDirectory() ? 0 : size;
    sizes.blocks += blocks * 512;
  }
  return sizes;
}

function ms(time: number): string {
  return `${time.toFixed(2)} ms`;
}
