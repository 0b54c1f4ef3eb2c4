import type { VNode } from 'preact';
import type { MonthCount } from '../../../story/archive.ts';
import type { Around } from '../../layout/around.ts';
import { monthName } from '../../times.ts';

interface ArchiveByMonthProps {
  readonly months: readonly MonthCount[];
  /** The list's own address; a month stands one step below it. */
  readonly path: string;
  readonly around: Around;
}

/** The way to all older stories of a list: its newest month first, then every month, a line a year. */
export function ArchiveByMonth({ months, path, around }: ArchiveByMonthProps): VNode | null {
  const { words, edition } = around;
  const [newest] = months;
  if (!newest) return null;
  return (
    <nav class="months" aria-label={words.byMonth}>
      <p class="more"><a href={`${path}/${newest.month}`}>{words.olderStories}</a></p>
      <dl>
        {yearsOf(months).map(([year, own]) => (
          <div>
            <dt>{year}</dt>
            {own.map(({ month }) => (
              <dd><a href={`${path}/${month}`}>{monthName(month, edition.lang)}</a></dd>
            ))}
          </div>
        ))}
      </dl>
    </nav>
  );
}

function yearsOf(months: readonly MonthCount[]): [string, MonthCount[]][] {
  return [...Map.groupBy(months, ({ month }) => month.slice(0, 4))];
}
