import type { StoryInput } from '../../src/story/story.ts';

/** A picture in two widths and both types, with these words about it. */
export function picture(words: string): NonNullable<StoryInput['mainMedia']> {
  const rendition = (type: 'webp' | 'jpeg', width: number) => ({
    path: `/media/0a1b2c/${width}.${type === 'webp' ? 'webp' : 'jpg'}`,
    type: `image/${type}` as const,
    width,
    height: (width / 16) * 9,
  });
  const renditions = [
    rendition('webp', 640),
    rendition('webp', 1280),
    rendition('jpeg', 240),
    rendition('jpeg', 640),
    rendition('jpeg', 1280),
  ];
  return {
    type: 'image',
    picture: { id: '0a1b2c', width: 1280, height: 720, renditions },
    alt: words,
    caption: words,
    credit: words,
  };
}
