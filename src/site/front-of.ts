import type { Archive } from '../story/archive.ts';
import { frontNamed } from '../story/front-id.ts';
import type { Edition } from '../story/newsroom.ts';
import { defaultEdition, frontPath, sectionPath, topicPath, freeFrontPath } from './addresses.ts';

/** A front as what it is of says: what it is called, in whose chrome it stands, and where. */
export interface FrontOf {
  readonly name: string;
  readonly edition: Edition;
  /** Its address; null for promos, which stand on stories. */
  readonly path: string | null;
}

/** What a front is of, by its name; null for one that is not there, or has ended. */
export async function frontOf(archive: Archive, id: string): Promise<FrontOf | null> {
  const { is, word } = frontNamed(id);
  const settings = await archive.settings();
  if (is === 'edition' || is === 'promos') {
    const edition = await archive.edition(word);
    return edition && { name: edition.name, edition, path: is === 'promos' ? null : frontPath(settings, word) };
  }
  const found = await owners[is](archive, word);
  if (!found) return null;
  const edition = (await archive.edition(found.edition)) ?? defaultEdition(settings);
  return { name: found.name, edition, path: paths[is](word) };
}

type Owner = { readonly name: string; readonly edition: string } | null;

const owners: Readonly<Record<'section' | 'topic' | 'free', (archive: Archive, word: string) => Promise<Owner>>> = {
  section: (archive, word) => archive.section(word),
  topic: (archive, word) => archive.topic(word),
  free: async (archive, word) => {
    const front = await archive.freeFront(word);
    return front?.end ? null : front;
  },
};

const paths = { section: sectionPath, topic: topicPath, free: freeFrontPath } as const;
