import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { MediaShelf } from '../../media/media-shelf.ts';
import { readUntil } from '../../base/shown-until.ts';
import { DamagedItem, type Shelf } from '../../press/shelf.ts';
import type { Damage } from '../answer/damage.ts';

/** A file of the shelf that is open, and what the disk said about it then. */
export interface OpenedFile {
  readonly handle: FileHandle;
  readonly stats: Stats;
}

/** The media shelf as it is served. */
export interface ServedMedia {
  /** True where answers name their surrogate keys in `Cache-Tag` too. */
  readonly isTagged: boolean;
  /**
   * A file of the shelf, open; whoever asks closes it. Null when nothing stands under the name. Throws `DamagedItem` for a file that is
   * there and cannot be read, or when nobody can say whether readers may see it.
   */
  open(name: string): Promise<OpenedFile | null>;
  /** Whether readers had something under a name that was taken away since, while they may see its original, or that has come to its end. */
  wasThere(name: string): Promise<boolean>;
}

/** Every file of a media shelf. `unreadable` is told about those that cannot be read. */
export function servedMedia(
  media: Pick<MediaShelf, 'find' | 'wasThere'>,
  unreadable: Damage,
  isTagged: boolean,
): ServedMedia {
  return {
    isTagged,
    wasThere: (name) => media.wasThere(name),
    open: async (name) => {
      const address = `/media/${name}`;
      try {
        const file = await opened(media, name);
        if (file !== null) unreadable.sound(address);
        return file;
      } catch (error) {
        unreadable.found(address, error);
        throw new DamagedItem(address, String(error));
      }
    },
  };
}

async function opened(media: Pick<MediaShelf, 'find'>, name: string): Promise<OpenedFile | null> {
  const file = await media.find(name);
  if (file === null) return null;
  // A pipe in the place of a file must not hold a thread of the pool.
  const handle = await open(file.path, constants.O_RDONLY | constants.O_NONBLOCK);
  const stats = await handle.stat();
  if (stats.isFile()) return { handle, stats };
  await handle.close();
  return null;
}

export interface PublicParts {
  readonly shelf: Shelf;
  /** Told of pages of originals that are not whole. */
  readonly damage: Damage;
}

/**
 * A media shelf as readers have it: a file stands there while the page of its original does (`/_/media/{id}`). While that page is
 * damaged nobody can say whether readers may see the picture.
 */
export function publicMedia(media: ServedMedia, parts: PublicParts): ServedMedia {
  return {
    isTagged: media.isTagged,
    wasThere: async (name) => {
      const standing = await standingOf(parts, name);
      return standing === 'ended' ? isThere(media, name) : standing === 'public' && media.wasThere(name);
    },
    open: async (name) => {
      const file = await media.open(name);
      if (file === null) return null;
      let isFor = false;
      try {
        isFor = (await standingOf(parts, name)) === 'public';
      } finally {
        if (!isFor) await file.handle.close();
      }
      return isFor ? file : null;
    },
  };
}

async function isThere(media: ServedMedia, name: string): Promise<boolean> {
  const file = await media.open(name);
  await file?.handle.close();
  return file !== null;
}

/** `ended`: readers had it, and whatever the press has done since, its time is over. */
async function standingOf({ shelf, damage }: PublicParts, name: string): Promise<'public' | 'ended' | 'not'> {
  const address = `/_/media/${name.split('/')[0]}`;
  try {
    const shelved = await shelf.get(address);
    damage.sound(address);
    if (shelved === null) return (await isOfOlderBuild(shelf)) ? 'public' : 'not';
    const { item } = shelved;
    if (item.is !== 'page') return 'not';
    // With the newsroom down nobody takes away what has come to its end.
    return Date.now() < readUntil(Buffer.from(item.body)).until ? 'public' : 'ended';
  } catch (error) {
    damage.found(address, error);
    throw error;
  }
}

/**
 * True for a shelf on which not all has been pressed by a build that knows of pages of originals. Readers had its pictures before, and
 * keep them until it has; a shelf with nothing on it shows nobody anything.
 */
async function isOfOlderBuild(shelf: Shelf): Promise<boolean> {
  return !shelf.standings().isComplete && (await shelf.tag('/')) !== null;
}
