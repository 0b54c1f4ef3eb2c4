import { fullAddress, leaveArchive } from '../html/links.ts';
import { MASTHEAD } from '../words/people.ts';
import type { Line } from './lines.ts';

/** What lines outside the story say about it: each shape's first group is the fact. */
const asides = {
  /** "NEWS | World | Middle East | Headline": the title of the page, down to the story. */
  title: /^([^|]{2,40}(?:\s*\|\s*[^|]{2,120}){1,6})$/,
  /** "You are in: World: Middle East" */
  place: /^you are (?:here|in):\s*(.+)$/i,
  /** "World: Middle East", alone on its line over the headline. */
  label: /^(?:\p{Lu}[\p{L}&]*(?: [\p{L}&]+)?): (\p{Lu}[\p{L}&]*(?: [\p{L}&]+)?)$/u,
  /** "Story from BBC NEWS:", with the address on the next line. */
  source: /^story from (.{2,60}?):?$/i,
  address: /^(?:(?:url|source|from|address|original):?\s*)?(https?:\/\/\S+)$/i,
  /** Whose site it is, said in the line that disowns other sites. */
  disclaimer: /^(?:the )?(.{2,40}?) is not responsible for (?:the )?content of external/i,
  masthead: MASTHEAD,
} as const;

/** How many lines from the top a page speaks of itself. */
const HEAD = 40;

/** A section's name stands so near the top. */
const TOP = 15;

/** True for a line that speaks of the page and is not part of the story: its title, the label of its section. */
export function isAside(line: Line, at: number): boolean {
  return asides.title.test(line.text) || (at < TOP && asides.label.test(line.text));
}

function aside(lines: readonly Line[], shape: RegExp): string | null {
  for (const line of lines) {
    const [, fact] = shape.exec(line.text) ?? [];
    if (fact) return fact;
  }
  return null;
}

/** The parts of the page's title, where it stands among the lines. */
export function titleOf(lines: readonly Line[]): string[] {
  return (aside(lines.slice(0, 20), asides.title) ?? '').split(/\s*\|\s*/).filter(Boolean);
}

/** The section the page says it stands in. */
export function sectionOf(lines: readonly Line[], titles: readonly string[]): string | null {
  const place = aside(lines.slice(0, HEAD), asides.place);
  if (place) return place.split(/\s*[:>»/]\s*/).findLast(Boolean) ?? null;
  return titles.length > 2 ? (titles.at(-2) ?? null) : aside(lines.slice(0, TOP), asides.label);
}

/** An address counts where a page names its own: at its very top, or after "Story from". Printing services put their own path before it. */
export function addressOf(lines: readonly Line[]): string | null {
  const source = lines.findIndex((line) => asides.source.test(line.text));
  const near = [...lines.slice(0, 3), ...(source < 0 ? [] : lines.slice(source, source + 3))];
  const address = aside(near, asides.address);
  return address ? fullAddress(leaveArchive(address).replace(/\/go\/pr\/fr\/-/, '')) : null;
}

/** Whose page it was. */
export function originOf(lines: readonly Line[], titles: readonly string[]): string | null {
  return (
    titles[0] ??
    aside(lines, asides.source) ??
    aside(lines.slice(0, 8), asides.masthead) ??
    aside(lines, asides.disclaimer)
  );
}
