import { statSync } from 'node:fs';
import { Refusal } from '../base/problem.ts';
import type { NewsroomFolder } from './newsroom-folder.ts';

const ADDRESS = /^postgres(?:ql)?:\/\//;

/** True when the environment says that the store is on a server. The readers' process asks no more than that. */
export function isOnServer(env: NodeJS.ProcessEnv = process.env): boolean {
  return Boolean(env['STANDFIRST_DATABASE']);
}

/**
 * The address of the database of PostgreSQL that the environment names, which may hold a password and is shown to nobody; null where it names none. Refuses (422)
 * what is not an address.
 */
export function serverOf(env: NodeJS.ProcessEnv = process.env): string | null {
  const address = env['STANDFIRST_DATABASE'];
  if (!address) return null;
  if (ADDRESS.test(address) && URL.canParse(address)) return address;
  throw new Refusal(
    'database-address',
    422,
    'STANDFIRST_DATABASE is not the address of a PostgreSQL database. Write it as postgres://USER@HOST/NAME, with the password in PGPASSWORD or ~/.pgpass, or leave it unset to use the file in the data folder.',
  );
}

/**
 * Where the store of a newsroom is, as `openStore` takes it: the file in its folder, or the address of a database (`serverOf`). Refuses (409) a folder that has a store
 * in a file besides: nobody could say which is the newsroom's.
 */
export function storeOf(folder: NewsroomFolder, env: NodeJS.ProcessEnv = process.env): string {
  const address = serverOf(env);
  if (address === null) return folder.database;
  if ((statSync(folder.database, { throwIfNoEntry: false })?.size ?? 0) > 0) throw twoStores(folder);
  return address;
}

function twoStores({ root, database }: NewsroomFolder): Refusal {
  return new Refusal(
    'two-databases',
    409,
    `${root} holds a newsroom in a file (${database}), and STANDFIRST_DATABASE names another database. Unset STANDFIRST_DATABASE, or move the newsroom to a server: \`standfirst move --to ADDRESS\` without it.`,
  );
}

/** Where the store is, for people to read: without names and passwords of users. */
export function storeName({ database }: NewsroomFolder, env: NodeJS.ProcessEnv = process.env): string {
  const url = URL.parse(env['STANDFIRST_DATABASE'] ?? '');
  if (!isOnServer(env) || !url) return database;
  return `PostgreSQL at ${url.host || 'this machine'}, database ${url.pathname.slice(1)}`;
}
