import { Refusal } from '../base/problem.ts';

interface Failure {
  readonly code?: unknown;
  /** SQLite's own number; its lowest byte is the kind (https://www.sqlite.org/rescode.html). */
  readonly errcode?: unknown;
  readonly path?: unknown;
}

interface Known {
  readonly code: string;
  readonly status: number;
  /** What is wrong at this place and the remedy. */
  say(place: string): string;
}

const damaged: Known = {
  code: 'database-damaged',
  status: 500,
  say: () =>
    'The database of this newsroom is damaged. Stop the server, keep a copy of the data folder, and restore the last backup into a new one: `standfirst restore BACKUPS --data NEW_FOLDER`, or an export with `standfirst import EXPORT`. The pages on the shelf are unaffected.',
};
const locked: Known = {
  code: 'folder-locked',
  status: 403,
  say: (place) => `This user may not read and write ${place}. Change its owner, or start as the user who owns it.`,
};
const busy: Known = {
  code: 'database-busy',
  status: 503,
  say: () =>
    'Another program is keeping the database busy. Wait until it has finished (a backup, a long import) and try again.',
};
const notAFolder: Known = {
  code: 'not-a-folder',
  status: 422,
  say: (place) => `${place} cannot be a folder: there is a file there, or on the way to it. Name another.`,
};
const inTheWay: Known = {
  code: 'not-a-file',
  status: 422,
  say: (place) => `Something that is not a file is where a file should be: ${place}. Move it away.`,
};
const full: Known = {
  code: 'disk-full',
  status: 507,
  say: (place) => `There is no room left for ${place}. Nothing acknowledged is lost. Free some space and try again.`,
};

const ofSqlite: ReadonlyMap<number, Known> = new Map([
  [5, busy],
  [8, locked],
  [11, damaged],
  [13, full],
  [14, locked],
  [26, damaged],
]);
const ofSystem: ReadonlyMap<unknown, Known> = new Map([
  ['EACCES', locked],
  ['EPERM', locked],
  ['EROFS', locked],
  ['EEXIST', notAFolder],
  ['ENOTDIR', notAFolder],
  ['EISDIR', inTheWay],
  ['ELOOP', inTheWay],
  ['ENXIO', inTheWay],
  ['ENOSPC', full],
  ['EDQUOT', full],
]);

/** What is said about a database in which SQLite finds damage. */
export function databaseDamaged(): Refusal {
  return new Refusal(damaged.code, damaged.status, damaged.say(''));
}

/** A failure of the machine that people can put right, as a refusal with the remedy; null when it is a fault of our own. */
export function knownFailure(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (!(error instanceof Error)) return null;
  const { code, errcode, path } = error as Failure;
  const known = typeof errcode === 'number' ? ofSqlite.get(errcode & 0xff) : ofSystem.get(code);
  return known
    ? new Refusal(known.code, known.status, known.say(typeof path === 'string' ? path : 'the data folder'))
    : null;
}
