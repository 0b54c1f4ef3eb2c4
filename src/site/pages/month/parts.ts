/** Stories in a closed part of a month. */
const WHOLE = 60;

/**
 * How many parts of a month are closed. Parts are counted from the oldest story and hold sixty each, so a part
 * once closed keeps its address and its stories; what is left over, one story to sixty, stands at the month's own address.
 */
export function closedParts(count: number): number {
  return Math.max(0, Math.ceil(count / WHOLE) - 1);
}

/** The ids of one part, newest first, from all ids of the month, newest first. A part that is not closed has none. */
export function idsOfPart(ids: readonly string[], part: number | null): readonly string[] {
  const closed = closedParts(ids.length);
  if (part === null) return ids.slice(0, ids.length - closed * WHOLE);
  if (part > closed) return [];
  const end = ids.length - (part - 1) * WHOLE;
  return ids.slice(end - WHOLE, end);
}
