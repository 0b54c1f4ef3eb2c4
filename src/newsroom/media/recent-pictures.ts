import { readRecentDrafts } from '../../store/recent-drafts.ts';
import type { ImageBlock } from '../../story/blocks.ts';
import { imagesIn } from '../../story/images-in.ts';
import type { Story } from '../../story/story.ts';
import { picturesContract } from '../../contract/media.ts';
import { handle } from '../door.ts';

const DRAFTS = 60;
const MOST = 60;

export const recentPictures = handle(picturesContract.recentPictures, async ({ rooms }) => {
  const stories = await readRecentDrafts(rooms.store.reader, DRAFTS);
  const known = new Set<string>();
  const found = stories.flatMap((story) => imagesOf(story).map((image) => ({ story, image })));
  const pictures = found.flatMap(({ story, image: { picture, alt, caption, credit } }) => {
    if (!picture || picture.renditions.length === 0 || known.has(picture.id)) return [];
    known.add(picture.id);
    return [{ picture, alt, caption, credit, storyId: story.id, headline: story.headline }];
  });
  return { pictures: pictures.slice(0, MOST) };
});

/** Every picture of a story, the main one first. */
function imagesOf({ mainMedia, body }: Pick<Story, 'mainMedia' | 'body'>): ImageBlock[] {
  return [mainMedia, ...body].flatMap((block): ImageBlock[] => {
    if (!block) return [];
    const poster = block.type === 'video' && block.poster ? [block.poster] : [];
    return [...poster, ...imagesIn(block, '').map(([image]) => image)];
  });
}
