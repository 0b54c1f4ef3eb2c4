import blocks from './theme-blocks.json' with { type: 'json' };
import { type Story, storySchema } from '../../story/story.ts';

/** Stories on which a theme is tried: one with each kind of block, one in few words, one that is written from the right. */
export function themeStories(edition: string, section: string): readonly Story[] {
  const filed = { edition, section };
  return [
    {
      ...filed,
      id: 'theme23456',
      urlSlug: 'trying',
      headline: 'A headline to try',
      standfirst: 'What it says in a sentence.',
      body: blocks,
    },
    {
      ...filed,
      id: 'theme23457',
      urlSlug: 'short',
      kind: 'opinion',
      headline: 'A short one',
      byline: [{ person: 'A Writer' }],
      body: [{ type: 'paragraph', text: 'Few words.', marks: [] }],
    },
    {
      ...filed,
      id: 'theme23458',
      urlSlug: 'right',
      lang: 'ar',
      dir: 'rtl',
      headline: 'عنوان للتجربة',
      body: [{ type: 'paragraph', text: 'بضع كلمات.', marks: [] }],
    },
  ].map((story) => storySchema.parse(story));
}
