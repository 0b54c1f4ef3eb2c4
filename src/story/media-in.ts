import type { Story } from './story.ts';

/** An address of a file on the media shelf: the second word names the original it was made of. */
const MEDIA = /\/media\/([a-z0-9]{8,64})\//g;

/** The ids of everything on the media shelf that a story shows or leads to, each once, in order. */
export function mediaIn(story: Story): string[] {
  return [...new Set([...JSON.stringify(story).matchAll(MEDIA)].flatMap(([, id]) => id ?? []))].toSorted();
}
