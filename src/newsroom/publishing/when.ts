import type { Instant } from '../../base/clock.ts';
import { problem, Refusal } from '../../base/problem.ts';
import type { WrittenTime } from '../../contract/publishing.ts';
import { readSettings } from '../../store/documents.ts';
import type { Db } from '../../store/open-store.ts';
import { isLocalTime, type Meaning, meaningOf } from '../../story/local-time.ts';

/**
 * The instant an editor means. Refuses (422), always with the remedy, a zone that is not the newsroom's, a time that clocks
 * never show, one that they show twice while nobody said which, and one that is not in the future.
 */
export async function instantOf(db: Db, written: WrittenTime, now: Instant): Promise<Instant> {
  const zones = await zonesOf(db);
  if (!zones.includes(written.zone))
    throw unfit(
      'zone-unknown',
      'zone',
      `${written.zone} is not one of the newsroom’s clocks. Choose one of ${zones.join(', ')}.`,
    );
  if (!isLocalTime(written.local))
    throw unfit('time-unfit', 'local', 'This is not a day and time. Write it like 2026-11-24T06:00.');
  const at = decided(meaningOf(written.local, written.zone), written);
  if (at <= now)
    throw unfit(
      'time-past',
      'local',
      `${shown(written.local)} has passed in ${written.zone}. Choose a later time, or publish now.`,
    );
  return at;
}

/** Every zone on a clock of an edition, the first edition's first clock first. */
export async function zonesOf(db: Db): Promise<string[]> {
  const editions = (await readSettings(db))?.editions ?? [];
  return [...new Set(editions.flatMap(({ clocks }) => clocks.map(({ timeZone }) => timeZone)))];
}

function decided(meaning: Meaning, { local, zone, which }: WrittenTime): Instant {
  if (meaning.is === 'once') return meaning.at;
  if (meaning.is === 'never')
    throw unfit(
      'time-never',
      'local',
      `Clocks in ${zone} never show ${shown(local)}: they go forward past it. Choose ${shown(meaning.before)} or ${shown(meaning.after)}.`,
    );
  if (which) return meaning[which];
  throw unfit(
    'time-twice',
    'which',
    `Clocks in ${zone} show ${shown(local)} twice, because they go back. Say whether you mean the first (${meaning.first}) or the second (${meaning.second}).`,
  );
}

function shown(local: string): string {
  return local.replace('T', ' ');
}

function unfit(code: string, where: string, say: string): Refusal {
  return new Refusal(code, 422, say, [problem(code, where, say)]);
}
