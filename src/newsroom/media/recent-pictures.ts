import { readPicture } from '../../store/media-items.ts';
import { readRecentDrafts } from '../../store/recent-drafts.ts';
import { drawn } from '../../story/drawn-pictures.ts';
import { everyImageIn } from '../../story/images-in.ts';
import { picturesContract } from '../../contract/media.ts';
import { handle } from '../door.ts';

const DRAFTS = 60;
const MOST = 60;

export const recentPictures = handle(picturesContract.recentPictures, async ({ rooms }) => {
  const stories = await readRecentDrafts(rooms.store.reader, DRAFTS);
  const known = new Set<string>();
  const shown = await Promise.all(stories.map((story) => drawn(story, (id) => readPicture(rooms.store.reader, id))));
  const found = shown.flatMap((story) => everyImageIn(story).map((image) => ({ story, image })));
  const pictures = found.flatMap(({ story, image: { picture, alt, caption, credit } }) => {
    if (!picture || picture.renditions.length === 0 || known.has(picture.id)) return [];
    known.add(picture.id);
    return [{ picture, alt, caption, credit, storyId: story.id, headline: story.headline }];
  });
  return { pictures: pictures.slice(0, MOST) };
});
