// How long the making of a picture takes: what somebody waits for, and all of it with its crops, through the process that makes pictures.
// node scripts/run.mjs bench/media-making.ts [file …]: photographs of one's own; without, a noisy one of 24 megapixels.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { openMediaShelf } from '../src/media/media-shelf.ts';
import { openPictureMaker } from '../src/media/picture-maker.ts';
import type { Making } from '../src/media/renditions.ts';
import { row, title } from './report.ts';

const folder = mkdtempSync(join(tmpdir(), 'standfirst-making-'));
const files = process.argv.length > 2 ? process.argv.slice(2) : [await aPhotograph(join(folder, '24-megapixels.jpg'))];
const choices: Making['choices'] = { focus: { x: 0.6, y: 0.4 }, crops: {} };

title('Making pictures');
row('', 'in the text', 'the rest', 'files');
for (const file of files) {
  const shelf = openMediaShelf(join(folder, `media-${files.indexOf(file)}`));
  const maker = openPictureMaker();
  const first = await timed(() => maker.make(file, shelf, { isFirst: true }));
  const rest = await timed(() => maker.make(file, shelf, { choices }));
  maker.close();
  const names = await Array.fromAsync(shelf.names());
  row(file.split('/').at(-1) ?? file, first, rest, names.length);
}
rmSync(folder, { recursive: true });

async function timed(work: () => Promise<{ readonly ok: boolean }>): Promise<string> {
  const start = performance.now();
  const { ok } = await work();
  return ok ? `${((performance.now() - start) / 1000).toFixed(1)} s` : 'refused';
}

/** Fine grain all over, which is dearer to pack than most photographs are. */
async function aPhotograph(path: string): Promise<string> {
  const noise = { type: 'gaussian', mean: 128, sigma: 25 } as const;
  const create = { width: 6000, height: 4000, channels: 3, background: '#888888', noise } as const;
  await sharp({ create }).blur(1.2).jpeg({ quality: 90 }).toFile(path);
  return path;
}
