import { ways } from '../kinds/faces.ts';
import { textWords as words } from '../words.ts';
import type { Starter } from '../starters.ts';

export interface InsertItem {
  readonly kind: Starter;
  readonly name: string;
}

/** The kinds whose name, or a word beside it, begins with what was typed; names first. */
export function insertItems(typed: string): InsertItem[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const all = ways.map(({ kind, alsoCalled }) => ({ kind, name: words.blocks[kind], also: alsoCalled }));
  const starts = (text: string): boolean => ` ${text.toLocaleLowerCase()}`.includes(` ${wanted}`);
  const [byName, others] = [all.filter(({ name }) => starts(name)), all.filter(({ name }) => !starts(name))];
  return [...byName, ...others.filter(({ also }) => starts(also))].map(({ kind, name }) => ({ kind, name }));
}
