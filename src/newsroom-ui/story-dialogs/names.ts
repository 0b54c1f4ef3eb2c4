import { useQuery } from '@tanstack/react-query';
import { numberText } from '../../ui/language.ts';
import type { NewsroomFacts } from '../session.ts';
import { deskWords as words } from '../words/desk.ts';
import { colleaguesQuery } from './desk-query.ts';

export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Who works here, and the name behind an id. */
export function useColleagues(): { people: readonly Colleague[]; nameOf(id: string): string } {
  const { data } = useQuery(colleaguesQuery);
  const people = data?.people ?? [];
  return { people, nameOf: (id) => people.find((one) => one.id === id)?.name ?? words.formerColleague };
}

/** `NA` for Nell Ashby; the first letters of the first and the last name, whatever the script. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : parts;
  return ends.map((part) => [...(part ?? '')][0] ?? '').join('');
}

/** The name of a section; its word in addresses where there is no such section any more. */
export function sectionName({ sections }: Pick<NewsroomFacts, 'sections'>, slug: string): string {
  return sections.find((section) => section.slug === slug)?.name ?? slug;
}

/** A place in the order of the newsroom's sections, from 0, for a quiet colour; the same section, the same colour. */
export function toneOf({ sections }: NewsroomFacts, slug: string): number {
  return (
    Math.max(
      0,
      sections.findIndex((section) => section.slug === slug),
    ) % 8
  );
}

/** How long something is, in a few letters: `12 min`, `3 hr`, `2 days`. */
export function distance(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  if (minutes < 60) return inUnits(minutes, 'minute');
  return minutes < 2880 ? inUnits(Math.round(minutes / 60), 'hour') : inUnits(Math.round(minutes / 1440), 'day');
}

function inUnits(value: number, unit: 'minute' | 'hour' | 'day'): string {
  return numberText(value, { style: 'unit', unit, unitDisplay: 'short' });
}
