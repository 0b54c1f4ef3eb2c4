import { join } from 'node:path';
import type { Form, FilesOf } from './names.ts';
import type { Move } from './pending.ts';
import type { FileMark, ShelfFiles } from './shelf-files.ts';

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
export function findOnDisk(files: ShelfFiles, folder: string, place: FilesOf): Found | null {
  return firstForm(files, folder, place) ?? firstForm(files, folder, place);
}

function firstForm(files: ShelfFiles, folder: string, { forms }: FilesOf): Found | null {
  for (const form of forms) {
    const file = join(folder, form.file);
    const mark = files.mark(file);
    if (mark !== null) return { form, file, mark };
  }
  return null;
}

/** The file that a pending change keeps its item in; null when the address will be empty or the change has happened meanwhile. */
export function findPending(files: ShelfFiles, { put }: Move): Found | null {
  const mark = put && files.mark(put.waiting);
  return put && mark && { form: put.form, file: put.waiting, mark };
}
