// A film taken in and made into its sizes: the time that it takes, and the computing of the processes that do it.
// node scripts/run.mjs bench/films.ts [seconds]: of 1080p, made by ffmpeg from its own test pattern.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFilmMaker } from '../src/media/film-maker.ts';
import { openRecordingReader } from '../src/media/recording-reader.ts';
import { row, title } from './report.ts';

const seconds = Number(process.argv[2] ?? 60);
const folder = mkdtempSync(join(tmpdir(), 'films-'));
const from = join(folder, 'film.mp4');
const [maker, reader] = [openFilmMaker(), openRecordingReader()];

if (!(await maker.isThere())) throw new Error('There is no ffmpeg on this machine. Install it, then measure.');
spawnSync('ffmpeg', [
  ...['-v', 'error', '-f', 'lavfi', '-i', `testsrc2=duration=${seconds}:size=1920x1080:rate=25`],
  ...['-f', 'lavfi', '-i', `sine=duration=${seconds}`, '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', from],
]);
title(`${seconds} seconds of 1080p, ${Math.round(statSync(from).size / 1024 / 1024)} MB`);
await measured('read and copied, in a process apart', () => reader.read(from, folder));
for (const side of [360, 720])
  await measured(`made into ${side}`, () => {
    const to = join(folder, `${side}.mp4`);
    return maker.make({ id: 'x', from, to, container: 'mov', seconds, side, done: 0, share: 1 });
  });
reader.close();
rmSync(folder, { recursive: true });

async function measured(what: string, work: () => Promise<unknown>): Promise<void> {
  const [began, before] = [performance.now(), computed()];
  await work();
  const [took, cpu] = [(performance.now() - began) / 1000, computed() - before];
  row(what, `${took.toFixed(1)} s`, `${cpu.toFixed(1)} s of computing`);
}

/** Seconds that the processes took which were started here and have ended (Linux: `man proc`, cutime and cstime, in hundredths). */
function computed(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
