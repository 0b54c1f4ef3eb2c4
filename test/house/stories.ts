import { ID_ALPHABET } from '../../src/base/ids.ts';
import { type Story, type StoryInput, storySchema } from '../../src/story/story.ts';
import { plain } from '../../src/story/rich-text.ts';
import type { BlockOf } from '../../src/story/blocks.ts';

/** The id of the story with this number: eight characters, one number one id. */
export function idOf(number: number): string {
  const letters = Array.from({ length: 7 }, (_, at) => ID_ALPHABET[Math.floor(number / 30 ** at) % 30]);
  return `s${letters.toReversed().join('')}`;
}

export function paragraph(text: string): BlockOf<'paragraph'> {
  return { type: 'paragraph', ...plain(text) };
}

/** A complete story that may go live; what is said replaces what it would have. */
export function aStory(said: Partial<StoryInput> = {}): Story {
  return storySchema.parse({
    id: idOf(1),
    edition: 'uk',
    section: 'world',
    headline: 'Ferry reaches the islands',
    standfirst: 'The first boat in nine days has brought food and post.',
    urlSlug: 'ferry-reaches-the-islands',
    body: [paragraph('The ferry came in at first light.')],
    ...said,
  });
}
