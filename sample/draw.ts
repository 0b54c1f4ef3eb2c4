// node scripts/run.mjs sample/draw.ts: draws the pictures of the sample newsroom again, after a drawing has changed. What it writes is committed, because
// drawing takes minutes and whoever starts the sample for the first time should not wait for it.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openMediaShelf } from '../src/media/media-shelf.ts';
import { samplePictures } from '../src/sample/load-pictures.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const media = join(folder, 'media');

const pictures = await samplePictures(openMediaShelf(media), (made, all) =>
  process.stdout.write(`${made} of ${all}\n`),
);
const wanted = new Set([...pictures.values()].map(({ id }) => id));
for (const id of readdirSync(media)) if (!wanted.has(id)) rmSync(join(media, id), { recursive: true });
const sorted = Object.fromEntries([...pictures].toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(join(folder, 'pictures.json'), `${JSON.stringify(sorted, null, 2)}\n`);
