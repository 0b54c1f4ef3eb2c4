import type { Shelf } from '../../press/shelf.ts';
import type { ShelfChanges } from '../answer/shelf-changes.ts';
import { splitPage } from '../compose/directives.ts';

/** Which of the shelf's own pages says that something is wrong. */
export interface ErrorPages {
  /** The address of the page for a status, in the edition that a path seems to belong to; null when the shelf has none. */
  pageFor(status: 404 | 500, path: string): Promise<string | null>;
}

/** The word of a path that may be an edition: `/international/…`, `/lite/international/…`. */
const FIRST_WORD = /^\/(?:lite\/)?([a-z][a-z0-9-]*)(?:\/|$)/;

const INCLUDE_OF = /^\/_\/include\/([a-z][a-z0-9-]*)\//;

/** `editions`: the ids of the editions, the default one first; without them, the front says which edition is the default. */
export function openErrorPages(shelf: Shelf, changes: ShelfChanges, editions: readonly string[] | null): ErrorPages {
  let front = { stamp: -1, edition: null as string | null };
  const defaultEdition = async () => {
    const stamp = changes.stamp();
    const isNew = front.stamp !== stamp && (front.stamp < 0 || changes.touches(['/'], front.stamp));
    // A front that cannot be read just now has not changed its edition.
    if (isNew) front = { stamp, edition: await editionOfFront(shelf).catch(() => front.edition) };
    return front.edition;
  };
  return {
    pageFor: async (status, path) => {
      const word = FIRST_WORD.exec(path)?.[1] ?? null;
      const likely = [word, editions === null ? await defaultEdition() : (editions[0] ?? null)];
      for (const edition of likely) {
        const address = `/_/error/${status}/${edition}`;
        if (edition !== null && (await shelf.tag(address)) !== null) return address;
      }
      return null;
    },
  };
}

/** The edition whose chrome the front has. */
async function editionOfFront(shelf: Shelf): Promise<string | null> {
  const item = (await shelf.get('/'))?.item;
  if (item?.is !== 'page') return null;
  for (const part of splitPage(item.body)) {
    const edition = 'include' in part ? INCLUDE_OF.exec(part.include)?.[1] : undefined;
    if (edition !== undefined) return edition;
  }
  return null;
}
