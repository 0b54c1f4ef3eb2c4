import { everyImageIn } from './images-in.ts';
import { isHeld } from './picture.ts';
import type { Story } from './story.ts';

/** An address of a file on the media shelf: the second word names the original it was made of. */
const MEDIA = /\/media\/([a-z0-9]{8,64})\//g;

/** The ids of everything on the media shelf that a story shows or leads to, each once, in order. */
export function mediaIn(story: Story): string[] {
  const named = [...JSON.stringify(story).matchAll(MEDIA)].flatMap(([, id]) => id ?? []);
  return [...new Set([...named, ...heldIn(story)])].toSorted();
}

/** The ids of the pictures of the library that a story shows, as often as it does. */
function heldIn(story: Pick<Story, 'mainMedia' | 'body'>): string[] {
  return everyImageIn(story).flatMap(({ picture }) => (picture && isHeld(picture) ? [picture.id] : []));
}
