import type { Clock } from '../base/clock.ts';
import { localTimeAt } from '../story/local-time.ts';
import { readDay, turnDay } from '../store/days.ts';
import { readSettings } from '../store/documents.ts';
import type { Store } from '../store/open-store.ts';
import { ageNews } from './news-window.ts';

interface TimedRooms {
  readonly store: Store;
  readonly clock: Clock;
}

/** Writes down what time alone has changed: days that began, news that is news no more. Writes nothing while nothing has. */
export async function passTime(rooms: TimedRooms): Promise<void> {
  await turnDays(rooms);
  await ageNews(rooms);
}

/** Begins the day of each edition at midnight on its first clock. */
async function turnDays({ store, clock }: TimedRooms): Promise<void> {
  const at = clock.now();
  for (const { id, name, clocks } of (await readSettings(store.reader))?.editions ?? []) {
    const day = localTimeAt(at, clocks[0]?.timeZone ?? 'UTC').slice(0, 10);
    if ((await readDay(store.reader, id)) === day) continue;
    const act = { at, by: 'system', act: 'turn-day', summary: `${inWords(day)} began: ${name}` };
    await store.write((tx) => turnDay(tx, id, day, act));
  }
}

/** As `30 November 2026`, for those who read what was done. */
function inWords(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}
