import { readFileSync } from 'node:fs';
import type { RecordingReader } from '../../src/media/recording-reader.ts';
import { readRecording } from '../../src/media/recordings/read-recording.ts';

/** A film of two seconds, or sound, of those beside (`films/README.md`). */
export function aFilm(name: 'ferry.mp4' | 'ferry.webm' | 'old.mov' | 'bell.mp3' = 'ferry.mp4'): Buffer {
  return readFileSync(new URL(`films/${name}`, import.meta.url));
}

/** Reads films as the process apart does (`src/media/recording-reader.test.ts`), without the time that it takes to start. */
export const readsHere: RecordingReader = { read: readRecording, close: () => undefined };
