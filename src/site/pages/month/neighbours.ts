import type { Archive } from '../../../story/archive.ts';
import { UNDATED_MONTH } from '../../../story/lists.ts';
import type { ListOwner } from '../list-owner.ts';
import { monthWord } from './month-words.ts';
import { closedParts } from '../parts.ts';

/**
 * How many empty months are passed over in search of a neighbour. A page looks at the months beside it and not at
 * the list of all months, because that list changes with every story and would make the whole archive stale.
 */
const REACH = 12;

/** A list, and the page behind which its months stand. */
export type Months = Pick<ListOwner, 'path' | 'list'>;

interface MonthPage {
  readonly of: Months;
  readonly month: string;
  /** A closed part, counted from the oldest; null for the month's newest stories, or all of a small month. */
  readonly part: number | null;
}

/**
 * The pages before and after a month or a part of one. Where nothing older is near, the stories without a date are next, and null
 * where there are none; newer is the first page of the list where nothing newer is near.
 */
export async function neighbours(
  archive: Archive,
  { of, month, part }: MonthPage,
  closed: number,
): Promise<{ readonly older: string | null; readonly newer: string }> {
  const whole = `${of.path}/${monthWord(month)}`;
  const at = part ?? closed + 1;
  const older = at > 1 ? `${whole}/${at - 1}` : await nearest(archive, { of, month, step: -1 });
  if (part === null) return { older, newer: (await nearest(archive, { of, month, step: 1 })) ?? of.path };
  return { older, newer: part < closed ? `${whole}/${part + 1}` : whole };
}

interface Search {
  readonly of: Months;
  readonly month: string;
  readonly step: 1 | -1;
}

/** The nearest page of another month: coming from below its oldest part, coming from above its newest. */
async function nearest(archive: Archive, { of, month, step }: Search): Promise<string | null> {
  if (month === UNDATED_MONTH) return null;
  for (let away = 1; away <= REACH; away += 1) {
    const other = monthAway(month, away * step);
    const { length } = await archive.month(of.list, other);
    if (length === 0) continue;
    const whole = `${of.path}/${other}`;
    return step === 1 && closedParts(length) > 0 ? `${whole}/1` : whole;
  }
  const undated = step === -1 ? await archive.month(of.list, UNDATED_MONTH) : [];
  return undated.length > 0 ? `${of.path}/${monthWord(UNDATED_MONTH)}` : null;
}

/** The month so many months later: `2007-12` and 1 give `2008-01`. */
export function monthAway(month: string, by: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}
