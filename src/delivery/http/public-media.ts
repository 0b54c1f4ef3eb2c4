import type { MediaShelf } from '../../media/media-shelf.ts';
import type { Shelf } from '../../press/shelf.ts';

/** The media shelf as readers have it: a file stands there while the page of its original does (`/_/media/{id}`). */
export function publicMedia(media: MediaShelf, shelf: Shelf): Pick<MediaShelf, 'find'> {
  return {
    find: async (name) => {
      const file = await media.find(name);
      return file && (await isPublic(shelf, name)) ? file : null;
    },
  };
}

async function isPublic(shelf: Shelf, name: string): Promise<boolean> {
  const shelved = await shelf.get(`/_/media/${name.split('/')[0]}`);
  return shelved?.item.is === 'page';
}
