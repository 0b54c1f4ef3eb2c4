import { differ } from '../base/differ.ts';

/** One place in which two values differ; undefined where there is nothing. */
export interface SettingDifference {
  /** `editions/0/name`. */
  readonly place: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Every place in which two values of plain data differ, each as deep as it goes. */
export function differencesOf(before: unknown, after: unknown, place = ''): SettingDifference[] {
  if (!differ(before, after)) return [];
  if (!isFolder(before) || !isFolder(after) || Array.isArray(before) !== Array.isArray(after))
    return [{ place, before, after }];
  if (isWords(before) && isWords(after)) return [{ place, before, after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => differencesOf(before[name], after[name], place === '' ? name : `${place}/${name}`));
}

/** A list of plain words: what came, went or moved in it is seen by reading both, and not place by place. */
function isWords(value: Folder): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

type Folder = Readonly<Record<string, unknown>>;

function isFolder(value: unknown): value is Folder {
  return typeof value === 'object' && value !== null;
}

/** A difference as one line for people: `name: The Tern → The Gull`. */
export function sayDifference({ place, before, after }: SettingDifference): string {
  return `${place}: ${shown(before)} → ${shown(after)}`;
}

const LONGEST = 120;

function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
