import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { Instant } from '../base/clock.ts';
import { messageOf, Refusal } from '../base/problem.ts';
import { StoreAway } from '../objects/object-store.ts';
import { UNFINISHED } from '../files/whole-files.ts';
import type { BackupPlace } from './place.ts';
import { plainSealing, type Sealing, secretSealing } from './sealing.ts';

/** One backup: everything as it was at a moment. */
export interface Backup {
  readonly at: Instant;
  /** The piece that says what lay in the folder. */
  readonly tree: string;
  readonly files: number;
  readonly bytes: number;
}

/** Backups in one place. What is in it is never changed, so that a killed or a full one has all that was finished. */
export interface Repository {
  /** As people name its place. */
  readonly name: string;
  readonly isEncrypted: boolean;
  has(piece: string): Promise<boolean>;
  /** Keeps bytes; answers their name, and how many bytes were written: none when they were there. */
  put(bytes: Uint8Array): Promise<{ readonly piece: string; readonly written: number }>;
  /** Refuses (422) a piece that is not there or is not what its name says. */
  get(piece: string): Promise<Uint8Array>;
  /** From here on all that was put outlives a power cut, and the backup is there. */
  finish(backup: Backup): Promise<void>;
  /** All that can be read, the oldest first. */
  backups(): Promise<Backup[]>;
  /** Looks at every piece and takes away what is not what its name says, so that the next backup writes it again; answers how many. */
  takeAwayDamaged(): Promise<number>;
  /** Lets a backup go; its pieces stay. */
  drop(backup: Backup): Promise<void>;
  /** Takes away all pieces but these; answers how many bytes that were. */
  keepOnly(pieces: ReadonlySet<string>): Promise<number>;
}

const FORM = 1;
const OWN = 'standfirst-backups.json';
const CHECK = Buffer.from('Standfirst keeps backups here.');

interface Header {
  readonly form: number;
  readonly encrypted: { readonly salt: string; readonly check: string } | null;
}

/** Makes a repository in a new or empty place. Refuses (409) one in which anything else lies. */
export async function makeRepository(place: BackupPlace, secret: string | null): Promise<Repository> {
  await place.make();
  const salt = randomBytes(16);
  const sealing = secret === null ? plainSealing : secretSealing(secret, salt);
  const check = Buffer.from(sealing.seal(CHECK)).toString('base64');
  const header: Header = { form: FORM, encrypted: secret === null ? null : { salt: salt.toString('base64'), check } };
  await place.write(OWN, Buffer.from(`${JSON.stringify(header, null, 2)}\n`));
  await place.settle('');
  return repositoryIn(place, sealing, secret !== null);
}

/** True for a place that is a repository. */
export function isRepository(place: BackupPlace): Promise<boolean> {
  return place.has(OWN);
}

/** Opens one. Refuses (404) a place that is none, and (422) a secret that is missing, is wrong, or is given for what is not encrypted. */
export async function openRepository(place: BackupPlace, secret: string | null): Promise<Repository> {
  const { name } = place;
  if (!(await isRepository(place)))
    throw new Refusal('no-backups', 404, `There are no backups in ${name}. Check the name; a disk may not be there.`);
  const { form, encrypted } = JSON.parse(Buffer.from(await place.read(OWN)).toString()) as Header;
  if (form !== FORM)
    throw new Refusal(
      'backup-form',
      422,
      `${name} is in form ${form}; this Standfirst reads form ${FORM}. Use the Standfirst that wrote it.`,
    );
  if (encrypted === null && secret !== null)
    throw new Refusal(
      'backup-not-encrypted',
      422,
      `The backups in ${name} are not encrypted. Name another folder for encrypted ones, or leave out the key.`,
    );
  return repositoryIn(place, encrypted === null ? plainSealing : unlocked(name, encrypted, secret), encrypted !== null);
}

function unlocked(folder: string, { salt, check }: NonNullable<Header['encrypted']>, secret: string | null): Sealing {
  if (secret === null)
    throw new Refusal(
      'backup-key-missing',
      422,
      `The backups in ${folder} are encrypted. Name their key file with --key-file.`,
    );
  const sealing = secretSealing(secret, Buffer.from(salt, 'base64'));
  try {
    sealing.open(Buffer.from(check, 'base64'));
    return sealing;
  } catch {
    throw new Refusal('backup-key-wrong', 422, `The backups in ${folder} were encrypted with a different key.`);
  }
}

function repositoryIn(place: BackupPlace, sealing: Sealing, isEncrypted: boolean): Repository {
  const get = (piece: string): Promise<Uint8Array> => unsealed(sealing, place, piece);
  return {
    name: place.name,
    isEncrypted,
    has: (piece) => place.has(pathOf(piece)),
    get,
    put: async (bytes) => {
      const piece = sealing.nameOf(bytes);
      if (await place.has(pathOf(piece))) return { piece, written: 0 };
      const sealed = sealing.seal(bytes);
      await place.write(pathOf(piece), sealed);
      return { piece, written: sealed.length };
    },
    finish: async (backup) => {
      // Those of one that was killed before it came to this are among them.
      await place.settle('pieces');
      await place.write(fileOf(backup), sealing.seal(Buffer.from(JSON.stringify(backup))));
      await place.settle('backups');
    },
    backups: () => backupsIn(sealing, place),
    takeAwayDamaged: () => sweepDamaged(place, get),
    drop: (backup) => place.remove(fileOf(backup)),
    keepOnly: (pieces) => sweep(place, pieces),
  };
}

function pathOf(piece: string): string {
  return `pieces/${piece.slice(0, 2)}/${piece}`;
}

function fileOf({ at }: Backup): string {
  return `backups/${at.replaceAll(':', '-')}`;
}

/** The bytes of a piece, and nothing else than them. */
async function unsealed(sealing: Sealing, place: BackupPlace, piece: string): Promise<Uint8Array> {
  const damaged = (why: string): Refusal =>
    new Refusal(
      'backup-damaged',
      422,
      `The backups in ${place.name} are damaged: ${pathOf(piece)}: ${why}. \`standfirst backup --verify\` removes what is damaged, and a backup after that writes it again from what the newsroom has; do both while the newsroom still exists.`,
    );
  try {
    const bytes = sealing.open(await place.read(pathOf(piece)));
    if (sealing.nameOf(bytes) === piece) return bytes;
  } catch (error) {
    if (error instanceof StoreAway || error instanceof Refusal) throw error;
    throw damaged(messageOf(error));
  }
  throw damaged('its bytes do not match its name');
}

async function backupsIn(sealing: Sealing, place: BackupPlace): Promise<Backup[]> {
  const files = await Array.fromAsync(place.list('backups'));
  const whole = files.map(({ path }) => path).filter((path) => !basename(path).startsWith(UNFINISHED));
  const backups = await Promise.all(whole.toSorted().map((path) => backupIn(sealing, place, path)));
  return backups.flatMap((backup) => backup ?? []);
}

/** Null for one that cannot be read: the others are as good as they were. */
async function backupIn(sealing: Sealing, place: BackupPlace, path: string): Promise<Backup | null> {
  try {
    return JSON.parse(Buffer.from(sealing.open(await place.read(path))).toString()) as Backup;
  } catch (error) {
    if (error instanceof StoreAway || error instanceof Refusal) throw error;
    return null;
  }
}

async function sweepDamaged(place: BackupPlace, get: (piece: string) => Promise<Uint8Array>): Promise<number> {
  let count = 0;
  for (const { path } of await Array.fromAsync(place.list('pieces'))) {
    if (basename(path).startsWith(UNFINISHED)) continue;
    try {
      await get(basename(path));
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'backup-damaged')) throw error;
      await place.remove(path);
      count += 1;
    }
  }
  return count;
}

async function sweep(place: BackupPlace, kept: ReadonlySet<string>): Promise<number> {
  let freed = 0;
  for (const { path, size } of await Array.fromAsync(place.list('pieces'))) {
    if (kept.has(basename(path))) continue;
    freed += size;
    await place.remove(path);
  }
  return freed;
}
