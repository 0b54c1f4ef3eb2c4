import { join } from 'node:path';
import type { ShelvedItem } from '../shelf.ts';
import { decodeItem } from './content.ts';
import { markOf, readRegular } from './files.ts';
import type { FileMark } from './files.ts';
import type { Form, Place } from './names.ts';
import type { Move } from './pending.ts';

/** A file that is the answer at an address. */
export interface Found {
  readonly form: Form;
  readonly file: string;
  readonly mark: FileMark;
}

/**
 * The file that answers for a place on the disk. Nothing found is looked for once more: between two questions another process may have
 * given the item another form, whose name comes before the one it takes away.
 */
export function findOnDisk(folder: string, place: Place): Found | null {
  return firstForm(folder, place) ?? firstForm(folder, place);
}

function firstForm(folder: string, { forms }: Place): Found | null {
  for (const form of forms) {
    const file = join(folder, form.file);
    const mark = markOf(file);
    if (mark !== null) return { form, file, mark };
  }
  return null;
}

/** The file that a pending change keeps its item in; null when the address will be empty or the change has happened meanwhile. */
export function findPending({ put }: Move): Found | null {
  const mark = put && markOf(put.waiting);
  return put && mark && { form: put.form, file: put.waiting, mark };
}

/** The item in a file that was found; null when it went away between the question and the reading. */
export async function readFound({ form, file }: Found): Promise<ShelvedItem | null> {
  const read = await readRegular(file);
  if (read === null) return null;
  const { modifiedAt, tag } = read.mark;
  return { item: decodeItem(form, read.bytes), modifiedAt, tag: `${form.is}-${tag}` };
}
