import type { Archive } from '../../story/archive.ts';
import type { Edition } from '../../story/newsroom.ts';
import { sectionPath } from '../addresses.ts';

/** A name with the address of its page. */
export interface Named {
  readonly name: string;
  readonly path: string;
}

/** The sections of an edition's navigation, in its order. */
export async function sectionLinks(archive: Archive, edition: Edition): Promise<Named[]> {
  const sections = await Promise.all(edition.nav.map((slug) => archive.section(slug)));
  return sections.filter((section) => section !== null).map(({ name, slug }) => ({ name, path: sectionPath(slug) }));
}
