import type { PressRooms } from '../press/press-tasks.ts';
import { packCold } from '../press/pack-cold.ts';
import { mendShelf, pressReplacedShelf, scrubShelf } from '../press/scrub.ts';
import { wait } from './wait.ts';

/** The readers' server as far as it is asked here: which items of the shelf it found not to be whole. */
export interface Readers {
  damaged(): readonly string[] | Promise<readonly string[]>;
}

const ASK_EVERY_MS = 1000;
/** What could not be repaired is tried again after this. */
const TRY_AGAIN_MS = 60_000;
/** A newsroom that has just started, or is started again and again, leaves its first seconds to people. */
const FIRST_SCRUB_MS = 10_000;
const SCRUB_EVERY_MS = 24 * 60 * 60_000;
/** After the first scrub of a small shelf; the cold is moved at night by whoever starts at night. */
const FIRST_PACKING_MS = 60_000;
const PACK_EVERY_MS = 24 * 60 * 60_000;
/** Between two turns of a few stories. */
const PACKING_REST_MS = 20;
/** A tenth of a second of rest after 25 items: a thousand pages take four seconds, a million an hour, at a few per cent of a core. */
const REST_MS = 100;

/**
 * Keeps the shelf as it was pressed: repairs at once what readers' servers found damaged, looks at everything soon after it begins and once
 * a day, lays the pages of all but the newest `hot` stories into packs every night, and presses all again when another shelf was put in its place. `complain` is told about what fails.
 */
export async function keepShelf(
  rooms: PressRooms,
  {
    readers,
    signal,
    complain,
    hot,
  }: { readers: Readers; signal: AbortSignal; complain: (error: unknown) => void; hot: number | null },
): Promise<void> {
  const tried = new Map<string, number>();
  const mend = async () => {
    await pressReplacedShelf(rooms);
    const now = performance.now();
    const suspects = (await readers.damaged()).filter((path) => now - (tried.get(path) ?? -Infinity) > TRY_AGAIN_MS);
    for (const path of suspects) tried.set(path, now);
    if (suspects.length > 0) await mendShelf(rooms, suspects);
  };
  const look = () => scrubShelf(rooms, { rest: REST_MS, signal }).then(() => {}, complain);
  const pack = () => packOlder(rooms, { hot: hot ?? Infinity, signal }).catch(complain);
  await Promise.all([
    hot === null ||
      wait(FIRST_PACKING_MS, signal).then((goesOn) => (goesOn ? every(PACK_EVERY_MS, signal, pack) : undefined)),
    wait(FIRST_SCRUB_MS, signal).then((goesOn) => (goesOn ? every(SCRUB_EVERY_MS, signal, look) : undefined)),
    every(ASK_EVERY_MS, signal, () => mend().catch(complain)),
  ]);
}

async function packOlder(rooms: PressRooms, { hot, signal }: { hot: number; signal: AbortSignal }): Promise<void> {
  const note = await packCold(rooms, { hot, rest: PACKING_REST_MS, signal });
  if (note.pages + note.anew > 0) rooms.log.info({ ...note }, 'Pages of older stories were laid into packs.');
}

/** At once, and then as often as said. */
async function every(ms: number, signal: AbortSignal, chore: () => Promise<void>): Promise<void> {
  do await chore();
  while (await wait(ms, signal));
}
