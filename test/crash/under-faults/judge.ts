/** What was done while things failed, as it was seen from outside; moments are in milliseconds of one steady clock. */
export type Noted =
  /** A version of a report was tried, and then acknowledged. */
  | { readonly is: 'tried' | 'acknowledged'; readonly report: string; readonly version: number; readonly at: number }
  /** A road to readers was told to have it: a delivery node by the receipt, the cache by its confirmed purge. */
  | {
      readonly is: 'confirmed';
      readonly road: string;
      readonly report: string;
      readonly version: number;
      readonly at: number;
    }
  /** A reader asked and had this version; or something else, in words. */
  | {
      readonly is: 'read';
      readonly road: string;
      readonly report: string;
      readonly from: number;
      readonly to: number;
      readonly had: number | string;
    }
  | { readonly is: 'fault' | 'mended' | 'well'; readonly what: string; readonly at: number };

type Read = Extract<Noted, { is: 'read' }>;

/** Roads on which an answer is owed to every reader, whatever fails behind them. */
export const ALWAYS = 'cache';

/**
 * Judges a history: what was against the rules, in words; empty when nothing was. A read that began after a road was told to have a version has that or a later
 * one; nobody reads what was not tried, or on a road that never fails nothing at all; on one node no read goes back behind one that had ended before it began.
 */
export function judge(history: readonly Noted[]): string[] {
  const tried = newest(history.flatMap((one) => (one.is === 'tried' ? [one] : [])));
  const reads = history.flatMap((one) => (one.is === 'read' ? [one] : []));
  return reads.flatMap((read) => {
    const had =
      typeof read.had === 'number' ? judgeVersion(history, read, read.had, tried) : judgeFailure(read, read.had);
    return had === null ? [] : [`${read.road}, report ${read.report}, at ${(read.from / 1000).toFixed(1)} s: ${had}`];
  });
}

function judgeFailure({ road }: Read, said: string): string | null {
  // A node that was killed answers nobody; what it does answer is right.
  return road === ALWAYS || !said.startsWith('no answer') ? said : null;
}

function judgeVersion(
  history: readonly Noted[],
  { road, report, from }: Read,
  had: number,
  tried: ReadonlyMap<string, number>,
): string | null {
  if (had > (tried.get(report) ?? 0)) return `version ${had}, which nobody had published`;
  let owed = 0;
  for (const one of history) {
    if (!('report' in one) || one.report !== report || !('road' in one) || one.road !== road) continue;
    if (one.is === 'confirmed' && one.at <= from) owed = Math.max(owed, one.version);
    if (one.is === 'read' && road !== ALWAYS && one.to <= from && typeof one.had === 'number')
      owed = Math.max(owed, one.had);
  }
  return had < owed ? `version ${had}, after version ${owed} had been there` : null;
}

function newest(all: readonly { readonly report: string; readonly version: number }[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { report, version } of all) found.set(report, Math.max(version, found.get(report) ?? 0));
  return found;
}
