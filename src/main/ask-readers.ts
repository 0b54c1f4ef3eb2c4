import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** What readers read, as the newsroom has it from the readers' process. */
export interface ReadersProbe {
  /** Reads by path since this was last asked for; the counts of the readers' process itself are left as they are. */
  readCounts(): ReadonlyMap<string, number>;
  /** Addresses whose items on the shelf it finds damaged; none while it does not answer. */
  damaged(): Promise<readonly string[]>;
  /** Whether it has a front to serve, and what it found damaged; null while it does not answer. */
  health(): Promise<ReadersHealth | null>;
  /** The readers' process, or that of this number, is another one now, and answers there. */
  moveTo(probe: string, nth?: number): void;
  stop(): void;
}

export interface ReadersHealth {
  readonly isServing: boolean;
  readonly damaged: readonly string[];
}

type Counts = Readonly<Record<string, number>>;

const ASK_EVERY_MS = 20_000;
const LONGEST_WAIT_MS = 2000;

/**
 * Asks the readers' processes, each where it answers (null: not known yet), and has their answers as one: reads are added, and there is somebody who serves
 * while one of them does.
 */
export function askReaders(firsts: readonly (string | null)[], every: number = ASK_EVERY_MS): ReadersProbe {
  const all = firsts.map((first) => askProcess(first, every));
  const damagedIn = (said: readonly Pick<ReadersHealth, 'damaged'>[]) => [
    ...new Set(said.flatMap(({ damaged }) => damaged)),
  ];
  const health = async (): Promise<ReadersHealth | null> => {
    const said = (await Promise.all(all.map((one) => one.health()))).filter((one) => one !== null);
    return said.length === 0 ? null : { isServing: said.some(({ isServing }) => isServing), damaged: damagedIn(said) };
  };
  return {
    health,
    readCounts: () => {
      const [counts = new Map<string, number>(), ...others] = all.map((one) => one.readCounts());
      for (const other of others) addCounts(counts, other);
      return counts;
    },
    damaged: async () => (await health())?.damaged ?? [],
    moveTo: (probe, nth = 0) => all[nth]?.moveTo(probe),
    stop: () => all.forEach((one) => one.stop()),
  };
}

function addCounts(counts: Map<string, number>, others: ReadonlyMap<string, number>): void {
  for (const [path, count] of others) counts.set(path, (counts.get(path) ?? 0) + count);
}

interface ProcessProbe {
  readCounts(): Map<string, number>;
  health(): Promise<ReadersHealth | null>;
  moveTo(probe: string): void;
  stop(): void;
}

/**
 * Asks one readers' process again and again for its rising counts, and remembers the last of each of its lives, so that neither who
 * else asks nor a start of either process loses or doubles a read. What was read before this newsroom began is not its to count.
 */
function askProcess(first: string | null, every: number): ProcessProbe {
  let probe = first;
  let isFirst = true;
  let since = new Map<string, number>();
  const last = new Map<string, Counts>();
  const ask = async () => {
    const said = probe === null ? null : await jsonAt(probe, 'reads', isCounts);
    if (said === null) return;
    const before = last.get(said.boot) ?? (isFirst ? said.reads : {});
    isFirst = false;
    addRises(since, before, said.reads);
    last.set(said.boot, said.reads);
    const [oldest] = last.keys();
    if (last.size > 4 && oldest !== undefined) last.delete(oldest);
  };
  let asking = ask();
  const timer = setInterval(() => {
    asking = asking.then(ask);
  }, every).unref();
  return {
    readCounts: () => {
      const counted = since;
      since = new Map();
      return counted;
    },
    health: () => healthAt(probe),
    moveTo: (other) => {
      // The one before tells for the last time what it knows.
      asking = asking.then(ask).then(() => {
        probe = other;
      });
    },
    stop: () => clearInterval(timer),
  };
}

async function healthAt(probe: string | null): Promise<ReadersHealth | null> {
  const said = probe === null ? null : await jsonAt(probe, 'health', isHealth);
  return said && { isServing: said.say === 'serving', damaged: said.damaged };
}

/** A count that is lower than before began again: its story was not read for long and was forgotten. */
function addRises(since: Map<string, number>, before: Counts, now: Counts): void {
  for (const [path, count] of Object.entries(now)) {
    const known = before[path] ?? 0;
    const rise = count < known ? count : count - known;
    if (rise > 0) since.set(path, (since.get(path) ?? 0) + rise);
  }
}

type Json = Readonly<Record<string, unknown>>;

function isCounts(said: Json): said is { readonly boot: string; readonly reads: Counts } {
  const { boot, reads } = said;
  const isAll =
    typeof reads === 'object' && Object.values(reads ?? { none: null }).every((count) => typeof count === 'number');
  return typeof boot === 'string' && isAll;
}

function isHealth(said: Json): said is { readonly say: string; readonly damaged: string[] } {
  const { say, damaged } = said;
  return typeof say === 'string' && Array.isArray(damaged) && damaged.every((path) => typeof path === 'string');
}

/** Null when nobody answers, or somebody else: the next time of asking brings what is missed now. */
async function jsonAt<Said extends Json>(
  probe: string,
  what: string,
  isSound: (said: Json) => said is Said,
): Promise<Said | null> {
  try {
    const request = get(`${probe}/${what}`, { agent: false, signal: AbortSignal.timeout(LONGEST_WAIT_MS) });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    const said = JSON.parse(await text(answer)) as Json | null;
    return said !== null && isSound(said) ? said : null;
  } catch {
    return null;
  }
}
