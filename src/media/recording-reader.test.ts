import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aFilm } from '../../test/house/films.ts';
import { aFolder } from '../../test/house/folders.ts';
import { openRecordingReader } from './recording-reader.ts';
import { readRecording } from './recordings/read-recording.ts';

const folder = aFolder();
const reader = openRecordingReader();
afterAll(() => reader.close());
// What the library warns of goes nowhere in the process apart.
beforeAll(() => void vi.spyOn(console, 'warn').mockReturnValue());

async function inFile(bytes: Uint8Array): Promise<string> {
  const path = join(folder, 'original');
  await writeFile(path, bytes);
  return path;
}

describe('a film that somebody sends', () => {
  test('is read in a process apart, and copied without the place at which it was taken', async () => {
    const bytes = aFilm();
    expect(bytes.includes('+48.2')).toBe(true);
    const read = await reader.read(await inFile(bytes), folder);
    expect(read).toMatchObject({
      ok: true,
      seen: {
        ...{ is: 'film', width: 96, height: 54, container: 'mov', plays: { type: 'video/mp4', ending: 'mp4' } },
        found: { headline: 'The ferry', creators: ['Ines Halloran'] },
      },
    });
    if (!read.ok || read.copied === null) throw new Error('It was not copied.');
    expect(read.seen.seconds).toBeCloseTo(2, 0);
    const copy = await readFile(read.copied);
    expect(copy.includes('+48.2')).toBe(false);
    expect(copy.indexOf('moov')).toBeLessThan(copy.indexOf('mdat'));
    expect(await readRecording(read.copied, aFolder())).toMatchObject({ ok: true, seen: { width: 96, height: 54 } });
  });

  test('may be WebM, sound alone, or in a form that browsers do not play, of which there is no copy', async () => {
    const seen = async (name: Parameters<typeof aFilm>[0]) => readRecording(await inFile(aFilm(name)), aFolder());
    expect(await seen('ferry.webm')).toMatchObject({ seen: { is: 'film', plays: { type: 'video/webm' } } });
    expect(await seen('bell.mp3')).toMatchObject({ seen: { is: 'sound', width: null, plays: { type: 'audio/mpeg' } } });
    expect(await seen('old.mov')).toMatchObject({ copied: null, seen: { is: 'film', plays: null, width: 96 } });
  });

  test('and is something else, empty, or names other files, is refused with what to do', async () => {
    const others = [
      '',
      'not a film at all',
      '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n',
      'ffconcat version 1.0\nfile /etc/passwd\n',
    ];
    for (const other of others)
      expect(await readRecording(await inFile(Buffer.from(other)), folder)).toMatchObject({
        ok: false,
        problem: { code: 'film-unreadable', say: expect.stringContaining('MP4') },
      });
  });
});

describe('hostile films', () => {
  test('cut anywhere, or with bytes changed anywhere, end nothing: each is read or is refused', async () => {
    for (const name of ['ferry.mp4', 'ferry.webm', 'bell.mp3'] as const) {
      const bytes = aFilm(name);
      for (let at = 1; at < 8; at += 1) {
        const cut = bytes.subarray(0, Math.floor((bytes.length * at) / 8));
        expect(typeof (await readRecording(await inFile(cut), folder)).ok).toBe('boolean');
        const changed = Buffer.from(bytes);
        for (let byte = 0; byte < 40; byte += 1)
          changed[(at * 997 + byte * 131) % changed.length] = (byte * 61 + at) & 255;
        expect(typeof (await readRecording(await inFile(changed), folder)).ok).toBe('boolean');
      }
    }
  });

  test('that claim to be huge, or endless, are refused', async () => {
    const bytes = Buffer.from(aFilm());
    // The width and height of the picture, and how long the film runs, in the heads of tracks.
    const head = bytes.indexOf('tkhd');
    bytes.writeUInt32BE(0xffff_0000, head + 80);
    bytes.writeUInt32BE(0xffff_0000, head + 84);
    const entry = bytes.indexOf('avc1', bytes.indexOf('stsd'));
    bytes.writeUInt16BE(0xffff, entry + 28);
    bytes.writeUInt16BE(0xffff, entry + 30);
    expect((await readRecording(await inFile(bytes), folder)).ok).toBe(false);
  });

  test('on which what reads them goes round and round are given up after a while, and the next is read', async () => {
    const hasty = openRecordingReader({ mostMs: 1500 });
    // A FLAC that breaks off within its head, where eight thousand bytes of nothing were to follow.
    const flac = Buffer.from(
      '664c6143000000220240024000006a00012001f400f000000960b87f7363cadfd94923b6ee85a09e39f281002000',
      'hex',
    );
    expect(await hasty.read(await inFile(flac), folder)).toMatchObject({
      ok: false,
      problem: { code: 'film-too-costly' },
    });
    expect(await reader.read(await inFile(aFilm('bell.mp3')), folder)).toMatchObject({ ok: true });
  });

  test('that take more memory than is allowed end their own process and nothing else', async () => {
    const strict = openRecordingReader({ mostBytes: 1024 * 1024 });
    const path = await inFile(aFilm());
    expect(await strict.read(path, folder)).toMatchObject({ ok: false, problem: { code: 'film-too-costly' } });
    expect(await reader.read(path, folder)).toMatchObject({ ok: true });
  });
});
