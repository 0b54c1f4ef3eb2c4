import type { MediaShelf } from '../media/media-shelf.ts';

/** A media shelf that tells of each file that comes and goes through it. */
export function watchMedia(media: MediaShelf, tell: (file: string) => void): MediaShelf {
  const told = async <Answer>(file: string, act: Promise<Answer>): Promise<Answer> => {
    const answer = await act;
    tell(file);
    return answer;
  };
  return {
    ...media,
    put: (file, bytes) => told(file, media.put(file, bytes)),
    putFile: (file, path) => told(file, media.putFile(file, path)),
    remove: (file) => told(file, media.remove(file)),
    retire: (file) => told(file, media.retire(file)),
    destroy: async (id) => {
      const files = await media.namesOf(id);
      await media.destroy(id);
      for (const file of files) tell(file);
    },
  };
}
