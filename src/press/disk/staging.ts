import { basename, dirname, join } from 'node:path';
import { turnLost } from '../../base/turn-lost.ts';
import type { ShelfFiles } from './shelf-files.ts';

/** Where the bytes of items wait until they are durable and get their names. */
export interface Staging {
  /** Writes a new file in the file system of the shelf and gives its path; leaves nothing behind when it fails. */
  write(bytes: Uint8Array): Promise<string>;
  /**
   * From now on all waits in a folder of this turn, which is taken away by whoever has a later one: what this process would give a name then, or take away, is not
   * there any more, however long it slept in between. Refuses (409 `turn-lost`) once somebody has a later one.
   */
  begin(turn: number): Promise<void>;
  /** Refuses (409 `turn-lost`) once another process has a later turn. Without turns nothing is refused. */
  need(): void;
  /** Takes a file away, unless another process has a later turn. */
  takeAway(file: string): Promise<void>;
}

/** `own` is this process's folder for what waits. */
export function openStaging(files: ShelfFiles, own: string): Staging {
  let [place, isMade, isTurn, count] = [own, false, false, 0];
  const next = () => join(place, String((count += 1)));
  const need = () => {
    if (isTurn && files.mark(place) === null) throw turnLost();
  };
  const inTurn = (error: unknown): never => {
    need();
    throw error;
  };
  return {
    need,
    write: async (bytes) => {
      // Made at the first write: a shelf that is only read leaves nothing behind.
      if (!isMade) await files.makeFolder(place);
      isMade = true;
      const file = next();
      await files.create(file, bytes).catch(inTurn);
      return file;
    },
    begin: async (turn) => {
      await beginTurn(files, dirname(own), turn);
      [place, isMade, isTurn] = [join(dirname(own), nameOf(turn)), true, true];
    },
    takeAway: async (file) => {
      if (!isTurn) return files.remove(file);
      const away = next();
      await files.rename(file, away).catch((error: unknown) => (files.mark(file) === null ? need() : inTurn(error)));
      await files.remove(away);
    },
  };
}

const TURN = 'turn-';
const ENDED = 'ended-';
const nameOf = (turn: number): string => `${TURN}${turn}`;

/** Of two who begin at the same time each makes a folder and then looks: the later one takes the other's away, or the other sees that it is late. */
async function beginTurn(files: ShelfFiles, all: string, turn: number): Promise<void> {
  const mine = join(all, nameOf(turn));
  await files.makeFolder(mine);
  for await (const { name } of files.list(all)) {
    const other = name.startsWith(TURN) ? Number(name.slice(TURN.length)) : null;
    if (other !== null && other > turn) {
      await files.remove(mine);
      throw turnLost();
    }
    if (other !== null && other < turn) await end(files, join(all, name));
  }
}

/** Away in one step, with all that waits in it. */
async function end(files: ShelfFiles, folder: string): Promise<void> {
  const ended = join(dirname(folder), `${ENDED}${basename(folder)}`);
  await files.rename(folder, ended).catch(() => {});
  await files.remove(ended);
}
