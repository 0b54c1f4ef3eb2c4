import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { atTheEnd } from './endings.ts';

const FILE = 'standfirst.db';
/** In the place of the file: which database belongs to a folder. Who copies the folder gets a copy of the database. */
const NOTE = 'standfirst.db-on-server';

/** True where the stores of tests are databases of a server. */
export function onServer(): boolean {
  return inject('postgres') !== undefined;
}

/** True where a store was made in this folder, or a copy of one put there. */
export function hasStore(folder: string): boolean {
  return existsSync(join(folder, onServer() ? NOTE : FILE));
}

/** Where the store of a folder is, as `openStore` takes it: a file in it, or a database of its own on the server that this project's tests have. */
export function storeAt(folder: string): Promise<string> {
  return place(folder, (drop) => atTheEnd(drop));
}

/** The same for one that is copied for others as long as this process runs. */
export function keptStoreAt(folder: string): Promise<string> {
  return place(folder, () => {});
}

async function place(folder: string, whenMade: (drop: () => Promise<void>) => void): Promise<string> {
  const postgres = inject('postgres');
  if (postgres === undefined || !('address' in postgres)) return join(folder, FILE);
  const note = join(folder, NOTE);
  const [before = '', of = ''] = existsSync(note) ? readFileSync(note, 'utf8').split('\n') : [];
  const database = of === folder ? before : await newDatabase(postgres.address, before, whenMade);
  writeFileSync(note, `${database}\n${folder}`);
  const url = new URL(postgres.address);
  url.pathname = `/${database}`;
  return url.href;
}

/** A copy of another database, or a new one. */
async function newDatabase(
  address: string,
  of: string,
  whenMade: (drop: () => Promise<void>) => void,
): Promise<string> {
  const name = `t_${randomBytes(8).toString('hex')}`;
  await administer(address, `create database ${name} template ${of || 'template0'}${of ? '' : " encoding 'UTF8'"}`);
  whenMade(() => administer(address, `drop database if exists ${name} with (force)`));
  return name;
}

let administrator: Promise<Client> | null = null;

async function administer(address: string, statement: string): Promise<void> {
  administrator ??= connected(address);
  await (await administrator).query(statement);
}

async function connected(address: string): Promise<Client> {
  const client = new Client({ connectionString: address });
  await client.connect();
  return client;
}
