import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { aFolder, aSmallDisk, noSmallDisk } from '../../test/house/folders.ts';
import { Refusal } from '../base/problem.ts';
import { databaseDamaged, knownFailure } from './known-failures.ts';

function failureOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail.');
}

test('a file where a folder should be is the user’s to put right, and named', () => {
  const file = join(aFolder(), 'data');
  writeFileSync(file, '');
  expect(knownFailure(failureOf(() => mkdirSync(file)))).toMatchObject({
    code: 'not-a-folder',
    message: expect.stringContaining(file),
  });
  expect(knownFailure(failureOf(() => mkdirSync(join(file, 'below'))))).toMatchObject({ code: 'not-a-folder' });
});

test('what is no database, and one that another program holds, are told apart', () => {
  const file = join(aFolder(), 'standfirst.db');
  writeFileSync(file, 'These are words, and there are enough of them to fill the head of a database. '.repeat(20));
  const reading = () => new DatabaseSync(file).exec('select * from sqlite_master');
  expect(knownFailure(failureOf(reading))).toMatchObject({ code: 'database-damaged' });
  const other = `${file}2`;
  const holder = new DatabaseSync(other);
  holder.exec('create table a (b); begin exclusive');
  expect(knownFailure(failureOf(() => new DatabaseSync(other).exec('insert into a values (1)')))).toMatchObject({
    code: 'database-busy',
  });
  holder.close();
});

test('a full disk names what had no room', (context) => {
  const disk = aSmallDisk(64);
  context.skip(disk === null, noSmallDisk);
  const file = join(disk ?? '', 'big');
  const failure = knownFailure(failureOf(() => writeFileSync(file, Buffer.alloc(1024 * 1024))));
  expect(failure).toMatchObject({ code: 'disk-full', status: 507 });
});

test('a refusal stays what it is, and a fault of our own is none', () => {
  const refusal = new Refusal('too-early', 409, 'Not yet.');
  expect(knownFailure(refusal)).toBe(refusal);
  expect(knownFailure(new TypeError('x is not a function'))).toBeNull();
  expect(knownFailure('thrown words')).toBeNull();
  expect(knownFailure(failureOf(() => new DatabaseSync(':memory:').exec('select from')))).toBeNull();
});

test('a database in which SQLite finds damage is answered with the remedy', () => {
  expect(databaseDamaged()).toMatchObject({ code: 'database-damaged', status: 500 });
  expect(databaseDamaged().message).toContain('`standfirst restore BACKUPS --data NEW_FOLDER`');
});
