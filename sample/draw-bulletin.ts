// node scripts/run.mjs sample/draw-bulletin.ts: makes the bulletin of the sample newsroom again, from its drawings, with ffmpeg. What it writes is committed, as
// the drawings are (`draw.ts`). Nobody speaks in it: it is read, as on a screen at a station, over a chime of three notes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { writeCues } from '../src/story/captions.ts';
import { bulletinLines } from '../src/sample/bulletin.ts';
import type { Picture } from '../src/story/picture.ts';

const [WIDTH, HEIGHT] = [640, 360];
const folder = fileURLToPath(new URL('.', import.meta.url));
const pictures = JSON.parse(readFileSync(join(folder, 'pictures.json'), 'utf8')) as Record<string, Picture>;
const room = mkdtempSync(join(tmpdir(), 'sample-bulletin-'));

const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** Up to so many letters in a line of the strip. */
const LINE = 40;

function linesOf(words: string): string[] {
  const lines = [''];
  for (const word of words.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length >= LINE) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

/** The words over the picture, on a strip as wide as it. */
function strip(words: string): Buffer {
  const lines = linesOf(words);
  const top = HEIGHT - 34 - lines.length * 27;
  const spans = lines.map((line, at) => `<text x="28" y="${top + 30 + at * 27}" class="w">${escaped(line)}</text>`);
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><style>.w{font:700 21px serif;fill:#fff}.n{font:700 13px sans-serif;fill:#fff;letter-spacing:1.5px}</style><rect x="0" y="${top}" width="${WIDTH}" height="${HEIGHT - top}" fill="#10222e" fill-opacity=".86"/><rect x="0" y="${top}" width="8" height="${HEIGHT - top}" fill="#b3261e"/>${spans.join('')}<text x="28" y="30" class="n">THE KESTREY COURIER</text></svg>`,
  );
}

for (const [at, { picture, words }] of bulletinLines.entries()) {
  const widest = pictures[picture]?.renditions.filter(({ type }) => type === 'image/webp').at(-1);
  const drawing = join(folder, widest?.path.slice(1) ?? picture);
  const shaded = await sharp(drawing)
    .resize(WIDTH, HEIGHT, { fit: 'cover' })
    .composite([{ input: strip(words) }])
    .png()
    .toBuffer();
  writeFileSync(join(room, `${String(at).padStart(2, '0')}.png`), shaded);
}

const seconds = bulletinLines.map((line) => line.seconds);
const list = bulletinLines.map(
  ({ seconds: long }, at) => `file '${String(at).padStart(2, '0')}.png'\nduration ${long}`,
);
writeFileSync(
  join(room, 'list.txt'),
  `${list.join('\n')}\nfile '${String(bulletinLines.length - 1).padStart(2, '0')}.png'\n`,
);
const all = seconds.reduce((sum, one) => sum + one, 0);
const chime = '0.12*sin(2*PI*t*(392*lt(t,0.5)+494*between(t,0.5,1)+587*gt(t,1)))*exp(-1.6*mod(t,0.5))*lt(t,2.4)';
execFileSync('ffmpeg', [
  ...['-v', 'error', '-y', '-f', 'concat', '-safe', '0', '-i', join(room, 'list.txt')],
  ...['-f', 'lavfi', '-i', `aevalsrc='${chime}':s=22050:d=${all}`, '-t', String(all), '-r', '5'],
  ...[
    '-c:v',
    'libx264',
    '-preset',
    'veryslow',
    '-crf',
    '31',
    '-tune',
    'stillimage',
    '-pix_fmt',
    'yuv420p',
    '-g',
    '150',
  ],
  ...[
    '-c:a',
    'aac',
    '-b:a',
    '24k',
    '-ac',
    '1',
    '-map_metadata',
    '-1',
    '-movflags',
    '+faststart',
    '-fflags',
    '+bitexact',
  ],
  ...['-flags:v', '+bitexact', '-flags:a', '+bitexact', join(folder, 'bulletin.mp4')],
]);
let from = 0;
const cues = bulletinLines.map(({ words, seconds: long }) => ({ from, to: (from += long), text: words }));
writeFileSync(join(folder, 'bulletin.vtt'), writeCues(cues));
rmSync(room, { recursive: true });
