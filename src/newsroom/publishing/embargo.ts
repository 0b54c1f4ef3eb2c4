import type { Instant } from '../../base/clock.ts';
import { Refusal } from '../../base/problem.ts';
import { readBars } from '../../store/desk-state.ts';
import { readSettings } from '../../store/documents.ts';
import type { Db } from '../../store/open-store.ts';
import { localTimeAt } from '../../story/local-time.ts';
import type { ClockFace } from '../../story/newsroom.ts';
import type { Story } from '../../story/story.ts';

/** Until when a story may be seen inside and not be published; null when it is under no embargo. */
export async function embargoOf(db: Db, storyId: string): Promise<Instant | null> {
  return (await readBars(db, storyId)).embargoUntil;
}

/** Refuses (422) to let a story go live before its embargo ends, and says both moments on the clocks of its edition. */
export async function refuseEmbargoed(db: Db, story: Story, goesLive: Instant): Promise<void> {
  const until = await embargoOf(db, story.id);
  if (until === null || goesLive >= until) return;
  const clocks = await clocksOf(db, story.edition);
  throw new Refusal(
    'embargoed',
    422,
    `“${story.headline}” is under embargo until ${onClocks(until, clocks)}. It would go live at ${onClocks(goesLive, clocks)}. Choose a time after the embargo, or change the embargo first.`,
  );
}

/** The clocks of an edition; those of the first where there is no such edition, and UTC where there is none at all. */
export async function clocksOf(db: Db, edition: string): Promise<readonly ClockFace[]> {
  const editions = (await readSettings(db))?.editions ?? [];
  const own = editions.find(({ id }) => id === edition) ?? editions[0];
  return own?.clocks ?? [{ label: 'UTC', timeZone: 'UTC' }];
}

/** The zone of the first clock of an edition: by it a day begins for its readers. */
export async function zoneOf(db: Db, edition: string): Promise<string> {
  const [clock] = await clocksOf(db, edition);
  return clock?.timeZone ?? 'UTC';
}

/** A moment on each clock, with its seconds where it has any: `2026-11-24 06:00 GMT, 06:00 UK`. */
export function onClocks(instant: Instant, clocks: readonly ClockFace[]): string {
  let day = '';
  const readings = clocks.map(({ label, timeZone }) => {
    const [date = '', time = ''] = localTimeAt(instant, timeZone).replace(/:00$/, '').split('T');
    const said = date === day ? `${time} ${label}` : `${date} ${time} ${label}`;
    day = date;
    return said;
  });
  return readings.join(', ');
}
