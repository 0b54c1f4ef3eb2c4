import { readFileSync } from 'node:fs';

/** A film of two seconds, or sound, of those beside (`films/README.md`). */
export function aFilm(name: 'ferry.mp4' | 'ferry.webm' | 'old.mov' | 'bell.mp3' = 'ferry.mp4'): Buffer {
  return readFileSync(new URL(`films/${name}`, import.meta.url));
}
