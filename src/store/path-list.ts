import { DatabaseSync } from 'node:sqlite';

/** Addresses on the disk while somebody works through them: each once, by rank and then by name, however many there are. It ends with its process. */
export interface PathList {
  add(path: string, rank: number): void;
  readonly length: number;
  /** How many have this rank. */
  countOf(rank: number): number;
  /** Those in these places of the order. Nothing may be added after the first is asked for. */
  slice(from: number, to: number): readonly string[];
  close(): void;
}

interface Row {
  readonly rank: number;
  readonly path: string;
}

/** Kibibytes of it that are kept in memory. */
const CACHE = 8192;

/** Opens an empty list, in a file without a name that the system takes away by itself. */
export function openPathList(): PathList {
  const database = new DatabaseSync('');
  database.exec(
    `pragma journal_mode = off; pragma cache_size = -${CACHE};
     create table listed (rank integer, path text, primary key (rank, path)) without rowid; begin`,
  );
  const insert = database.prepare('insert or ignore into listed values (?, ?)');
  const after = database.prepare(
    'select rank, path from listed where (rank, path) > (?, ?) order by rank, path limit ? offset ?',
  );
  const ranked = database.prepare('select count(*) as many from listed where rank = ?');
  let length = 0;
  let read = { to: 0, last: { rank: -1, path: '' } };
  return {
    add: (path, rank) => void (length += Number(insert.run(rank, path).changes)),
    get length() {
      return length;
    },
    countOf: (rank) => Number(ranked.get(rank)?.['many'] ?? 0),
    slice: (from, to) => {
      // Whoever goes on where they stopped is not led through all before it.
      const begin = read.to === from ? read : { to: 0, last: { rank: -1, path: '' } };
      const rows = after.all(begin.last.rank, begin.last.path, to - from, from - begin.to) as unknown as Row[];
      const last = rows.at(-1);
      if (last) read = { to: from + rows.length, last };
      return rows.map(({ path }) => path);
    },
    close: () => database.close(),
  };
}
