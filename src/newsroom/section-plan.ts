import type { Section } from '../story/newsroom.ts';
import { rowsOf } from './rows-of-file.ts';

/** Where pages go by the section that they name: the name in small letters, and a section here by slug or name; '' is the default section. */
export type SectionPlan = ReadonlyMap<string, string>;

/** A name becomes a section of its own only if so many pages bear it, and so large a share of all. */
const MANY = { pages: 10, share: 0.03 } as const;

/** No paper has more sections than its navigation can name. */
const MOST_NEW = 12;

const HEADINGS = '"section on the pages",pages,"section here"';

/**
 * What an import would do with the sections that its pages name, as lines to read, edit and give back: those that are here go there, the
 * commonest others are proposed as new ones, and the rest goes to the default section. Nothing is made of it until it comes back.
 */
export function proposeSections(names: readonly string[], here: readonly Section[]): string {
  const counts = [...Map.groupBy(names, (name) => name.toLowerCase()).values()].toSorted((a, b) => b.length - a.length);
  let fresh = 0;
  const lines = counts.map((same) => {
    const name = same[0] ?? '';
    const known = sectionHere(name, here);
    const isNew = !known && same.length >= Math.max(MANY.pages, names.length * MANY.share) && fresh < MOST_NEW;
    if (isNew) fresh += 1;
    return [quoted(name), same.length, quoted(known?.slug ?? (isNew ? name : ''))].join(',');
  });
  return `${[HEADINGS, ...lines].join('\n')}\n`;
}

/** The section of a name: the same words, or the same but for an ending. */
function sectionHere(name: string, here: readonly Section[]): Section | undefined {
  const bare = stem(name);
  return here.find((one) => stem(one.name) === bare || stem(one.slug) === bare);
}

function stem(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .replace(/s$/, '');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

const isPlanned = (cells: readonly string[]): boolean => cells.length === 3 && /^\d*$/.test(cells[1] ?? '');

/** The first line that cannot be one of a plan, from 1; null where there is none. Another file named by mistake is all such lines. */
export function strangeLine(text: string): number | null {
  const strange = rowsOf(text, isPlanned).find(
    ({ cells }, at) => cells.length < 2 || cells.length > 3 || (at > 0 && !/^\d*$/.test(cells[1] ?? '')),
  );
  return strange?.line ?? null;
}

/** The plan in a file that somebody read and gave back. Lines that say nothing are passed over. */
export function readSectionPlan(text: string): SectionPlan {
  const rows = rowsOf(text, isPlanned).filter((row) => row.text.trim() !== HEADINGS && row.cells[0]);
  return new Map(rows.map(({ cells: [name = '', , target = ''] }) => [name.toLowerCase(), target]));
}
