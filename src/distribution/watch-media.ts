import type { MediaShelf } from '../media/media-shelf.ts';

/** A media shelf that tells of each file that comes and goes through it, once it has. */
export function watchMedia(media: MediaShelf, tell: (file: string, is: 'there' | 'gone') => void): MediaShelf {
  const told = async <Answer>(file: string, is: 'there' | 'gone', act: Promise<Answer>): Promise<Answer> => {
    const answer = await act;
    tell(file, is);
    return answer;
  };
  return {
    ...media,
    put: (file, bytes) => told(file, 'there', media.put(file, bytes)),
    putFile: (file, path) => told(file, 'there', media.putFile(file, path)),
    remove: (file) => told(file, 'gone', media.remove(file)),
    retire: (file) => told(file, 'gone', media.retire(file)),
    destroy: async (id) => {
      const files = await media.namesOf(id);
      await media.destroy(id);
      for (const file of files) tell(file, 'gone');
    },
  };
}
