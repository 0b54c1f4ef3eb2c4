import { availableParallelism } from 'node:os';
import { semaphore } from '../base/semaphore.ts';
import { makePicture } from '../media/make-picture.ts';
import type { MediaShelf } from '../media/media-shelf.ts';
import type { PictureOptions } from '../media/renditions.ts';
import type { Picture } from '../story/picture.ts';
import { drawings } from './pictures/drawings.ts';
import type { Drawing } from './pictures/kit/frame.ts';

/** Told after each picture: how many are made, of how many. */
export type Progress = (made: number, all: number) => void;

/** Fewer renditions than a newsroom’s own: everybody who has the program has them too. In WebP, what screens show beside it and the widest, of which crops are cut. */
const options: PictureOptions = { avif: [320, 640, 960, 1600], webp: [320, 640, 1600], jpeg: [640, 1280], effort: 4 };

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
  const pictures = new Map<string, Picture>();
  const all = Object.entries(named);
  // Each picture is made by one thread, so as many are under way as the machine has room for.
  const threads = semaphore(availableParallelism());
  const make = async ([name, drawing]: [string, Drawing]): Promise<void> => {
    pictures.set(name, await draw(name, drawing.svg(), shelf));
    progress(pictures.size, all.length);
  };
  await Promise.all(all.map((one) => threads.run(() => make(one))));
  return pictures;
}

async function draw(name: string, svg: string, shelf: MediaShelf): Promise<Picture> {
  const made = await makePicture(Buffer.from(svg), shelf, options);
  if (!made.ok) throw new Error(`The drawing ${name} cannot be made: ${made.problem.say}`);
  return made.picture;
}
