import { availableParallelism } from 'node:os';
import { makePicture, type PictureOptions } from '../media/make-picture.ts';
import type { MediaShelf } from '../media/media-shelf.ts';
import type { Picture } from '../story/picture.ts';
import type { StoryInput } from '../story/story.ts';
import { DRAWN } from './desk/blocks.ts';
import { drawings } from './pictures/drawings.ts';
import type { Drawing } from './pictures/kit/frame.ts';

/** Told after each picture: how many are made, of how many. */
export type Progress = (made: number, all: number) => void;

/** Fewer and quicker renditions than a newsroom's own: the first start waits for them. */
const options: PictureOptions = { webp: [320, 640, 960, 1600], jpeg: [640, 1280], effort: 2, drawings: true };

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

/** The story with each of its drawings hung: main media, images, galleries and posters. Throws when one is missing. */
export function hangPictures(story: StoryInput, pictures: ReadonlyMap<string, Picture>): StoryInput {
  return hang(story, pictures) as StoryInput;
}

function hang(value: unknown, pictures: ReadonlyMap<string, Picture>): unknown {
  if (Array.isArray(value)) return value.map((one) => hang(one, pictures));
  if (value === null || typeof value !== 'object') return value;
  if (isDrawn(value)) return pictureOf(value.id.slice(DRAWN.length), pictures);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hang(one, pictures)]));
}

function isDrawn(value: object): value is Picture {
  return 'id' in value && typeof value.id === 'string' && value.id.startsWith(DRAWN);
}

function pictureOf(name: string, pictures: ReadonlyMap<string, Picture>): Picture {
  const picture = pictures.get(name);
  if (!picture) throw new Error(`No drawing is called ${name}.`);
  return picture;
}
