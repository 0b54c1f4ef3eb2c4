import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { isReadOnly } from './files.ts';

/** One number that every process with the same shelf sees change. */
export interface Stamp {
  /** One `fstat`, 1 µs here. */
  read(): number;
  bump(): Promise<void>;
}

/** How often the open file is compared with the one of that name, in milliseconds: somebody may have put another shelf there. */
const LOOK_EVERY = 1000;

/** Keeps the stamps of a replaced file apart from those of the file before it. */
const FILE_APART = 2 ** 40;

/**
 * The stamp is the size of a file that every settle makes one byte longer. Appending is atomic among processes, so two
 * settles never give the same number, which a time of change with its grain of milliseconds cannot promise.
 */
export function openStamp(file: string): Stamp {
  let open = openFile(file);
  let lookedAt = performance.now();
  let replaced = 0;
  const lookAgain = () => {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined || stats.ino === open.inode) return;
    closeSync(open.descriptor);
    open = openFile(file);
    replaced += 1;
  };
  const read = () => {
    const now = performance.now();
    if (now - lookedAt > LOOK_EVERY) {
      lookedAt = now;
      lookAgain();
    }
    return replaced * FILE_APART + fstatSync(open.descriptor).size;
  };
  return { read, bump: () => appendFile(file, '.') };
}

function openFile(file: string) {
  makeFile(file);
  const descriptor = openSync(file, 'r');
  return { descriptor, inode: fstatSync(descriptor).ino };
}

/** Makes the file when it is not there; of a shelf that this process may only read, somebody else has made it. */
function makeFile(file: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    if (!isReadOnly(error)) throw error;
  }
}
