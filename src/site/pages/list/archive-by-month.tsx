import type { VNode } from 'preact';
import type { MonthCount } from '../../../story/archive.ts';
import { UNDATED_MONTH } from '../../../story/lists.ts';
import type { RenderContext } from '../../layout/render-context.ts';
import { monthWord } from '../month/month-words.ts';
import { monthName } from '../../times.ts';

interface ArchiveByMonthProps {
  readonly months: readonly MonthCount[];
  /** How many of the newest stories stand on the page already. */
  readonly shown: number;
  /** The list's own address; a month stands one step below it. */
  readonly path: string;
  readonly context: RenderContext;
}

/** The way to all older stories of a list: the month of the first that is not shown, then every month, a line a year, and those without a date. */
export function ArchiveByMonth({ months, shown, path, context }: ArchiveByMonthProps): VNode | null {
  const { words, edition } = context;
  const next = monthAfter(months, shown);
  if (months.length === 0) return null;
  return (
    <nav class="months" aria-label={words.byMonth}>
      {next !== null && (
        <p class="more">
          <a href={`${path}/${monthWord(next)}`}>{words.olderStories}</a>
        </p>
      )}
      <dl>
        {yearsOf(months).map(([year, own]) => (
          <div>
            <dt>{year}</dt>
            {own.map(({ month }) => (
              <dd>
                <a href={`${path}/${month}`}>{monthName(month, edition.lang)}</a>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {months.some(({ month }) => month === UNDATED_MONTH) && (
        <p>
          <a href={`${path}/${monthWord(UNDATED_MONTH)}`}>{words.undated}</a>
        </p>
      )}
    </nav>
  );
}

/** The month in which the story after the first `shown` stands; null when there is none. */
function monthAfter(months: readonly MonthCount[], shown: number): string | null {
  let passed = 0;
  for (const { month, count } of months) {
    passed += count;
    if (passed > shown) return month;
  }
  return null;
}

function yearsOf(months: readonly MonthCount[]): [string, MonthCount[]][] {
  return [
    ...Map.groupBy(
      months.filter(({ month }) => month !== UNDATED_MONTH),
      ({ month }) => month.slice(0, 4),
    ),
  ];
}
