import { ways } from '../kinds/faces.ts';
import { textWords as words } from '../words.ts';
import type { Starter } from '../starters.ts';

export interface InsertItem {
  readonly kind: Starter;
  readonly name: string;
}

/** The kinds whose name, or a word beside it, begins with what was typed: first the one that is called so, then the other names. */
export function insertItems(typed: string): InsertItem[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const all = ways.map(({ kind, alsoCalled }) => ({ kind, name: words.blocks[kind], also: alsoCalled }));
  const starts = (text: string): boolean => ` ${text.toLocaleLowerCase()}`.includes(` ${wanted}`);
  const [byName, others] = [all.filter(({ name }) => starts(name)), all.filter(({ name }) => !starts(name))];
  const isCalledSo = ({ name }: InsertItem): number => Number(name.toLocaleLowerCase() === wanted);
  const named = byName.toSorted((one, other) => isCalledSo(other) - isCalledSo(one));
  return [...named, ...others.filter(({ also }) => starts(also))].map(({ kind, name }) => ({ kind, name }));
}
