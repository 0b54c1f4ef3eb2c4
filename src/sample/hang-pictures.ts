import type { Picture } from '../story/picture.ts';
import type { StoryInput } from '../story/story.ts';
import { DRAWN } from './desk/blocks.ts';

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
