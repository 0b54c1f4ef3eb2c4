import { setImmediate } from 'node:timers/promises';
import { inPieces } from '../base/in-pieces.ts';
import { storeArchive } from '../store/archive.ts';
import type { Db } from '../store/open-store.ts';
import { endRounds, isOfTemplate, moveRound, notAsOf, readRound, type Round, stretchOf } from '../store/rounds.ts';
import { everyBorn, type Task } from './ledger.ts';
import type { PressRooms } from './press-tasks.ts';
import { cachedArchive } from './recording-archive.ts';

/** Pages of the ledger, or addresses, that are looked at between two moments in which others get on with their work. */
const AT_ONCE = 200;

/** Pages that are due and pressed in one turn. */
export interface Turn {
  readonly tasks: readonly Task[];
  /** Those that are due still: others may have pressed some. */
  stillDue(paths: readonly string[]): Promise<ReadonlySet<string>>;
  /** Written down with them. */
  readonly atEnd?: ((tx: Db) => Promise<void>) | undefined;
}

/** Goes through the site after a change that concerns so much of it that nobody lists the pages. */
export interface Rounds {
  /** The next pages that are due in the round under way; null when it is at its end, or none is. */
  next(): Promise<Turn | null>;
}

/** Its place in the ledger is kept with each turn. A process that dies goes on from there; what it pressed beyond is found to be so. */
export function openRounds({ store, site, turnOf }: Pick<PressRooms, 'store' | 'site'> & { turnOf: number }): Rounds {
  const { reader } = store;
  let walk: { readonly round: Round; place: number; born: AsyncGenerator<readonly string[]> | null } | null = null;
  let waiting: string[] = [];

  async function next(): Promise<Turn | null> {
    const round = await readRound(reader);
    if (!round) return null;
    if (walk?.round.seq !== round.seq) {
      walk = { round, place: round.place, born: null };
      waiting = [];
    }
    const turn = walk.born ? null : await nextOfLedger(walk);
    return turn ?? (await nextBorn(walk)) ?? (await end(round));
  }

  async function nextOfLedger(here: NonNullable<typeof walk>): Promise<Turn | null> {
    for (;;) {
      const stretch = await stretchOf(reader, here.round, { after: here.place, pages: AT_ONCE });
      const due = stretch.due.slice(0, turnOf);
      here.place = stretch.due.length > turnOf ? due.at(-1)!.id : stretch.to;
      const { round, place } = here;
      if (due.length > 0) return turnIn(round, due, (tx) => moveRound(tx, round, place));
      if (stretch.isLast) return null;
      await setImmediate();
    }
  }

  /** Pages that a new template brings are in no ledger. */
  async function nextBorn(here: NonNullable<typeof walk>): Promise<Turn | null> {
    if (!isOfTemplate(here.round)) return null;
    here.born ??= inPieces(everyBorn(site, cachedArchive(storeArchive(reader)), reader), AT_ONCE);
    while (waiting.length === 0) {
      const part = await here.born.next();
      if (part.done) return null;
      waiting = [...(await notAsOf(reader, here.round.seq, part.value))];
      await setImmediate();
    }
    const paths = waiting.splice(0, turnOf);
    return turnIn(
      here.round,
      paths.map((path) => ({ path, because: [], changeSeq: here.round.seq })),
    );
  }

  function turnIn({ seq }: Round, tasks: readonly Task[], atEnd?: Turn['atEnd']): Turn {
    return { tasks, stillDue: (paths) => notAsOf(reader, seq, paths), ...(atEnd && { atEnd }) };
  }

  async function end({ seq }: Round): Promise<null> {
    await store.write((tx) => endRounds(tx, seq));
    return null;
  }

  return { next };
}
