import type { MediaShelf } from '../../media/media-shelf.ts';
import type { Shelf } from '../../press/shelf.ts';
import type { Damage } from '../answer/damage.ts';

/**
 * The media shelf as readers have it: a file stands there while the page of its original does (`/_/media/{id}`). Throws while that
 * page is damaged: nobody can say then whether readers may see the picture.
 */
export function publicMedia(media: MediaShelf, shelf: Shelf, damage: Damage): Pick<MediaShelf, 'find'> {
  return {
    find: async (name) => {
      const file = await media.find(name);
      return file && (await isPublic(shelf, damage, name)) ? file : null;
    },
  };
}

async function isPublic(shelf: Shelf, damage: Damage, name: string): Promise<boolean> {
  const address = `/_/media/${name.split('/')[0]}`;
  try {
    const shelved = await shelf.get(address);
    damage.sound(address);
    return shelved?.item.is === 'page';
  } catch (error) {
    damage.found(address, error);
    throw error;
  }
}
