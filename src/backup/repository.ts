import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Instant } from '../base/clock.ts';
import { newId } from '../base/ids.ts';
import { messageOf, Refusal } from '../base/problem.ts';
import { plainSealing, type Sealing, secretSealing } from './sealing.ts';

/** One backup: everything as it was at a moment. */
export interface Backup {
  readonly at: Instant;
  /** The piece that says what lay in the folder. */
  readonly tree: string;
  readonly files: number;
  readonly bytes: number;
}

/** A folder of backups. What is in it is never changed, so that a killed or a full one has all that was finished. */
export interface Repository {
  readonly folder: string;
  readonly isEncrypted: boolean;
  has(piece: string): boolean;
  /** Keeps bytes; answers their name, and how many bytes were written: none when they were there. */
  put(bytes: Uint8Array): { readonly piece: string; readonly written: number };
  /** Refuses (422) a piece that is not there or is not what its name says. */
  get(piece: string): Uint8Array;
  /** From here on all that was put outlives a power cut, and the backup is there. */
  finish(backup: Backup): void;
  /** All that can be read, the oldest first. */
  backups(): Backup[];
  /** Looks at every piece and takes away what is not what its name says, so that the next backup writes it anew; answers how many. */
  takeAwayDamaged(): number;
  /** Lets a backup go; its pieces stay. */
  drop(backup: Backup): void;
  /** Takes away all pieces but these; answers how many bytes that were. */
  keepOnly(pieces: ReadonlySet<string>): number;
}

const FORM = 1;
const OWN = 'standfirst-backups.json';
const CHECK = Buffer.from('Standfirst keeps backups here.');

interface Header {
  readonly form: number;
  readonly encrypted: { readonly salt: string; readonly check: string } | null;
}

/** Makes a repository in a new or empty folder, for its owner alone. Refuses (409) one in which anything else lies. */
export function makeRepository(folder: string, secret: string | null): Repository {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0)
    throw new Refusal(
      'backup-folder-taken',
      409,
      `${folder} is not empty and holds no backups. Name a folder of their own.`,
    );
  const salt = randomBytes(16);
  const sealing = secret === null ? plainSealing : secretSealing(secret, salt);
  const check = Buffer.from(sealing.seal(CHECK)).toString('base64');
  const header: Header = { form: FORM, encrypted: secret === null ? null : { salt: salt.toString('base64'), check } };
  for (const inside of ['pieces', 'backups']) mkdirSync(join(folder, inside), { mode: 0o700 });
  writeWhole(join(folder, OWN), Buffer.from(`${JSON.stringify(header, null, 2)}\n`));
  syncFolder(folder);
  return repositoryIn(folder, sealing, secret !== null);
}

/** True for a folder that is a repository. */
export function isRepository(folder: string): boolean {
  return existsSync(join(folder, OWN));
}

/** Opens one. Refuses (404) a folder that is none, and (422) a secret that is missing, is wrong, or is given for what is not encrypted. */
export function openRepository(folder: string, secret: string | null): Repository {
  if (!isRepository(folder))
    throw new Refusal('no-backups', 404, `There are no backups in ${folder}. Check the name; a disk may not be there.`);
  const { form, encrypted } = JSON.parse(readFileSync(join(folder, OWN), 'utf8')) as Header;
  if (form !== FORM)
    throw new Refusal(
      'backup-form',
      422,
      `${folder} has form ${form}; this Standfirst reads form ${FORM}. Use the Standfirst that wrote it.`,
    );
  if (encrypted === null && secret !== null)
    throw new Refusal(
      'backup-not-encrypted',
      422,
      `The backups in ${folder} are not encrypted. Name another folder for those that are to be, or leave out the key.`,
    );
  return repositoryIn(
    folder,
    encrypted === null ? plainSealing : unlocked(folder, encrypted, secret),
    encrypted !== null,
  );
}

function unlocked(folder: string, { salt, check }: NonNullable<Header['encrypted']>, secret: string | null): Sealing {
  if (secret === null)
    throw new Refusal(
      'backup-key-missing',
      422,
      `The backups in ${folder} are encrypted. Name the file of their key with --key-file.`,
    );
  const sealing = secretSealing(secret, Buffer.from(salt, 'base64'));
  try {
    sealing.open(Buffer.from(check, 'base64'));
    return sealing;
  } catch {
    throw new Refusal(
      'backup-key-wrong',
      422,
      `The backups in ${folder} were encrypted with another key than this one.`,
    );
  }
}

function repositoryIn(folder: string, sealing: Sealing, isEncrypted: boolean): Repository {
  const placeOf = (piece: string): string => join(folder, 'pieces', piece.slice(0, 2), piece);
  const fileOf = ({ at }: Backup): string => join(folder, 'backups', at.replaceAll(':', '-'));
  const get = (piece: string): Uint8Array => unsealed(sealing, folder, { piece, file: placeOf(piece) });
  return {
    folder,
    isEncrypted,
    has: (piece) => existsSync(placeOf(piece)),
    get,
    put: (bytes) => {
      const piece = sealing.nameOf(bytes);
      const file = placeOf(piece);
      if (existsSync(file)) return { piece, written: 0 };
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const sealed = sealing.seal(bytes);
      writeWhole(file, sealed);
      return { piece, written: sealed.length };
    },
    finish: (backup) => {
      // Those of one that was killed before it came to this are among them.
      for (const shard of readdirSync(join(folder, 'pieces'))) syncFolder(join(folder, 'pieces', shard));
      syncFolder(join(folder, 'pieces'));
      writeWhole(fileOf(backup), Buffer.from(sealing.seal(Buffer.from(JSON.stringify(backup)))));
      syncFolder(join(folder, 'backups'));
    },
    backups: () => {
      const names = readdirSync(join(folder, 'backups')).filter((name) => !name.startsWith(UNFINISHED));
      return names.toSorted().flatMap((name) => backupIn(sealing, join(folder, 'backups', name)) ?? []);
    },
    takeAwayDamaged: () => sweepDamaged(join(folder, 'pieces'), get),
    drop: (backup) => rmSync(fileOf(backup), { force: true }),
    keepOnly: (pieces) => sweep(join(folder, 'pieces'), pieces),
  };
}

/** The bytes in a file, and nothing else than them. */
function unsealed(sealing: Sealing, folder: string, { piece, file }: { piece: string; file: string }): Uint8Array {
  const damaged = (why: string): Refusal =>
    new Refusal(
      'backup-damaged',
      422,
      `The backups in ${folder} are damaged: ${file}: ${why}. \`standfirst backup --verify\` takes away what is damaged, and a backup after that writes it anew from what the newsroom has; so do both while it is there.`,
    );
  try {
    const bytes = sealing.open(readFileSync(file));
    if (sealing.nameOf(bytes) === piece) return bytes;
  } catch (error) {
    throw damaged(messageOf(error));
  }
  throw damaged('its bytes are not those of its name');
}

/** Null for one that cannot be read: the others are as good as they were. */
function backupIn(sealing: Sealing, file: string): Backup | null {
  try {
    return JSON.parse(Buffer.from(sealing.open(readFileSync(file))).toString()) as Backup;
  } catch {
    return null;
  }
}

/** Every file among the pieces, those left unfinished too. */
function* filesIn(folder: string): Generator<{ readonly name: string; readonly file: string }> {
  for (const shard of readdirSync(folder))
    for (const name of readdirSync(join(folder, shard))) yield { name, file: join(folder, shard, name) };
}

function sweepDamaged(folder: string, get: (piece: string) => Uint8Array): number {
  let count = 0;
  for (const { name, file } of filesIn(folder)) {
    if (name.startsWith(UNFINISHED)) continue;
    try {
      get(name);
    } catch {
      rmSync(file, { force: true });
      count += 1;
    }
  }
  return count;
}

function sweep(folder: string, kept: ReadonlySet<string>): number {
  let freed = 0;
  for (const { name, file } of filesIn(folder)) {
    if (kept.has(name)) continue;
    freed += statSync(file).size;
    rmSync(file, { force: true });
  }
  return freed;
}

/** How files are called that are being written. */
const UNFINISHED = '.part-';

/** Whole under its name, or not there: nothing is read that a full disk or a kill cut off. */
function writeWhole(file: string, bytes: Uint8Array): void {
  const part = join(dirname(file), `${UNFINISHED}${newId()}`);
  try {
    writeFileSync(part, bytes, { mode: 0o600, flush: true });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    if (!['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    const say = `There is no room left in ${dirname(file)}. The backups there are whole. Free some space and back up again: what was written is not written twice.`;
    throw new Refusal('disk-full', 507, say);
  }
}

function syncFolder(folder: string): void {
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}
