import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { StoryWords } from '../story/reader-search.ts';
import { indexed, insideWords } from '../story/index-text.ts';

/** How the tables are made. Another number makes every index again, from the shelf; that of before is taken up. */
const TABLES = 2;
const TABLES_BEFORE = 1;

/** Raised when words are read differently: what was put in by an older form is found as before until it is put in again. */
const FORM = 2;

/** What the index knows of a story besides its words: enough to choose and to order by. */
export interface IndexedStory {
  readonly id: string;
  /** What stood on the shelf when its words were read. */
  readonly tag: string;
}

/** The words of live stories, and nothing that cannot be read from the shelf again. */
export interface SearchIndex {
  readonly database: DatabaseSync;
  /** The tag under which a story's words are here; null when they are not. */
  tagOf(id: string): string | null;
  /** In place of those it had. */
  put(words: StoryWords, tag: string): void;
  forget(id: string): void;
  /** Some of those that an older form put in; none once all are of the present one. */
  outdated(most: number): readonly string[];
  /** Every story there is, in no order. */
  all(): IterableIterator<IndexedStory>;
  /** Does several of these at once: all of them, or none. */
  together(work: () => void): void;
  close(): void;
}

/**
 * Opens the index in a file, or in memory (`:memory:`). One that is damaged, or of another build, is made again: it holds nothing that the shelf
 * has not. In memory as well where the file cannot be written.
 */
export function openIndex(file: string): SearchIndex {
  return indexIn(opened(file) ?? freshSomewhere(file));
}

function freshSomewhere(file: string): DatabaseSync {
  try {
    return fresh(file);
  } catch (error) {
    if (file === ':memory:') throw error;
    return fresh(':memory:');
  }
}

function opened(file: string): DatabaseSync | null {
  try {
    const database = new DatabaseSync(file);
    const { user_version: form } = database.prepare('pragma user_version').get() as { user_version: number };
    if ((form === TABLES || form === TABLES_BEFORE) && isSound(database)) return takenUp(prepared(database), form);
    database.close();
  } catch {
    // What cannot be read is thrown away below, and what cannot be written is said there.
  }
  return null;
}

function isSound(database: DatabaseSync): boolean {
  const { quick_check: said } = database.prepare('pragma quick_check(1)').get() as { quick_check: string };
  return said === 'ok';
}

/** A form stands with each story since the second making of the tables. */
function takenUp(database: DatabaseSync, form: number): DatabaseSync {
  if (form === TABLES) return database;
  database.exec(`
    begin;
    alter table stories add column form integer not null default 1;
    create index stories_by_form on stories (form);
    pragma user_version = ${TABLES};
    commit;
  `);
  return database;
}

function fresh(file: string): DatabaseSync {
  for (const ending of ['', '-wal', '-shm']) if (file !== ':memory:') rmSync(file + ending, { force: true });
  const database = prepared(new DatabaseSync(file));
  // Newest first is the order of rows, so that the newest of a word that many have are found without looking at the others.
  database.exec(`
    create table stories (
      n integer primary key, id text not null unique, tag text not null,
      edition text not null, also_in text not null, section text not null, topics text not null, kind text not null,
      form integer not null
    ) strict;
    create index stories_by_form on stories (form);
    create virtual table words using fts5 (
      headline, furniture, body, parts,
      content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
    );
    pragma user_version = ${TABLES};
  `);
  return database;
}

function prepared(database: DatabaseSync): DatabaseSync {
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -8000;');
  return database;
}

function indexIn(database: DatabaseSync): SearchIndex {
  const tagOf = database.prepare('select tag from stories where id = ?');
  const rowOf = database.prepare('select n from stories where id = ?');
  const isTaken = database.prepare('select 1 from stories where n = ?');
  const drop = ['stories where n = ?', 'words where rowid = ?'].map((what) => database.prepare(`delete from ${what}`));
  const putStory = database.prepare(`insert into stories values (?, ?, ?, ?, ?, ?, ?, ?, ${FORM})`);
  const putWords = database.prepare(
    'insert into words (rowid, headline, furniture, body, parts) values (?, ?, ?, ?, ?)',
  );
  const older = database.prepare(`select id from stories where form < ${FORM} limit ?`);
  const forget = (id: string): void => {
    const n = (rowOf.get(id) as { n: number } | undefined)?.n;
    if (n !== undefined) for (const one of drop) one.run(n);
  };
  return {
    database,
    tagOf: (id) => (tagOf.get(id) as { tag: string } | undefined)?.tag ?? null,
    put: (words, tag) => {
      forget(words.id);
      let n = rowAt(words.at);
      while (isTaken.get(n)) n += 1;
      const { id, edition, alsoIn, section, topics, kind, lang } = words;
      putStory.run(n, id, tag, edition, listed(alsoIn), section, listed(topics), kind);
      const { headline, summary, about, body } = words;
      const columns = [[headline], [...summary, ...about], body];
      putWords.run(n, ...columns.map((lines) => indexed(lines.join('\n'))), insideWords(columns.flat(), lang));
    },
    forget,
    outdated: (most) => (older.all(most) as unknown as { id: string }[]).map(({ id }) => id),
    all: () =>
      database
        .prepare('select id, tag from stories')
        .iterate() as IterableIterator<unknown> as IterableIterator<IndexedStory>,
    together: (work) => {
      database.exec('begin');
      try {
        work();
        database.exec('commit');
      } catch (error) {
        // A disk that is full has ended it already.
        if (database.isTransaction) database.exec('rollback');
        throw error;
      }
    },
    close: () => database.close(),
  };
}

/** Slugs between spaces, so that one of them is found by `instr`. */
function listed(slugs: readonly string[]): string {
  return ` ${slugs.join(' ')} `;
}

/** Rows of one second; what is left of 2^53 reaches from the year 0 to 4000 and beyond. */
const ROWS_A_SECOND = 2 ** 16;

/** The first row of a moment, so that rows stand in the order of their dates. */
export function rowAt(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000) * ROWS_A_SECOND;
}
