import type { Slice } from '../../story/archive.ts';

/** Entries in a closed part of a list. */
const WHOLE = 60;

/**
 * How many parts of a month, or of another long list, are closed. Parts are counted from the oldest story and hold sixty each, so a part
 * once closed keeps its address and its stories; what is left over, one story to sixty, stands at the month's own address.
 */
export function closedParts(count: number): number {
  return Math.max(0, Math.ceil(count / WHOLE) - 1);
}

/** The ids of one part, newest first, from all ids of the month, newest first. A part that is not closed has none. */
export function idsOfPart(ids: readonly string[], part: number | null): readonly string[] {
  const { skip, limit } = sliceOfPart(ids.length, part);
  return ids.slice(skip, skip + limit);
}

/** Where a part stands in so many entries, newest first; null is what is newer than every closed part. A part that is not closed holds none. */
export function sliceOfPart(count: number, part: number | null): Slice {
  const closed = closedParts(count);
  if (part === null) return { skip: 0, limit: count - closed * WHOLE };
  return part > closed ? { skip: 0, limit: 0 } : { skip: count - part * WHOLE, limit: WHOLE };
}
