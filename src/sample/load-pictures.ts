import { availableParallelism } from 'node:os';
import { makePicture } from '../media/make-picture.ts';
import type { MediaShelf } from '../media/media-shelf.ts';
import type { PictureOptions } from '../media/renditions.ts';
import type { Picture } from '../story/picture.ts';
import { drawings } from './pictures/drawings.ts';
import type { Drawing } from './pictures/kit/frame.ts';

/** Told after each picture: how many are made, of how many. */
export type Progress = (made: number, all: number) => void;

/** Fewer renditions than a newsroom’s own: everybody who has the program has them too. */
const options: PictureOptions = { webp: [320, 640, 960, 1600], jpeg: [640, 1280], effort: 4, drawings: true };

/**
 * Draws every illustration of the sample newsroom and makes its renditions on the media shelf; what is there
 * already is not made again. Answers the pictures by name, for `hangPictures`. Throws when a drawing of ours is not a picture.
 */
export function samplePictures(shelf: MediaShelf, progress: Progress = () => {}): Promise<Map<string, Picture>> {
  return makeDrawings(drawings, shelf, progress);
}

/** The same for some drawings by name. */
export async function makeDrawings(
  named: Readonly<Record<string, Drawing>>,
  shelf: MediaShelf,
  progress: Progress = () => {},
): Promise<Map<string, Picture>> {
  const waiting = Object.entries(named);
  const pictures = new Map<string, Picture>();
  const all = waiting.length;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, drawing] = next;
      pictures.set(name, await draw(name, drawing.svg(), shelf));
      progress(pictures.size, all);
    }
  };
  // Each picture is made by one thread, so as many are under way as the machine has room for.
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return pictures;
}

async function draw(name: string, svg: string, shelf: MediaShelf): Promise<Picture> {
  const made = await makePicture(Buffer.from(svg), shelf, options);
  if (!made.ok) throw new Error(`The drawing ${name} cannot be made: ${made.problem.say}`);
  return made.picture;
}
