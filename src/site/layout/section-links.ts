import type { Archive } from '../../story/archive.ts';
import type { Edition, Section } from '../../story/newsroom.ts';
import { sectionPath } from '../addresses.ts';

/** A name with the address of its page. */
export interface Named {
  readonly name: string;
  readonly path: string;
}

/** The sections of an edition's navigation, in its order. */
export async function sectionLinks(archive: Archive, edition: Edition): Promise<Named[]> {
  const sections = await Promise.all(edition.nav.map((slug) => archive.section(slug)));
  return sections.filter((section) => section !== null).map(named);
}

/** All sections of an edition: those of its navigation, then its others, which imported pages may have brought. */
export async function allSections(archive: Archive, edition: Edition): Promise<Named[]> {
  const others = (await archive.sections()).filter(
    (one) => one.edition === edition.id && !edition.nav.includes(one.slug),
  );
  return [...(await sectionLinks(archive, edition)), ...others.map(named)];
}

function named({ name, slug }: Section): Named {
  return { name, path: sectionPath(slug) };
}
