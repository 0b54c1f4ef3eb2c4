import type { Archive } from '../../story/archive.ts';
import { frontId } from '../../story/front-id.ts';
import type { FreeFront } from '../../story/free-front.ts';
import type { Edition, Section } from '../../story/newsroom.ts';
import { freeFrontPath, sectionPath } from '../addresses.ts';

/** A name with the address of its page. */
export interface Named {
  readonly name: string;
  readonly path: string;
}

/** What an edition's navigation leads to, in its order: sections, and fronts with an address of their own. */
export async function sectionLinks(archive: Archive, edition: Edition): Promise<Named[]> {
  const links = await Promise.all(edition.nav.map((word) => linkOf(archive, word)));
  return links.filter((link) => link !== null);
}

/** A word is a section's or a front's for ever, so a navigation need not say which. */
async function linkOf(archive: Archive, word: string): Promise<Named | null> {
  const section = await archive.section(word);
  if (section) return named(section);
  const free = (await archive.freeFronts()).find(({ slug }) => slug === word);
  return free && (await isOpen(archive, free)) ? namedFront(free) : null;
}

/** All of an edition: its navigation, then its other sections, which imported pages may have brought, and its other fronts. */
export async function allSections(archive: Archive, edition: Edition): Promise<Named[]> {
  const isOther = (one: Section | FreeFront): boolean => one.edition === edition.id && !edition.nav.includes(one.slug);
  const sections = (await archive.sections()).filter(isOther);
  const fronts = (await openFronts(archive)).filter(isOther);
  return [...(await sectionLinks(archive, edition)), ...sections.map(named), ...fronts.map(namedFront)];
}

/** The fronts with an address of their own that readers have: one that nobody has launched yet is no page. */
export async function openFronts(archive: Archive): Promise<FreeFront[]> {
  const fronts = await archive.freeFronts();
  const open = await Promise.all(fronts.map((free) => isOpen(archive, free)));
  return fronts.filter((_, at) => open[at]);
}

async function isOpen(archive: Archive, { slug }: FreeFront): Promise<boolean> {
  return (await archive.launchedFront(frontId('free', slug))) !== null;
}

function named({ name, slug }: Section): Named {
  return { name, path: sectionPath(slug) };
}

function namedFront({ name, slug }: FreeFront): Named {
  return { name, path: freeFrontPath(slug) };
}
